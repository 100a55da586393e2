import { z } from 'zod';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { labelsOf, measureOf, type Cell, type Table } from '../../src/sdc/table.js';

/** The largest share s1 obeys H ≤ s1 ≤ √H, so the index alone can prove or clear a (1,k) breach. ACRO NonLinearConcentrationRatios. */
export default defineTableRule({
  id: 'hhi',
  version: 1,
  risk: 'Dominance',
  statbarns: ['NonLinearConcentrationRatios'],
  summary: 'This concentration index tells too much about the largest firm',
  remedy: 'Publish it for a wider industry, or attach evidence that the largest firm is small enough',
  needs: ['largest'],
  params: z.strictObject({
    k: z.number().positive().max(100).default(50).describe('The share of the total the largest contributor may reach, in percent.'),
  }),

  applies: (table) => table.cells.some((cell) => isIndex(table, cell)),

  *check(table, { k }): Generator<Outcome> {
    const limit = k / 100;
    for (const cell of table.cells) {
      if (!isIndex(table, cell) || cell.shown.as !== 'number') continue;
      const value = cell.shown.value > 1 ? cell.shown.value / 10_000 : cell.shown.value;
      if (value > limit) yield { cells: [cell], because: `the largest share is at least the index, ${percent(value)}, and so over ${k}%` };
      else if (value > limit * limit) yield { missing: 'largest', cells: [cell], ask: 'Attach the largest share: this index allows one that is too large' };
    }
  },
});

const percent = (value: number): string => `${Math.round(value * 1000) / 10}%`;

const isIndex = (table: Table, cell: Cell): boolean => /\bhhi\b|herfindahl/i.test([measureOf(table, cell).label, ...labelsOf(table, cell)].join(' ').replaceAll('_', ' '));
