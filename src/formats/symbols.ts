import type { Consequence, Finding } from '../examine/report.js';

/** The mark beside a finding: never colour alone. */
export const symbolOf = (finding: Pick<Finding, 'consequence' | 'verdict'>): string =>
  finding.verdict === 'not-evaluable' && finding.consequence !== 'fail' ? '–' : { fail: '!', review: '?', note: 'i' }[finding.consequence];

export const wordOf = { fail: 'blocks release', review: 'needs a person', note: 'note' } as const satisfies Record<Consequence, string>;

/** Findings of every kind, worst first; ties keep the order of the report. */
export const worstFirst = (findings: readonly Finding[]): Finding[] => {
  const rank = { fail: 0, review: 1, note: 2 };
  return [...findings].sort((a, b) => rank[a.consequence] - rank[b.consequence]);
};

/** "1 file", "3,000 files". Loading a whole locale for the comma would take a tenth of a check. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string => `${String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')} ${count === 1 ? noun : plural}`;
