import { z } from 'zod';
import { isMagnitude } from '../../src/sdc/dominance.js';
import { nBehind } from '../../src/sdc/n-behind.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';

/** A sum of one is a value; a sum of two tells each the other's. sdcTable, GaussSuppression NContributorsRule. */
export default defineTableRule({
  id: 'few-contributors',
  version: 1,
  risk: 'LowCount',
  statbarns: ['LinearAggregations', 'NonLinearConcentrationRatios'],
  summary: 'Too few contributors stand behind this total',
  remedy: 'Merge the cell with others, or suppress it together with another one in its row and column',
  needs: ['contributors'],
  params: z.strictObject({
    minContributors: z.number().int().min(1).default(10).describe('Smallest number of contributors behind a published total.'),
    ignoreZeros: z.boolean().default(false).describe('Whether contributors of nothing are left out.'),
  }),

  applies: (table) => table.cells.some((cell) => isMagnitude(table, cell)),

  *check(table, { minContributors, ignoreZeros }): Generator<Outcome> {
    const asked = [];
    for (const cell of table.cells) {
      if (!isMagnitude(table, cell) || cell.shown.as !== 'number') continue;
      const behind = nBehind(table, cell);
      if (!behind) {
        asked.push(cell);
        continue;
      }
      const n = behind.n - (ignoreZeros ? cell.evidence?.zeros ?? 0 : 0);
      if (n < minContributors && n > 0) yield { cells: behind.cell ? [cell, behind.cell] : [cell], because: `${n} ${n === 1 ? 'contributor' : 'contributors'}, fewer than ${minContributors}` };
    }
    if (asked.length > 0) yield { missing: 'contributors', cells: asked.slice(0, 1), ask: 'Give the number of contributors behind each of these totals' };
  },
});
