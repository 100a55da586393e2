import { z } from 'zod';
import { boundsOf, roundedBounds } from '../../src/sdc/bounds.js';
import { cellAt, countBeside, isCount } from '../../src/sdc/counts.js';
import { impliedCounts, type Share } from '../../src/sdc/implied-counts.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { baseOf, isBaseOf, isShare, shareOf } from '../../src/sdc/shares.js';
import { measureOf, type Cell, type Measure, type Table } from '../../src/sdc/table.js';

/** Counts are rounded, the percentage was not: together they take the rounding off. OpenSAFELY sdc.md; Handbook on SDC, 05-07. */
export default defineTableRule({
  id: 'rounding-derived-from-raw',
  version: 2,
  risk: 'ImplicitTables',
  statbarns: ['Frequencies', 'CalculatedRatios'],
  summary: 'A percentage was worked out from counts before they were rounded',
  remedy: 'Work percentages out from the rounded counts',
  needs: [],
  params: z.strictObject({
    roundingBase: z.number().int().min(0).max(100).default(0).describe('What counts are rounded to, where the table does not say; 0 for exact counts.'),
  }),

  applies: (table) => table.cells.some((cell) => isShare(table, cell)),

  *check(table, { roundingBase }): Generator<Outcome> {
    for (const cell of table.cells) {
      const share = isShare(table, cell) ? shareOf(table, cell) : undefined;
      const base = share && baseOf(table, cell);
      const count = share && numerator(table, cell);
      if (!share || !base?.cell || !count || base.cell.shown.as !== 'number' || count.shown.as !== 'number') continue;
      const [n, all] = [box(count, measureOf(table, count), roundingBase), box(base.cell, measureOf(table, base.cell), roundingBase)];
      if (!n || !all || fits(share, count.shown.value, base.cell.shown.value)) continue;
      const pairs = fitting(share, n, all);
      if (pairs.length === 0) continue;
      yield {
        cells: [cell, count, base.cell], certainty: pairs.length <= 2 ? 'certain' : 'possible',
        because: pairs.length <= 2 ? `${cell.text} fits only ${pairs.map(([a, b]) => `${a} of ${b}`).join(' or ')}` : `${cell.text} is not ${count.text} of ${base.cell.text}; ${pairs.length} unrounded pairs fit`,
      };
    }
  },
});

/** The count in the same record that the share was made from: the one that is not its base. */
function numerator(table: Table, cell: Cell): Cell | undefined {
  const first = countBeside(table, cell);
  if (first && !isBaseOf(table, cell, first)) return first;
  const at = table.measures.findIndex((measure, index) => isCount(table, measure) && index !== measureOf(table, cell).base);
  return at < 0 ? undefined : cellAt(table, at, cell.coords);
}

const box = (cell: Cell, measure: Measure, assumed: number): { low: number; high: number } | undefined => {
  const bounds = boundsOf(cell, measure);
  if (bounds && bounds.low < bounds.high) return bounds;
  return assumed > 1 && cell.shown.as === 'number' && cell.shown.value % assumed === 0 ? roundedBounds(cell.shown.value, { method: 'nearest', base: assumed, source: 'declared' }) : undefined;
};

const fits = (share: Share, n: number, all: number): boolean => {
  const counts = impliedCounts(share, { low: all, high: all });
  return counts !== undefined && counts.low <= n && n <= counts.high;
};

function fitting(share: Share, n: { low: number; high: number }, all: { low: number; high: number }): [number, number][] {
  const pairs: [number, number][] = [];
  for (let whole = all.low; whole <= all.high; whole += 1) {
    for (let part = n.low; part <= Math.min(n.high, whole); part += 1) if (fits(share, part, whole)) pairs.push([part, whole]);
  }
  return pairs;
}
