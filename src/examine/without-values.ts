import type { CheckReport, Finding } from './report.js';

const bare = ({ evidence: _evidence, ...finding }: Finding): Finding => finding;

/** The report as it may be printed by default: no value of any file (contract.md: `evidence` only with --values). */
export const withoutValues = (report: CheckReport): CheckReport => ({
  ...report,
  files: report.files.map((file) => ({ ...file, findings: file.findings.map(bare) })),
  findings: report.findings.map(bare),
});
