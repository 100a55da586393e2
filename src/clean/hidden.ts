import type { Fact } from '../sdc/subjects.js';

/** Facts about what a person can see, or about the file as a whole. Everything else is content that cannot be seen. */
const open: ReadonlySet<string> = new Set([
  'file-type', 'file-empty', 'signature-mismatch', 'git-file', 'figure', 'svg-marks', 'prose-count', 'formula-cell', 'xlsx-header-footer', 'json-records',
  'acro-results', 'acro-output', 'acro-config', 'log-record-print', 'log-extremes-print', 'log-path', 'code-identifier', 'code-secret', 'code-inline-data', 'code-path', 'code-count-comment',
]);

/** What was taken out, by kind of fact, with how many places had it. */
export interface Removed {
  readonly is: string;
  readonly count: number;
}

export const isHidden = ({ is }: Fact): boolean => !open.has(is);

/** The hidden content of a file, by kind, in the order it was found. */
export function hiddenIn(facts: readonly Fact[]): Removed[] {
  const found = new Map<string, number>();
  for (const fact of facts.filter(isHidden)) found.set(fact.is, (found.get(fact.is) ?? 0) + 1);
  return [...found].map(([is, count]) => ({ is, count }));
}
