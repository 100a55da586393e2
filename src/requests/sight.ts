import { conflictOf, type Actor } from './lifecycle.js';
import { hasFinished, type Comment, type ReleaseRequest, type RequestFile, type Vote } from './request.js';
import { settle } from './settle.js';

/** Whether this actor sees the request as one of its checkers or managers, and not as a member of the project. */
export const seesAsStaff = (request: ReleaseRequest, actor: Actor): boolean =>
  actor.is === 'system' || (actor.roles.some((role) => role !== 'researcher') && conflictOf(request, actor) === undefined);

const isBlind = (request: ReleaseRequest): boolean => request.state === 'inReview' && request.terms?.review !== 'sequential';

/**
 * The votes this actor may see. Researchers never see votes. A checker sees their own, and those of earlier rounds;
 * others' votes of this round once it is settled, once both have finished and differ, or at once in sequential review.
 */
export function votesSeenBy(request: ReleaseRequest, actor: Actor): Vote[] {
  if (!seesAsStaff(request, actor)) return [];
  if (actor.is === 'system' || !isBlind(request)) return [...request.votes];
  const bothDiffer = hasFinished(request, actor.id) && settle(request).differ.length > 0;
  return request.votes.filter((vote) =>
    vote.checker === actor.id || vote.round < request.round || (bothDiffer && hasFinished(request, vote.checker)));
}

/** The comments this actor may see. What is said for the researcher reaches them when the request leaves review. */
export function commentsSeenBy(request: ReleaseRequest, actor: Actor): Comment[] {
  if (!seesAsStaff(request, actor)) {
    const isOut = (one: Comment) => one.round < request.round || !['checking', 'waiting', 'inReview'].includes(request.state);
    return request.comments.filter((one) => one.audience === 'researcher' && (one.author === request.author || isOut(one)));
  }
  if (actor.is === 'system' || !isBlind(request) || hasFinished(request, actor.id)) return [...request.comments];
  return request.comments.filter((one) => one.author === actor.id || one.author === request.author || one.round < request.round);
}

/**
 * Why a file was sent back or refused, in the words of those who decided against it and without their names: what its
 * researcher reads. Nothing before the file is settled, and nothing of it once other bytes stand in its place.
 */
export function reasonsAgainst(request: ReleaseRequest, file: RequestFile): string[] {
  if (file.outcome !== 'changes' && file.outcome !== 'refused') return [];
  const last = new Map(request.votes.filter((vote) => vote.file === file.id && vote.sha256 === file.sha256).map((vote) => [`${vote.round} ${vote.checker}`, vote]));
  const newest = Math.max(...[...last.values()].map((vote) => vote.round));
  return [...last.values()].flatMap((vote) => (vote.round === newest && vote.ballot !== 'approve' && vote.reason !== undefined ? [vote.reason] : []));
}
