import { z } from 'zod';
import { isCount } from '../../src/sdc/counts.js';
import { intervalsOf } from '../../src/sdc/hidden-intervals.js';
import { recoverable } from '../../src/sdc/recoverable.js';
import { defineTableRule, type Certainty, type Outcome } from '../../src/sdc/rule.js';
import { measureOf, type Cell, type Table } from '../../src/sdc/table.js';
import { hasHidden, isHidden } from '../../src/sdc/unknowns.js';

/** Feasibility interval audit: the smallest and largest value each hidden cell can have, given totals, marks and rounding. GaussSuppression Intervals.R; Handbook on SDC, ch. 4. */
export default defineTableRule({
  id: 'suppression-interval',
  version: 1,
  risk: 'Differencing',
  statbarns: ['Frequencies', 'LinearAggregations'],
  summary: 'The totals narrow a hidden cell down too far',
  remedy: 'Hide more cells in its row and column, widen what the mark may mean, or remove or recompute the totals',
  needs: ['declaration', 'microdata'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
    minWidth: z.number().int().min(0).default(0).describe('Narrowest interval that still protects; 0 means a third of the threshold, at least 2.'),
    roundingBase: z.number().int().min(0).max(1000).default(0).describe('What counts are rounded to, where the table does not say; 0 for exact counts.'),
    roundingMethod: z.enum(['nearest', 'midpoint', 'random']).default('nearest').describe('How they are rounded.'),
    unknownPrimary: z.enum(['ask', 'pass']).default('ask').describe('Where nobody said which hidden cells are low: ask, or be content.'),
  }),

  applies: (table) => hasHidden(table) && table.sums.length > 0,

  *check(table, { threshold, minWidth, roundingBase, roundingMethod, unknownPrimary }): Generator<Outcome> {
    const { of: intervals, contradiction } = intervalsOf(table, roundingBase > 1 ? { method: roundingMethod, base: roundingBase } : undefined);
    if (contradiction) {
      yield { missing: 'declaration', ask: 'The totals do not agree with the numbers shown; say how they were made' };
      return;
    }
    const told = new Set(recoverable(table).found.map(({ cell }) => cell));
    let flagged = told.size > 0;
    let unfinished = false;
    for (const [cell, { low, high, proven }] of intervals) {
      if (proven === 'unfinished') unfinished = true;
      if (told.has(cell) || low > high) continue;
      const certainty = judged(table, cell, { low, high }, { threshold, minWidth: minWidth || Math.max(2, Math.ceil(threshold / 3)) });
      if (!certainty) continue;
      flagged = true;
      yield {
        cells: [cell], certainty, evidence: { low, high, proven },
        because: low === high ? `the totals and the meaning of the mark leave only ${low}` : `the totals and the meaning of the mark leave ${low} to ${high}`,
      };
    }
    if (unfinished) yield { missing: 'microdata', ask: 'The work allowed for one table ran out before every hidden cell was bounded; a checker must look, or split the table' };
    else if (!flagged && unknownPrimary === 'ask' && [...intervals.keys()].some(isUnexplained)) {
      yield { missing: 'declaration', ask: 'Say in the table or the declaration what the mark stands for, and which hidden cells are low counts' };
    }
  },
});

/** A mark that may stand for any number, where nobody said whether this one is low. */
const isUnexplained = ({ shown }: Cell): boolean => shown.as === 'suppressed' && shown.cause !== 'primary' && shown.cause !== 'secondary';

interface Limits {
  readonly threshold: number;
  readonly minWidth: number;
}

function judged(table: Table, cell: Cell, { low, high }: { low: number; high: number }, { threshold, minWidth }: Limits): Certainty | undefined {
  if (!isHidden(cell) || !isCount(table, measureOf(table, cell)) || high === 0) return undefined;
  const width = high - low;
  const mark = cell.shown.high - cell.shown.low;
  if (cell.shown.high < threshold) {
    // Already published as low: what counts is how much of that protection is left (rules.md A2, criterion b).
    return 4 * width <= mark ? 'certain' : 2 * width <= mark ? 'possible' : undefined;
  }
  if (high < threshold) return 'certain';
  return width < minWidth ? 'possible' : undefined;
}
