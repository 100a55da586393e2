import { hasFinished } from '../requests/request.js';
import { act } from './act.js';

/** A checker takes back their decision on one file of this round, as long as nobody counts it yet. */
export const unvote = act<{ readonly file: string }>('unvote', {
  refuses: (request, { file }, { actor }) => {
    if (!request.claims.some((one) => one.checker === actor.id)) return { refused: 'not-claimed' };
    if (hasFinished(request, actor.id)) return { refused: 'already-finished' };
    return request.files.some((one) => one.id === file) ? undefined : { refused: 'no-such-file', about: [file] };
  },
  repeats: (request, { file }, { actor }) => !request.votes.some((one) => one.file === file && one.checker === actor.id && one.round === request.round),
  changes: (request, { file }, { actor }) => ({ votes: request.votes.filter((one) => one.file !== file || one.checker !== actor.id || one.round !== request.round) }),
  remembers: (request, { file }) => ({ round: request.round, file }),
});
