import { z } from 'zod';
import { compare, decimal, print, times } from '../../src/sdc/decimal.js';
import { concentrationOf, isMagnitude, magnitudes, remainderOf } from '../../src/sdc/dominance.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { undecided } from '../../src/sdc/undecided.js';

/** Prior–posterior rule: unsafe when X − x1 − x2 < (p/q)·x1. Only p/q matters; q = 100 is the p% rule. sdcTable; Handbook on SDC. */
export default defineTableRule({
  id: 'pq-rule',
  version: 1,
  risk: 'Dominance',
  statbarns: ['LinearAggregations'],
  summary: 'With what others know already, one contributor could closely estimate another’s value',
  remedy: 'Merge the cell with others, or suppress it together with another one in its row and column',
  needs: ['contributors', 'largest'],
  params: z.strictObject({
    p: z.number().positive().max(100).default(10).describe('Precision of an estimate that is too good, in percent.'),
    q: z.number().positive().max(100).default(100).describe('Precision everyone has already, in percent; must be larger than p.'),
    negatives: z.enum(['ask', 'absolute']).default('ask').describe('Where contributions are negative: ask a person, or use absolute values.'),
  }),

  applies: (table) => table.cells.some((cell) => isMagnitude(table, cell)),

  *check(table, { p, q, negatives }): Generator<Outcome> {
    for (const cell of magnitudes(table)) {
      if (cell.evidence?.waived?.includes(true)) continue;
      const found = concentrationOf(cell, 2, negatives);
      if (typeof found === 'string') {
        yield undecided(found, cell);
        continue;
      }
      const remainder = remainderOf(found, 1);
      if (compare(times(remainder, decimal(q)), times(found.largest[0]!, decimal(p))) < 0) {
        yield { cells: [cell], because: `all but the 2 largest come to ${print(remainder)}, under ${p}/${q} of the largest (${print(found.largest[0]!)})` };
      }
    }
  },
});
