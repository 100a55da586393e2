import { z } from 'zod';
import { guessOf, isCount, sureOf } from '../../src/sdc/counts.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { measureOf, units } from '../../src/sdc/table.js';

/** Hide below the threshold, then round: some small values can no longer occur. OpenSAFELY sdc.md (5 after redacting up to 7). */
export default defineTableRule({
  id: 'rounding-impossible-value',
  version: 1,
  risk: 'LowCount',
  statbarns: ['Frequencies'],
  summary: 'This value cannot occur if low counts were hidden before rounding',
  remedy: 'Hide low counts first, then round what is left',
  needs: [],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
    roundingBase: z.number().int().min(0).max(1000).default(0).describe('What counts are rounded to; 0 for exact counts.'),
    roundingMethod: z.enum(['nearest', 'midpoint', 'random']).default('nearest').describe('How they are rounded.'),
    exemptUnits: z.array(z.enum(units)).default(['provider']).describe('Units whose counts need no protection.'),
  }),

  applies: (table) => table.measures.some((measure) => isCount(table, measure)),

  *check(table, { threshold, roundingBase, roundingMethod, exemptUnits }): Generator<Outcome> {
    if (roundingBase <= 1 || roundingMethod === 'midpoint') return;
    const least = smallestShown(threshold, roundingBase, roundingMethod);
    for (const cell of table.cells) {
      const measure = measureOf(table, cell);
      if (!isCount(table, measure) || measure.confidence < guessOf || exemptUnits.includes(measure.unit) || measure.rounding?.method === 'midpoint') continue;
      if (cell.shown.as !== 'number' || cell.shown.value <= 0 || cell.shown.value >= least || cell.shown.value % roundingBase !== 0) continue;
      yield {
        cells: [cell], certainty: measure.confidence >= sureOf ? 'certain' : 'possible',
        because: `${cell.shown.value} cannot come from a count of at least ${threshold}; the smallest rounded value is ${least}`,
      };
    }
  },
});

/** The smallest value that a count at the threshold can round to. */
function smallestShown(threshold: number, base: number, method: 'nearest' | 'random'): number {
  const below = Math.floor(threshold / base) * base;
  const rest = threshold - below;
  return method === 'random' || 2 * rest <= base ? below : below + base;
}
