import { z } from 'zod';
import { isCount } from '../../src/sdc/counts.js';
import { intervalsOf } from '../../src/sdc/hidden-intervals.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { trueBounds, type AssumedRounding } from '../../src/sdc/system-of-tables.js';
import { measureOf, type Cell, type Table } from '../../src/sdc/table.js';

/** Conventional rounding can be unpicked: cells are intervals, totals are equations. Handbook on SDC, 05-05. */
export default defineTableRule({
  id: 'rounding-unpick',
  version: 2,
  risk: 'Differencing',
  statbarns: ['Frequencies'],
  summary: 'The totals take the rounding off a count',
  remedy: 'Make the totals from the rounded cells',
  needs: [],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
    roundingBase: z.number().int().min(0).max(1000).default(0).describe('What counts are rounded to, where the table does not say; 0 for exact counts.'),
    roundingMethod: z.enum(['nearest', 'midpoint', 'random']).default('nearest').describe('How they are rounded.'),
    mostCells: z.number().int().min(1).default(400).describe('Tables with more rounded cells than this are looked at line by line only.'),
  }),

  applies: (table) => table.sums.length > 0 && table.measures.some((measure) => isCount(table, measure)),

  *check(table, { threshold, roundingBase, roundingMethod, mostCells }): Generator<Outcome> {
    const assumed: AssumedRounding = roundingBase > 1 && allRounded(table, roundingBase, roundingMethod) ? { method: roundingMethod, base: roundingBase } : undefined;
    const rounded = table.cells.filter((cell) => cell.shown.as === 'number' && isCount(table, measureOf(table, cell)) && width(table, cell, assumed) > 0);
    if (rounded.length === 0) return;
    const found = rounded.length <= mostCells ? intervalsOf(table, assumed, rounded) : { of: lineByLine(table, assumed), contradiction: false };
    if (found.contradiction) return;
    for (const cell of rounded) {
      const interval = found.of.get(cell);
      if (!interval || interval.low > interval.high) continue;
      const nominal = trueBounds(table, cell, assumed);
      const { low, high } = interval;
      const revealed = high < threshold && nominal.high >= threshold && high > 0;
      if (2 * (high - low) >= nominal.high - nominal.low && !revealed) continue;
      // Where only the numbers say that they were rounded, a few people without a category explain the gap as well.
      const certainty = measureOf(table, cell).rounding?.source === 'inferred' ? 'possible' : 'certain';
      yield { cells: [cell], certainty, evidence: { low, high }, because: low === high ? `the totals leave only ${low}` : `the totals leave ${low} to ${high} of ${nominal.low} to ${nominal.high}` };
    }
  },
});

/** Counts within the table that the rounding cannot give were never rounded: rounding-base says so, and there is nothing to unpick. Totals may be true. */
function allRounded(table: Table, base: number, method: 'nearest' | 'midpoint' | 'random'): boolean {
  const totals = new Set(table.sums.map(({ total }) => total));
  return table.cells.every((cell, index) => totals.has(index) || cell.shown.as !== 'number' || !isCount(table, measureOf(table, cell))
    || measureOf(table, cell).rounding !== undefined || cell.shown.value === 0 || cell.shown.value % base === (method === 'midpoint' ? base - Math.floor(base / 2) : 0));
}

const width = (table: Table, cell: Cell, assumed: AssumedRounding): number => {
  const { low, high } = trueBounds(table, cell, assumed);
  return high - low;
};

/** What each line alone leaves of each of its cells: a bound that is never too narrow. */
function lineByLine(table: Table, assumed: AssumedRounding): Map<Cell, { low: number; high: number }> {
  const best = new Map(table.cells.map((cell) => [cell, { ...trueBounds(table, cell, assumed) }]));
  const cut = (cell: Cell, low: number, high: number): void => {
    const now = best.get(cell)!;
    best.set(cell, { low: Math.max(now.low, low), high: Math.min(now.high, high) });
  };
  for (const { total, parts, slack: published } of table.sums) {
    const slack = assumed || measureOf(table, table.cells[total]!).rounding ? 0 : published;
    const whole = trueBounds(table, table.cells[total]!, assumed);
    const bounds = parts.map((at) => trueBounds(table, table.cells[at]!, assumed));
    const low = bounds.reduce((sum, bound) => sum + bound.low, 0);
    const high = bounds.reduce((sum, bound) => sum + bound.high, 0);
    cut(table.cells[total]!, low - slack, high + slack);
    parts.forEach((at, index) => cut(table.cells[at]!, whole.low - (high - bounds[index]!.high) - slack, whole.high - (low - bounds[index]!.low) + slack));
  }
  return best;
}
