import { z } from 'zod';
import { compare, decimal, print, times } from '../../src/sdc/decimal.js';
import { concentrationOf, isMagnitude, magnitudes, remainderOf } from '../../src/sdc/dominance.js';
import { defineTableRule } from '../../src/sdc/rule.js';
import { undecided } from '../../src/sdc/undecided.js';

/** p% rule: the second largest contributor must not be able to estimate the largest to within p%. Handbook on SDC, table 4.x; sdcTable p_rule. */
export default defineTableRule({
  id: 'p-percent',
  version: 1,
  risk: 'Dominance',
  statbarns: ['LinearAggregations', 'NonLinearConcentrationRatios', 'CalculatedRatios'],
  summary: 'One contributor could closely estimate another’s value',
  remedy: 'Merge the cell with others, or suppress it together with another one in its row and column',
  needs: ['contributors', 'largest'],
  params: z.strictObject({
    p: z.number().positive().max(100).default(10).describe('Protection required around the largest contribution, in percent.'),
    coalition: z.number().int().min(1).max(5).default(1).describe('How many contributors may put their knowledge together.'),
    negatives: z.enum(['ask', 'absolute']).default('ask').describe('Where contributions are negative: ask a person, or use absolute values.'),
  }),

  applies: (table) => table.cells.some((cell) => isMagnitude(table, cell)),

  *check(table, { p, coalition, negatives }) {
    for (const cell of magnitudes(table)) {
      if (cell.evidence?.waived?.includes(true)) continue;
      const found = concentrationOf(cell, coalition + 1, negatives);
      if (typeof found === 'string') {
        yield undecided(found, cell);
        continue;
      }
      const remainder = remainderOf(found, coalition);
      const largest = found.largest[0]!;
      if (compare(times(remainder, decimal(100)), times(largest, decimal(p))) < 0) {
        yield { cells: [cell], because: `all but the ${coalition + 1} largest come to ${print(remainder)}, under ${p}% of the largest (${print(largest)})` };
      }
    }
  },
});
