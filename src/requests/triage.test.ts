import { expect, it } from '@jest/globals';
import { aFinding } from '../../test/support/makers.js';
import type { CheckReport, FileReport, Finding } from '../examine/report.js';
import { triage } from './triage.js';

const report = (findings: Finding[], file: Partial<FileReport> = {}, files = 1): CheckReport => ({
  schema: 'airlock.check-report/1', tool: { name: 'airlock', version: '0' }, pack: { id: 'p', version: '1', digest: 'sha256:0' }, status: 'pass',
  files: Array.from({ length: files }, () => ({ path: 'a.csv', sha256: 'aa', bytes: 1, kind: 'csv', status: 'pass', read: 'whole', tables: [], findings: [], ...file })),
  findings, rules: [], durationMs: 1,
});

it.each<[string, CheckReport, 'review' | 'release', string]>([
  ['nothing found, and the pack lets it go', report([]), 'release', 'releasing'],
  ['nothing found, and the pack asks for people', report([]), 'review', 'waiting'],
  ['a note only', report([aFinding({ consequence: 'note' })]), 'release', 'releasing'],
  ['a rule that could not decide, even as a note', report([aFinding({ consequence: 'note', verdict: 'not-evaluable' })]), 'release', 'waiting'],
  ['a review', report([aFinding({ consequence: 'review' })]), 'release', 'waiting'],
  ['a finding in a file', report([], { findings: [aFinding()] }), 'release', 'waiting'],
  ['a file read in part', report([], { read: 'partly' }), 'release', 'waiting'],
  ['no files at all', report([], {}, 0), 'release', 'waiting'],
])('%s', (_words, checked, noFindings, state) => {
  expect(triage(checked, { noFindings })).toBe(state);
});
