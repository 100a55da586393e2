import type { Verdict } from '../sdc/assess.js';
import type { Rule } from '../sdc/rule.js';
import type { RuleCount } from './report.js';

/** How often each rule ran and what came of it. */
export interface Tally {
  add(rule: Pick<Rule, 'id' | 'version'>, verdict: Verdict): void;
  counts(): RuleCount[];
}

export function tally(): Tally {
  const counts = new Map<string, { id: string; version: number; ran: number; flagged: number; notEvaluable: number; notApplicable: number }>();
  return {
    add({ id, version }, verdict) {
      const count = counts.get(id) ?? { id, version, ran: 0, flagged: 0, notEvaluable: 0, notApplicable: 0 };
      counts.set(id, count);
      if (verdict.outcome === 'not-applicable') count.notApplicable += 1;
      else count.ran += 1;
      if (verdict.outcome === 'threw') count.notEvaluable += 1;
      if (verdict.outcome === 'said') {
        count.flagged += verdict.flags.length;
        count.notEvaluable += verdict.gaps.length > 0 ? 1 : 0;
      }
    },
    counts: () => [...counts.values()],
  };
}

/** Counts of several files and the request, rule by rule, in the order of `ids`. */
export function summed(tallies: readonly Tally[]): RuleCount[] {
  const total = new Map<string, RuleCount>();
  for (const count of tallies.flatMap((one) => one.counts())) {
    const before = total.get(count.id);
    total.set(count.id, before === undefined ? count : {
      ...count, ran: before.ran + count.ran, flagged: before.flagged + count.flagged,
      notEvaluable: before.notEvaluable + count.notEvaluable, notApplicable: before.notApplicable + count.notApplicable,
    });
  }
  return [...total.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
