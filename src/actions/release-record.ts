import { forResearcher } from '../examine/for-researcher.js';
import type { CheckReport, Finding } from '../examine/report.js';
import { findingsOn } from '../requests/findings.js';
import type { Project } from '../requests/project.js';
import type { ReleaseRequest, RequestFile } from '../requests/request.js';

export interface ReleaseSubject {
  readonly id: string;
  readonly at: string;
  readonly request: ReleaseRequest;
  readonly project: Project;
  readonly files: readonly RequestFile[];
  readonly report: CheckReport;
}

/** The record that leaves with the files: what was checked, found and decided, and no name of anyone who decided. */
export const releaseRecord = ({ report: whole, ...subject }: ReleaseSubject): Readonly<Record<string, unknown>> => recordOf({ ...subject, report: forResearcher(whole) });

const recordOf = ({ id, at, request, project, files, report }: ReleaseSubject): Readonly<Record<string, unknown>> => ({
  schema: 'airlock.release/1',
  id, releasedAt: at,
  request: { id: request.id, ref: request.ref, title: request.title, round: request.round, createdAt: request.createdAt, sentAt: request.sentAt },
  project: { code: project.code, title: project.title, organisation: project.organisation },
  pack: report.pack,
  tool: report.tool,
  rules: report.rules.map(({ id: rule, version, ran, flagged, notEvaluable }) => ({ id: rule, version, ran, flagged, notEvaluable })),
  ...(report.criteria && { criteria: report.criteria }),
  files: files.map((file) => ({
    name: file.name, sha256: file.sha256, bytes: file.bytes, kind: file.kind,
    findings: findingsOn(report, file).map(withoutValues),
    ...(file.answers.exception !== undefined && { exception: { because: file.answers.exception, findings: file.answers.exceptionFindings ?? [] } }),
    decision: decisionOn(request, file),
  })),
});

const withoutValues = ({ id, rule, ruleVersion, verdict, certainty, consequence, message }: Finding) => ({ id, rule, ruleVersion, verdict, certainty, consequence, message });

function decisionOn(request: ReleaseRequest, file: RequestFile) {
  const approvals = request.votes.filter((vote) => vote.file === file.id && vote.sha256 === file.sha256 && vote.ballot === 'approve');
  return { outcome: 'approved', approvals: new Set(approvals.map((vote) => vote.checker)).size, needed: request.terms!.checkers, ...(approvals.length > 0 && { at: approvals.at(-1)!.at }) };
}
