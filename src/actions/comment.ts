import { requestLimits } from '../requests/limits.js';
import type { Actor } from '../requests/lifecycle.js';
import type { Comment, ReleaseRequest } from '../requests/request.js';
import { act } from './act.js';

export type NewComment = Pick<Comment, 'text' | 'audience' | 'file' | 'finding' | 'cell' | 'fix'>;

/** Somebody of the request says something, pinned to a file, a finding or a cell. What the author says is for everyone. */
export const comment = act<NewComment>('comment', {
  refuses: (request, { text, file }) => {
    if (text.trim() === '') return { refused: 'text-missing' };
    return file === undefined || isFileOf(request, file) ? undefined : { refused: 'no-such-file', about: [file] };
  },
  // The last words sent again, because their answer was lost, are said once.
  repeats: (request, { text, file, finding, cell, audience, fix }, { actor }) => {
    const last = request.comments.at(-1);
    return last?.author === actor.id && last.text === tidied(text) && last.file === file && last.finding === finding && last.cell === cell
      && last.fix?.key === fix?.key && last.fix?.number === fix?.number && last.round === request.round && last.audience === audienceOf(request, actor, audience);
  },
  changes: (request, { text, audience, ...pins }, { actor, at, ports }) => ({
    comments: [...request.comments, {
      ...pins, id: ports.newId(), author: actor.id, at, round: request.round, text: tidied(text),
      audience: audienceOf(request, actor, audience),
    }],
  }),
  remembers: (request) => ({ round: request.round, comment: request.comments.at(-1)!.id, audience: request.comments.at(-1)!.audience }),
});

const tidied = (text: string): string => text.trim().slice(0, requestLimits.text);
const audienceOf = (request: ReleaseRequest, { id }: Actor, audience: Comment['audience']): Comment['audience'] => (id === request.author ? 'researcher' : audience);
const isFileOf = (request: ReleaseRequest, id: string): boolean => [...request.files, ...request.pastFiles].some((file) => file.id === id);
