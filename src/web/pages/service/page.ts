import { Router } from 'express';
import type { ReleaseRequest } from '../../../requests/request.js';
import { workingDaysBetween } from '../../../requests/due.js';
import type { Deps } from '../../deps.js';
import { stopFor } from '../../middleware/errors.js';
import { personOf } from '../../middleware/person.js';
import { dayOf, due } from '../../words/days.js';
import { plural } from '../../words/plural.js';

/** M1, the basics: what waits, what is late, what moves. Counts only; no averages of risk. */
export function servicePage({ ports }: Deps): Router {
  const router = Router();
  router.get('/service', async (_req, res) => {
    if (!personOf(res).isManager) throw stopFor({ refused: 'not-allowed' });
    const now = ports.now();
    const { items, next } = await ports.reads.requests({}, { limit: 1000 });
    const late = items.filter((request) => isWaiting(request) && request.dueAt && due(request.dueAt, now, ports.holidays).left < 0).length;
    const stuck = await ports.reads.stuck(['checking', 'releasing'], new Date(Date.parse(now) - 10 * 60_000).toISOString());
    const ended = items.filter((request) => request.sentAt && request.releases.length > 0).map((request) => workingDaysBetween(dayOf(request.sentAt!), dayOf(request.releases[0]!.at), ports.holidays));
    res.render('pages/service/page.njk', {
      title: 'Service health', cut: next !== undefined,
      says: stuck.length > 0 ? `${plural(stuck.length, 'request')} stuck in the machine for more than ten minutes: look at the workers.` : late > 0 ? `${plural(late, 'request')} late.` : 'Everything moves. Nothing is late.',
      rows: rowsOf(items), late, half: quantile(ended, 0.5), most: quantile(ended, 0.9), answered: ended.length,
    });
  });
  return router;
}

const isWaiting = ({ state }: ReleaseRequest): boolean => state === 'waiting' || state === 'inReview' || state === 'checking';

const words = {
  draft: 'Being prepared', checking: 'Rules running', waiting: 'Unclaimed', inReview: 'Being checked', returned: 'With researchers', releasing: 'Being moved out', released: 'Released', refused: 'Refused', withdrawn: 'Taken back', recalled: 'Recalled',
} as const satisfies Record<ReleaseRequest['state'], string>;

/** How many requests stand where, in the order of a request's life. */
export const rowsOf = (requests: readonly ReleaseRequest[]) =>
  Object.entries(words).map(([state, where]) => ({ where, count: requests.filter((request) => request.state === state).length }));

/** The value that this share of all does not exceed; undefined when there are none. */
export function quantile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}
