import { Router } from 'express';
import { ownFindings } from '../../../examine/own-findings.js';
import type { Deps, RuleWords } from '../../deps.js';
import { param } from '../../form.js';
import { notFound } from '../../middleware/errors.js';

/** What a rule means, in the rule's own words. */
export function rulesPage({ rules }: Deps): Router {
  const router = Router();
  router.get('/rules', (_req, res) => res.render('pages/rules/list.njk', { title: 'Rules', rules: [...rules].map(([id, words]) => ({ id, summary: words.summary })).sort((a, b) => (a.id < b.id ? -1 : 1)) }));
  router.get('/rules/:rule', (req, res) => {
    const id = param(req, 'rule');
    const words: RuleWords | undefined = rules.get(id) ?? ownFindings[id];
    if (!words) throw notFound();
    res.render('pages/rules/page.njk', { title: id, words, paragraphs: paragraphsOf(words.readme) });
  });
  return router;
}

/** The opening of the rule's README, up to its first example. */
const paragraphsOf = (readme = ''): string[] => readme.split(/^### /m)[0]!.split(/\n{2,}/).map((part) => part.replaceAll(/\s+/g, ' ').replaceAll(/[`*_]/g, '').trim()).filter((part) => part !== '' && !part.startsWith('#'));
