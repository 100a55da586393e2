import { idOf } from './finding.js';
import type { FileReport } from './report.js';

const words = {
  memory: 'It needed more memory than one file may take',
  time: 'It took longer than one file may take',
  crash: 'It broke the program that reads it',
} as const;

/** What the report says of a file whose reader died: not read, and a human looks. */
export function couldNotExamine({ path, sha256, bytes = 0 }: { readonly path: string; readonly sha256: string; readonly bytes?: number }, death: keyof typeof words) {
  const report: FileReport = {
    path, sha256, bytes, kind: 'unknown', status: 'review', read: 'not', tables: [],
    findings: [{
      id: idOf(['could-not-check', sha256, death]), rule: 'could-not-check', ruleVersion: 1, verdict: 'not-evaluable', certainty: 'possible',
      consequence: 'review', severity: 'high', where: [{ file: path }],
      message: `This file could not be checked. ${words[death]}. Nothing was lost; a checker must look at it by hand, or send a smaller or simpler file.`,
    }],
  };
  const subject = { path, kind: 'unknown', bytes, sha256, read: 'not' as const, numericCells: 0, unexplained: 0, rows: 0, tables: [], facts: [], profiles: [], pieces: [] };
  return { report, subject, counts: [] };
}
