import type { CheckReport, Finding } from '../examine/report.js';
import { isBlocking, type RequestFile } from './request.js';

const isOf = (path: string | undefined, file: Pick<RequestFile, 'name'>): boolean => path === file.name || path?.startsWith(`${file.name}!/`) === true;

/** Everything the report says of this file: its own findings, those of its members, and those of the request that point at it. */
export const findingsOn = (report: CheckReport, file: Pick<RequestFile, 'name'>): Finding[] => [
  ...report.files.filter((one) => isOf(one.path, file)).flatMap((one) => one.findings),
  ...report.findings.filter((finding) => finding.where.some((place) => isOf(place.file, file))),
];

export const blockingOn = (report: CheckReport, file: Pick<RequestFile, 'name'>): Finding[] => findingsOn(report, file).filter(isBlocking);

/** Whether approving in spite of this finding is a decision that needs a reason: it blocks, or it was found and needs judgement. */
export const needsReason = (finding: Finding): boolean =>
  isBlocking(finding) || (finding.consequence === 'review' && finding.verdict === 'flagged');

export const allFindings = (report: CheckReport): Finding[] => [...report.files.flatMap((file) => file.findings), ...report.findings];

/** Digests of the files that look like one row for each person. */
export const recordLike = (report: CheckReport): ReadonlySet<string> =>
  new Set(report.files.filter((file) => file.findings.some((finding) => finding.rule === 'row-level-data' && finding.verdict === 'flagged')).map((file) => file.sha256));
