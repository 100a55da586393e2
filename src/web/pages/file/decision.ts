import type { Finding } from '../../../examine/report.js';
import type { ReleaseRequest, RequestFile, Vote } from '../../../requests/request.js';
import { plural } from '../../words/plural.js';

export interface DecisionModel {
  /** May decide now. */
  readonly open: boolean;
  /** Why not, when there is something to decide. */
  readonly says: string;
  readonly opened: number;
  readonly blocking: number;
  /** Approving goes against a finding. */
  readonly needsReason: boolean;
  readonly mine?: Vote['ballot'];
  readonly myReason?: string;
  readonly firstUnopened?: string;
}

interface Known {
  readonly checker: string;
  readonly isStaff: boolean;
  readonly blocking: readonly Finding[];
  readonly against: readonly Finding[];
  readonly votes: readonly Vote[];
  readonly finished: boolean;
}

/** What the decision bar offers this person about this file. */
export function decisionOf(request: ReleaseRequest, file: RequestFile, { checker, isStaff, blocking, against, votes, finished }: Known): DecisionModel | undefined {
  if (!isStaff || file.purpose !== 'output' || !request.files.some((one) => one.id === file.id)) return undefined;
  const openedIds = new Set(request.opened.filter((one) => one.checker === checker).map((one) => one.finding));
  const unopened = blocking.filter((finding) => !openedIds.has(finding.id));
  const last = votes.findLast((vote) => vote.file === file.id && vote.checker === checker && vote.round === request.round && vote.sha256 === file.sha256);
  const isMine = request.claims.some((claim) => claim.checker === checker);
  const open = request.state === 'inReview' && isMine && !finished && file.outcome === undefined;
  return {
    open, says: saysOf(request, file, { isMine, finished }, unopened.length, blocking.length), opened: blocking.length - unopened.length, blocking: blocking.length, needsReason: against.length > 0,
    ...(last ? { mine: last.ballot } : {}), ...(last?.reason ? { myReason: last.reason } : {}), ...(unopened[0] ? { firstUnopened: unopened[0].id } : {}),
  };
}

function saysOf(request: ReleaseRequest, file: RequestFile, { isMine, finished }: { readonly isMine: boolean; readonly finished: boolean }, unopened: number, blocking: number): string {
  if (file.outcome) return 'This file has been decided.';
  if (request.state === 'waiting') return 'Claim the request to decide.';
  if (request.state !== 'inReview') return 'There is nothing to decide now.';
  if (!isMine) return 'Claim the request to decide.';
  if (finished) return 'You have sent your review.';
  if (unopened > 0) return `${unopened} of ${plural(blocking, 'blocking finding')} not opened yet.`;
  return blocking > 0 ? 'Every blocking finding opened.' : 'The other checker cannot see your decision yet.';
}
