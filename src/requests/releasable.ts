import type { CheckReport } from '../examine/report.js';
import type { ReleaseRequest, RequestFile } from './request.js';
import { triage } from './triage.js';

/**
 * Whether this file may leave with the bytes it has now: enough checkers approved exactly these bytes in one round, or the
 * packs let a request without findings go and the report on exactly these bytes has none. Asked again at the door,
 * whatever the file's outcome says.
 */
export function isApprovedAsRead(request: ReleaseRequest, file: RequestFile, report: CheckReport | undefined): boolean {
  const needed = request.terms?.checkers ?? 2;
  const last = new Map(request.votes.filter((vote) => vote.file === file.id).map((vote) => [`${vote.round} ${vote.checker}`, vote]));
  const approvals = [...last.values()].filter((vote) => vote.ballot === 'approve' && vote.sha256 === file.sha256 && isFinishedVote(request, vote.checker, vote.round));
  if (Math.max(0, ...[...new Set(approvals.map((vote) => vote.round))].map((round) => approvals.filter((vote) => vote.round === round).length)) >= needed) return true;
  const wasRead = report?.files.some((one) => one.sha256 === file.sha256) === true;
  return wasRead && request.terms !== undefined && triage(report, request.terms) === 'releasing';
}

const isFinishedVote = (request: ReleaseRequest, checker: string, round: number): boolean =>
  request.finished.some((one) => one.checker === checker && one.round === round);
