import type { CheckReport } from '../examine/report.js';
import type { State } from './lifecycle.js';
import type { Terms } from './request.js';

/**
 * Where a checked request goes: to people, unless the pack lets a request without a single finding go, every file
 * of it was read whole and not one rule was unable to decide.
 */
export function triage(report: CheckReport, terms: Pick<Terms, 'noFindings'>): Extract<State, 'waiting' | 'releasing'> {
  const findings = [...report.findings, ...report.files.flatMap((file) => file.findings)];
  const isClear = report.files.length > 0
    && report.files.every((file) => file.read === 'whole')
    && findings.every((finding) => finding.consequence === 'note' && finding.verdict === 'flagged');
  return isClear && terms.noFindings === 'release' ? 'releasing' : 'waiting';
}
