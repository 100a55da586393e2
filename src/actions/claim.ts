import { checkersNeeded } from '../requests/settle.js';
import { act } from './act.js';

/** A checker takes the request, alone or as one of those it needs. */
export const claim = act<void>('claim', {
  refuses: (request, _input, { actor }) => {
    if (request.claims.some((one) => one.checker === actor.id)) return { refused: 'already-claimed' };
    return request.claims.length >= checkersNeeded(request) ? { refused: 'enough-checkers' } : undefined;
  },
  changes: (request, _input, { actor, at }) => ({ claims: [...request.claims, { checker: actor.id, at }] }),
  remembers: (request) => ({ round: request.round, claims: request.claims.length }),
});
