import { z } from 'zod';
import { differences, nestedPairs } from '../../src/sdc/nested-slices.js';
import { placeOf } from '../../src/sdc/place-of.js';
import { defineRequestRule, type Outcome } from '../../src/sdc/rule.js';

/** Two tables of nested populations: subtract, and the few in between are a table nobody made. Handbook on SDC, 05-02. */
export default defineRequestRule({
  id: 'differencing-within',
  version: 1,
  risk: 'Differencing',
  statbarns: ['Frequencies', 'LinkedMultilevelTables'],
  summary: 'Subtracting one table of this request from another leaves a low count',
  remedy: 'Publish one of the two, use the same population in both, or round both',
  needs: ['population'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published, and smallest difference.'),
    roundingBase: z.number().int().min(0).max(1000).default(0).describe('What counts are rounded to, where a table does not say; 0 for exact counts.'),
    roundingMethod: z.enum(['nearest', 'midpoint', 'random']).default('nearest').describe('How they are rounded.'),
  }),

  applies: ({ tables }) => tables.length > 0,

  *check({ tables, declared }, { threshold, roundingBase, roundingMethod }): Generator<Outcome> {
    const assumed = roundingBase > 1 ? { method: roundingMethod, base: roundingBase } : undefined;
    for (const pair of nestedPairs(tables, declared)) {
      for (const { a, b, left } of differences(pair, assumed)) {
        // Rounding that leaves half the threshold open protects the difference.
        if (left.low <= 0 || left.high >= threshold || 2 * (left.high - left.low) >= threshold) continue;
        const how = pair.because === 'declared' ? 'declared as part of the other' : pair.because === 'labels' ? 'by its name part of the other' : 'by its numbers part of the other';
        yield {
          places: [placeOf(pair.part.placed.file, pair.part.placed.table, b), placeOf(pair.whole.placed.file, pair.whole.placed.table, a)],
          certainty: pair.because === 'numbers' ? 'possible' : 'certain',
          because: `${a.text} − ${b.text} leaves ${left.low === left.high ? left.low : `${left.low} to ${left.high}`} (one population is ${how})`,
        };
      }
    }
  },
});
