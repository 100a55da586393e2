import { act } from './act.js';

/** The researcher takes the request back. Nothing more leaves. */
export const withdraw = act<{ readonly reason?: string }>('withdraw', {
  changes: (_request, { reason }, { at }) => ({ endedAt: at, reason: reason?.trim() || undefined }),
  remembers: (request) => ({ round: request.round }),
});
