import { z } from 'zod';
import { compare, decimal, minus, plus, sumOf, times, type Decimal } from '../../src/sdc/decimal.js';
import { exceedsShare, isMagnitude, percentOf } from '../../src/sdc/dominance.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import type { Contributors } from '../../src/sdc/evidence.js';

/** Dominance under sampling weights: contributions against the weighted total (SSB), or each repeated as often as its weight (tau-ARGUS). */
export default defineTableRule({
  id: 'sampling-weights-dominance',
  version: 1,
  risk: 'Dominance',
  statbarns: ['LinearAggregations'],
  summary: 'Even with sampling weights a few contributors make up most of this total',
  remedy: 'Merge the cell with others, or suppress it together with another one in its row and column',
  needs: ['largest'],
  params: z.strictObject({
    n: z.number().int().min(1).max(10).default(2).describe('How many of the largest contributors are added up.'),
    k: z.number().positive().max(100).default(90).describe('The share of the weighted total they may reach, in percent.'),
    method: z.enum(['unweighted', 'expanded']).default('unweighted').describe('Contributions as they are, or repeated by their weight.'),
  }),

  applies: (table) => table.cells.some((cell) => isMagnitude(table, cell) && cell.evidence?.weights !== undefined),

  *check(table, { n, k, method }): Generator<Outcome> {
    for (const cell of table.cells) {
      const { evidence } = cell;
      if (!evidence?.weights || !isMagnitude(table, cell) || cell.shown.as !== 'number') continue;
      const top = evidence.largest && (method === 'expanded' ? expandedTop(evidence, n) : sumOf(evidence.largest.slice(0, n)));
      if (!top || !evidence.sum) yield { missing: 'largest', cells: [cell], ask: 'Attach the weighted total and the largest contributions with their weights' };
      else if (evidence.sum.units > 0n && exceedsShare(top, evidence.sum, k, '>')) yield { cells: [cell], because: `the ${n} largest make up ${percentOf(top, evidence.sum)} of the weighted total; the limit is ${k}%` };
    }
  },
});

/** The sum of the n largest when each contribution stands there as often as its weight says, the last one in part. */
function expandedTop({ largest = [], weights = [] }: Contributors, n: number): Decimal {
  let left = decimal(n);
  let sum: Decimal = { units: 0n, scale: 0 };
  for (const [at, value] of largest.entries()) {
    const weight = weights[at] ?? decimal(1);
    const taken = compare(weight, left) < 0 ? weight : left;
    sum = plus(sum, times(value, taken));
    left = minus(left, taken);
    if (left.units <= 0n) break;
  }
  return sum;
}
