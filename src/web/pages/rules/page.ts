import { Router } from 'express';
import type { Deps } from '../../deps.js';
import { param } from '../../form.js';
import { notFound } from '../../middleware/errors.js';

/** What a rule means, in the rule's own words. */
export function rulesPage({ rules }: Deps): Router {
  const router = Router();
  router.get('/rules', (_req, res) => res.render('pages/rules/list.njk', { title: 'Rules', rules: [...rules].map(([id, words]) => ({ id, summary: words.summary })).sort((a, b) => (a.id < b.id ? -1 : 1)) }));
  router.get('/rules/:rule', (req, res) => {
    const id = param(req, 'rule');
    const words = rules.get(id) ?? own[id];
    if (!words) throw notFound();
    res.render('pages/rules/page.njk', { title: id, words, paragraphs: paragraphsOf(words.readme) });
  });
  return router;
}

/** Findings that the engine makes itself. */
const own: Readonly<Record<string, { readonly summary: string; readonly remedy: string; readonly readme?: string }>> = {
  'could-not-check': { summary: 'A file or a rule could not be checked to its end', remedy: 'A checker looks at it by hand' },
  'not-read': { summary: 'This kind of file cannot be read', remedy: 'Save it as CSV or XLSX, or let a checker look at it by hand' },
};

/** The opening of the rule's README, up to its first example. */
const paragraphsOf = (readme = ''): string[] => readme.split(/^### /m)[0]!.split(/\n{2,}/).map((part) => part.replaceAll(/\s+/g, ' ').replaceAll(/[`*_]/g, '').trim()).filter((part) => part !== '' && !part.startsWith('#'));
