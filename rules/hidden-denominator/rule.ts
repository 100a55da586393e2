import { z } from 'zod';
import { countBeside, guessOf } from '../../src/sdc/counts.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { baseOf, isShare, shareOf } from '../../src/sdc/shares.js';
import { smallestBase } from '../../src/sdc/smallest-base.js';
import { isMargin, measureOf, valueOf, type Cell, type Table } from '../../src/sdc/table.js';

/** Shares without their base: nobody can say how many people they are about, except by trying. OpenSAFELY sdc.md. */
export default defineTableRule({
  id: 'hidden-denominator',
  version: 1,
  risk: 'ImplicitTables',
  statbarns: ['Frequencies', 'CalculatedRatios'],
  summary: 'Percentages are shown without the number of people they are about',
  remedy: 'Give the unweighted number of people behind each percentage',
  needs: ['denominator'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
    tried: z.number().int().min(10).max(10_000).default(1_000).describe('Largest base that is tried.'),
  }),

  applies: (table) => table.cells.some((cell) => isShare(table, cell) && measureOf(table, cell).kind !== 'rate'),

  *check(table, { threshold, tried }): Generator<Outcome> {
    const open = table.cells.filter((cell) => isShare(table, cell) && measureOf(table, cell).confidence >= guessOf
      && measureOf(table, cell).kind !== 'rate' && !countBeside(table, cell) && !baseOf(table, cell) && !isMargin(table, cell));
    if (open.length === 0) return;
    let found = false;
    for (const line of wholes(table, open)) {
      const n = smallestBase(line.map((cell) => shareOf(table, cell)!), tried);
      if (n === undefined || n >= threshold * line.length) continue;
      found = true;
      yield { cells: line, certainty: 'possible', because: `these shares fit as few as ${n} people` };
    }
    if (!found) yield { missing: 'denominator', cells: open.slice(0, 1), ask: 'Give the unweighted number of people these percentages are about, in the table or as a declaration' };
  },
});

/** Lines of shares that make up the whole: 100 give or take the rounding. */
function wholes(table: Table, cells: readonly Cell[]): Cell[][] {
  const lines: Cell[][] = [];
  table.dimensions.forEach((_dimension, at) => {
    const groups = new Map<string, Cell[]>();
    for (const cell of cells) {
      const key = `${cell.measure}|${cell.coords.map((index, other) => (other === at ? '*' : index)).join(',')}`;
      groups.set(key, [...(groups.get(key) ?? []), cell]);
    }
    for (const group of groups.values()) {
      const whole = measureOf(table, group[0]!).kind === 'percent' ? 100 : 1;
      const slack = group.reduce((sum, cell) => sum + (cell.shown.as === 'number' ? 0.5 * 10 ** -cell.shown.decimals : 0), 0);
      const sum = group.reduce((total, cell) => total + valueOf(cell)!, 0);
      if (group.length > 1 && Math.abs(sum - whole) <= slack && group.every((cell) => shareOf(table, cell))) lines.push(group);
    }
  });
  return lines;
}
