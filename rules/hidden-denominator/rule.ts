import { z } from 'zod';
import { countBeside, guessOf } from '../../src/sdc/counts.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { baseOf, isShare, shareOf } from '../../src/sdc/shares.js';
import { toNumber } from '../../src/sdc/decimal.js';
import type { Share } from '../../src/sdc/implied-counts.js';
import { smallestBase } from '../../src/sdc/smallest-base.js';
import { isMargin, measureOf, type Cell, type Table } from '../../src/sdc/table.js';

/** Shares without their base: nobody can say how many people they are about, except by trying. OpenSAFELY sdc.md. */
export default defineTableRule({
  id: 'hidden-denominator',
  version: 2,
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
      const n = smallestBase(line.shares, tried);
      if (n === undefined || n >= threshold * line.shares.length) continue;
      found = true;
      yield { cells: line.cells, certainty: 'possible', because: `these shares fit as few as ${n} people` };
    }
    if (!found) yield { missing: 'denominator', cells: open.slice(0, 1), ask: 'Give the unweighted number of people these percentages are about, in the table or as a declaration' };
  },
});

/** Lines of shares that make up the whole: 100 give or take the rounding. */
function wholes(table: Table, cells: readonly Cell[]): { cells: Cell[]; shares: Share[] }[] {
  return table.dimensions.flatMap((_dimension, at) => {
    const groups = new Map<string, Cell[]>();
    for (const cell of cells) {
      const key = `${cell.measure}|${cell.coords.filter((_index, other) => other !== at).join(',')}`;
      groups.set(key, [...(groups.get(key) ?? []), cell]);
    }
    return [...groups.values()].flatMap((group) => {
      const shares = group.flatMap((cell) => shareOf(table, cell) ?? []);
      return shares.length > 1 && shares.length === group.length && makeUpTheWhole(shares) ? [{ cells: group, shares }] : [];
    });
  });
}

function makeUpTheWhole(shares: readonly Share[]): boolean {
  const slack = shares.reduce((sum, { decimals }) => sum + 0.5 * 10 ** -decimals, 0);
  const sum = shares.reduce((total, { value }) => total + toNumber(value), 0);
  return Math.abs(sum - shares[0]!.per) <= slack + 1e-9;
}
