import { commentsSeenBy } from '../requests/sight.js';
import { act } from './act.js';

export interface Resolution {
  readonly comment: string;
  /** Done with, or open again. */
  readonly isDone: boolean;
}

/** Somebody of the request says that a comment they can see has been dealt with, or that it has not. */
export const resolve = act<Resolution>('resolve', {
  refuses: (request, { comment }, { actor }) => (commentsSeenBy(request, actor).some((one) => one.id === comment) ? undefined : { refused: 'not-found' }),
  repeats: (request, { comment, isDone }) => request.comments.some((one) => one.id === comment && (one.resolved !== undefined) === isDone),
  changes: (request, { comment, isDone }, { actor, at }) => ({
    comments: request.comments.map((one) => {
      if (one.id !== comment) return one;
      const { resolved: _, ...open } = one;
      return isDone ? { ...open, resolved: { by: actor.id, at } } : open;
    }),
  }),
  remembers: (request, { comment, isDone }) => ({ round: request.round, comment, done: isDone }),
});
