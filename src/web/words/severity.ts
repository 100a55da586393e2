import type { Consequence, Finding } from '../../examine/report.js';

/** How a state of a finding or a file looks and reads: symbol, words and a class; never colour alone. */
export interface Mark {
  readonly symbol: string;
  readonly words: string;
  /** Suffix of the css class `al-mark--…`. */
  readonly look: 'block' | 'judge' | 'note' | 'none' | 'unchecked' | 'suppressed' | 'changed' | 'fix';
}

export const marks = {
  fail: { symbol: '!', words: 'Blocks release', look: 'block' },
  review: { symbol: '?', words: 'Needs judgement', look: 'judge' },
  note: { symbol: 'i', words: 'Note', look: 'note' },
  none: { symbol: '✓', words: 'No findings', look: 'none' },
  unchecked: { symbol: '–', words: 'Not checked', look: 'unchecked' },
  unread: { symbol: '–', words: 'Not read: a person must look', look: 'unchecked' },
  suppressed: { symbol: '[c]', words: 'Suppressed by the researcher', look: 'suppressed' },
  changed: { symbol: 'Δ', words: 'Changed since last round', look: 'changed' },
  fix: { symbol: '+', words: 'Suggested fix', look: 'fix' },
} as const satisfies Record<string, Mark>;

const rank: Record<Consequence, number> = { fail: 3, review: 2, note: 1 };

/** The worst of these findings as a mark; `none` when there are no findings. */
export function worstMark(findings: readonly Finding[]): Mark {
  const worst = findings.reduce<Finding | undefined>((a, b) => (a && rank[a.consequence] >= rank[b.consequence] ? a : b), undefined);
  return worst ? marks[worst.consequence] : marks.none;
}

/** Worst first; the report's own order among equals. */
export const worstFirst = (findings: readonly Finding[]): Finding[] => [...findings].sort((a, b) => rank[b.consequence] - rank[a.consequence]);
export const countOf = (findings: readonly Finding[], consequence: Consequence): number => findings.filter((one) => one.consequence === consequence).length;
