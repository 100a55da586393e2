import { z } from 'zod';
import { nBehind } from '../../src/sdc/n-behind.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { measureOf, valueOf, type Cell, type Table } from '../../src/sdc/table.js';

/** A median or quartile of fewer people than the threshold; equal quartiles are a group. UK LLC. */
export default defineTableRule({
  id: 'median-iqr-low-n',
  version: 1,
  risk: 'LowCount',
  statbarns: ['Position'],
  summary: 'Too few people stand behind this median or quartile',
  remedy: 'Merge groups, or suppress it with its count',
  needs: ['denominator'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
  }),

  applies: (table) => table.measures.some(({ kind }) => kind === 'median' || kind === 'quantile'),

  *check(table, { threshold }): Generator<Outcome> {
    const asked: Cell[] = [];
    for (const cell of table.cells) {
      const { kind, quantile } = measureOf(table, cell);
      if ((kind !== 'median' && kind !== 'quantile') || cell.shown.as !== 'number') continue;
      const behind = nBehind(table, cell);
      if (!behind) asked.push(cell);
      else if (behind.n > 0 && behind.n < threshold) yield { cells: behind.cell ? [cell, behind.cell] : [cell], because: `${behind.n} people behind it, fewer than ${threshold}` };
      else if (quantile === 0.25 && upperQuartile(table, cell) === valueOf(cell)) yield { cells: [cell], certainty: 'possible', because: 'both quartiles are the same value, so at least half the people have it' };
    }
    if (asked.length > 0) yield { missing: 'denominator', cells: asked.slice(0, 1), ask: 'Give the unweighted number of people behind these medians and quartiles' };
  },
});

const upperQuartile = (table: Table, cell: Cell): number | undefined => {
  const other = table.cells.find((one) => measureOf(table, one).quantile === 0.75
    && one.coords.every((index, at) => index === cell.coords[at] || (table.shape === 'statistics' && table.dimensions[at]!.axis === 'row')));
  return other && valueOf(other);
};
