import { z } from 'zod';
import { compare, decimal, minus, plus, print, times, type Decimal } from '../../src/sdc/decimal.js';
import { exceedsShare, isMagnitude, percentOf } from '../../src/sdc/dominance.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import type { Contributors } from '../../src/sdc/evidence.js';

/** Contributors who agreed to be shown need no protection, but still know their own value. Handbook on SDC, ch. 4 (waivers). */
export default defineTableRule({
  id: 'waiver',
  version: 1,
  risk: 'Dominance',
  statbarns: ['LinearAggregations'],
  summary: 'Leaving out those who agreed to be shown, a contributor still needs protection here',
  remedy: 'Merge the cell with others, or record the consent of the next contributor as well',
  needs: ['largest'],
  params: z.strictObject({
    p: z.number().positive().max(100).default(10).describe('Protection required around the largest contribution without waiver, in percent.'),
    k: z.number().positive().max(100).default(90).describe('The share of the total it may reach together with the largest other, in percent.'),
  }),

  applies: (table) => table.cells.some((cell) => isMagnitude(table, cell) && cell.evidence?.waived?.includes(true)),

  *check(table, { p, k }): Generator<Outcome> {
    for (const cell of table.cells) {
      const { evidence } = cell;
      if (!evidence?.waived?.includes(true) || !isMagnitude(table, cell) || cell.shown.as !== 'number') continue;
      const pair = protectedPair(evidence);
      if (!pair || !evidence.sum) {
        yield { missing: 'largest', cells: [cell], ask: 'Attach the largest contribution of those who have not agreed to be shown' };
        continue;
      }
      const [own, other] = pair;
      const rest = minus(minus(evidence.sum, own), other);
      if (compare(times(rest, decimal(100)), times(own, decimal(p))) < 0) yield { cells: [cell], because: `beside the two largest ${print(rest)} is left, under ${p}% of the largest without waiver` };
      else if (exceedsShare(plus(own, other), evidence.sum, k, '>')) yield { cells: [cell], because: `the largest without waiver and the largest other make up ${percentOf(plus(own, other), evidence.sum)}; the limit is ${k}%` };
    }
  },
});

/** The largest contribution without waiver, and the largest of all the others. */
function protectedPair({ largest = [], waived = [] }: Contributors): [Decimal, Decimal] | undefined {
  const at = largest.findIndex((_value, index) => waived[index] !== true);
  const own = largest[at];
  const other = largest.find((_value, index) => index !== at);
  return own && other ? [own, other] : undefined;
}
