import { act } from './act.js';

/** Something approved is not what was voted on: nothing leaves, and people look again at those files. */
export const halt = act<{ readonly files: readonly string[] }>('halt', {
  changes: (request, { files }) => ({
    reason: 'digest-differs', claims: [],
    // A round of its own, so that the votes on the other files stay true.
    round: request.round + 1, checks: request.checks.flatMap((check) => (check.round === request.round ? [check, { ...check, round: check.round + 1 }] : [check])),
    files: request.files.map((file) => (files.includes(file.id) ? { ...file, outcome: undefined } : file)),
  }),
  remembers: (request, { files }) => ({ round: request.round, files }),
});
