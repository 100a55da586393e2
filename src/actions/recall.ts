import { act } from './act.js';

/** A manager says that something released must no longer be used. What has left cannot be fetched back; the record says so. */
export const recall = act<{ readonly reason: string }>('recall', {
  refuses: (_request, { reason }) => (reason.trim() === '' ? { refused: 'reason-missing' } : undefined),
  changes: (_request, { reason }, { at }) => ({ reason: reason.trim(), endedAt: at }),
  remembers: (request) => ({ releases: request.releases.map((release) => release.id) }),
});
