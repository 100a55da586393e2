import type { CheckReport } from '../examine/report.js';
import { allFindings } from '../requests/findings.js';
import type { ReleaseRequest, RoundCheck } from '../requests/request.js';

/** What a round keeps of its report: where it is, and the counts that queues are ordered by. */
export function roundCheck(request: ReleaseRequest, report: CheckReport, digest: string, at: string): RoundCheck {
  const count = (consequence: 'fail' | 'review') => allFindings(report).filter((finding) => finding.consequence === consequence).length;
  return {
    round: request.round, report: digest, at, pack: report.pack, fails: count('fail'), reviews: count('review'),
    unread: report.files.filter((file) => file.read !== 'whole').length,
  };
}
