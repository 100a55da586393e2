import { Router } from 'express';
import type { EventName } from '../../../requests/audit.js';
import type { Deps } from '../../deps.js';
import { namesOf } from '../../desk.js';
import { query } from '../../form.js';
import { stopFor } from '../../middleware/errors.js';
import { personOf } from '../../middleware/person.js';
import { momentWords } from '../../words/days.js';
import { plural } from '../../words/plural.js';

/** Every event in words. */
export const eventWords: Readonly<Record<EventName, string>> = {
  create: 'started a request', edit: 'changed a draft', submit: 'sent a request', checked: 'finished checking by rules', couldNotCheck: 'could not check a request: a person looks', recheck: 'asked for another check',
  claim: 'claimed a request', handBack: 'handed a request back', open: 'opened a finding', vote: 'decided on a file', unvote: 'took a decision back', finish: 'sent their review', returnEarly: 'returned a request early', comment: 'wrote a comment', resolve: 'marked a comment as done, or opened it again',
  releaseApproved: 'asked for the approved part', released: 'moved the approved files out', halt: 'stopped a release', withdraw: 'took a request back', recall: 'recalled a release',
  projectCreate: 'set up a project', projectChange: 'changed a project', accountCreate: 'opened an account', accountChange: 'changed an account', signIn: 'signed in', signInFailed: 'failed to sign in', signOut: 'signed out',
  tokenCreate: 'made a token', tokenRevoke: 'revoked a token', view: 'looked at', download: 'downloaded a release', evidenceDeleted: 'deleted evidence that was due to go',
};
const size = 100;

/** M4: the audit in words, with the check of its chain. */
export function auditPage(deps: Deps): Router {
  const router = Router();
  const { ports } = deps;
  router.get('/audit', async (req, res) => {
    const account = personOf(res);
    if (!account.isManager) throw stopFor({ refused: 'not-allowed' });
    const now = ports.now();
    const ref = query(req, 'request').trim().toUpperCase();
    const request = ref ? await ports.reads.requestByRef(ref) : undefined;
    const after = Number.parseInt(query(req, 'after'), 10);
    const subject = ref ? (request?.id ?? 'none') : undefined;
    const chain = await ports.reads.verifyAudit();
    const start = Number.isInteger(after) && after >= 0 ? after : subject ? 0 : Math.max(0, chain.entries - size);
    const events = await ports.reads.events({ ...(subject ? { subject } : {}), after: start, limit: size });
    const names = await namesOf(deps, events.map((event) => event.actor).filter((id) => id !== 'system' && id.includes('-')));
    res.render('pages/audit/page.njk', {
      title: 'Audit', ref, chain,
      says: chain.fault ? `The chain does not hold at entry ${chain.fault.seq}: ${faults[chain.fault.fault]}. Tell the team now.` : `All ${plural(chain.entries, 'entry', 'entries')} match; checked just now.`,
      events: [...events].reverse().map((event) => ({ seq: event.seq, when: momentWords(event.at, now), who: event.actor === 'system' ? 'Airlock' : (names.get(event.actor) ?? (event.actor === 'nobody' ? 'Somebody' : event.actor)), what: eventWords[event.name] ?? event.name, about: event.subject.is, hash: event.hash.slice(0, 12) })),
      earlier: !subject && start > 0 ? Math.max(0, start - size) : undefined, more: subject && events.length === size ? events.at(-1)!.seq : undefined,
    });
  });
  return router;
}

const faults = { gap: 'an entry is missing', 'broken-link': 'it does not follow from the one before', altered: 'it was altered' } as const;
