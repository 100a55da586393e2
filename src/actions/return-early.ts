import { act } from './act.js';

/** A checker sends the request back before every file is decided: something must change first. */
export const returnEarly = act<{ readonly reason: string }>('returnEarly', {
  refuses: (request, { reason }, { actor }) => {
    if (!request.claims.some((one) => one.checker === actor.id)) return { refused: 'not-claimed' };
    return reason.trim() === '' ? { refused: 'reason-missing' } : undefined;
  },
  changes: (_request, { reason }) => ({ reason: reason.trim() }),
  remembers: (request) => ({ round: request.round }),
});
