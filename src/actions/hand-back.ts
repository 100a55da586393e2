import { hasFinished } from '../requests/request.js';
import { act } from './act.js';

/** A checker gives up their claim before they have finished; somebody else may take it. */
export const handBack = act<void>('handBack', {
  refuses: (request, _input, { actor }) => {
    if (!request.claims.some((one) => one.checker === actor.id)) return { refused: 'not-claimed' };
    return hasFinished(request, actor.id) ? { refused: 'already-finished' } : undefined;
  },
  changes: (request, _input, { actor }) => {
    const claims = request.claims.filter((one) => one.checker !== actor.id);
    return { claims, state: claims.length > 0 ? 'inReview' : 'waiting' };
  },
  remembers: (request) => ({ round: request.round, claims: request.claims.length }),
});
