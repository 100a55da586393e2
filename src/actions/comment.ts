import { requestLimits } from '../requests/limits.js';
import type { Comment, ReleaseRequest } from '../requests/request.js';
import { act } from './act.js';

export type NewComment = Pick<Comment, 'text' | 'audience' | 'file' | 'finding' | 'cell'>;

/** Somebody of the request says something, pinned to a file, a finding or a cell. What the author says is for everyone. */
export const comment = act<NewComment>('comment', {
  refuses: (request, { text, file }) => {
    if (text.trim() === '') return { refused: 'text-missing' };
    return file === undefined || isFileOf(request, file) ? undefined : { refused: 'no-such-file', about: [file] };
  },
  changes: (request, { text, audience, ...pins }, { actor, at, ports }) => ({
    comments: [...request.comments, {
      ...pins, id: ports.newId(), author: actor.id, at, round: request.round, text: text.trim().slice(0, requestLimits.text),
      audience: actor.id === request.author ? 'researcher' : audience,
    }],
  }),
  remembers: (request) => ({ round: request.round, comment: request.comments.at(-1)!.id, audience: request.comments.at(-1)!.audience }),
});

const isFileOf = (request: ReleaseRequest, id: string): boolean => [...request.files, ...request.pastFiles].some((file) => file.id === id);
