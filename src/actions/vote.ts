import { blockingOn, findingsOn, needsReason } from '../requests/findings.js';
import type { Actor } from '../requests/lifecycle.js';
import type { Refused } from '../requests/refusals.js';
import { fileOf, hasFinished, type Ballot, type ReleaseRequest, type RequestFile } from '../requests/request.js';
import type { Ports } from '../ports/index.js';
import { act, type Moment, type Outcome, type Target } from './act.js';
import { isOutdated, reportOf, type ReadReport } from './report-of.js';

/**
 * One checker's decision on one file. `sha256` is of the bytes they read: the vote is about those and no others.
 * Two checkers vote at the same time, so it is the digest, and not the version of the request, that says what was seen.
 */
export interface Decision {
  readonly file: string;
  readonly sha256: string;
  readonly ballot: Ballot;
  readonly reason?: string;
}

export const vote = async (ports: Ports, target: Target, actor: Actor, input: Decision): Promise<Outcome> =>
  cast(ports, target, actor, { ...input, reason: input.reason?.trim() || undefined, read: await reportOf(ports, target.id) });

type Voting = Decision & { readonly read: ReadReport | undefined };

const cast = act<Voting>('vote', {
  refuses: (request, input, moment) => claimRefusal(request, moment) ?? fileRefusal(request, input) ?? ballotRefusal(request, input, moment),
  // The same decision sent again, because its answer was lost, is one decision.
  repeats: (request, { file, sha256, ballot, reason }, { actor }) => {
    const last = request.votes.findLast((one) => one.checker === actor.id && one.file === file && one.round === request.round);
    return last?.sha256 === sha256 && last.ballot === ballot && last.reason === reason;
  },
  changes: (request, { file, sha256, ballot, reason }, { actor, at }) => ({
    votes: [...request.votes, { checker: actor.id, file, sha256, round: request.round, ballot, at, ...(reason !== undefined && { reason }) }],
  }),
  remembers: (request, { file, sha256, ballot, reason }) => ({ round: request.round, file, sha256, ballot, reasoned: reason !== undefined }),
});

function claimRefusal(request: ReleaseRequest, { actor }: Moment): Refused | undefined {
  if (!request.claims.some((one) => one.checker === actor.id)) return { refused: 'not-claimed' };
  return hasFinished(request, actor.id) ? { refused: 'already-finished' } : undefined;
}

function fileRefusal(request: ReleaseRequest, { file: id, sha256, read }: Voting): Refused | undefined {
  const file = fileOf(request, id);
  if (!file) return { refused: 'no-such-file', about: [id] };
  if (file.purpose !== 'output') return { refused: 'not-an-output', about: [id] };
  if (file.sha256 !== sha256) return { refused: 'files-changed', about: [id] };
  if (file.outcome !== undefined) return { refused: 'file-settled', about: [id] };
  return isOutdated(request, read) ? { refused: 'stale' } : undefined;
}

function ballotRefusal(request: ReleaseRequest, { file: id, ballot, reason, read }: Voting, { actor }: Moment): Refused | undefined {
  const file = fileOf(request, id) as RequestFile;
  if (ballot !== 'approve') return reason === undefined ? { refused: 'reason-missing', about: [id] } : undefined;
  const opened = new Set(request.opened.filter((one) => one.checker === actor.id).map((one) => one.finding));
  const unopened = blockingOn(read!.report, file).filter((finding) => !opened.has(finding.id)).map((finding) => finding.id);
  if (unopened.length > 0) return { refused: 'findings-unopened', about: [...new Set(unopened)] };
  const against = findingsOn(read!.report, file).filter(needsReason);
  return against.length > 0 && reason === undefined ? { refused: 'reason-missing', about: [id] } : undefined;
}
