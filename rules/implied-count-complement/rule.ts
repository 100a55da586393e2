import { z } from 'zod';
import { sureOf } from '../../src/sdc/counts.js';
import { linesOf } from '../../src/sdc/lines.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { trueBounds } from '../../src/sdc/system-of-tables.js';
import { units } from '../../src/sdc/table.js';

/** What is left over: N less every category shown gives the number nobody wrote down. CMS: excluded cases count too. */
export default defineTableRule({
  id: 'implied-count-complement',
  version: 1,
  risk: 'ImplicitTables',
  statbarns: ['Frequencies'],
  summary: 'The total less the categories shown gives a low number of people left over',
  remedy: 'Round the total and the categories, or merge the people left over into a category',
  needs: [],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
    roundingBase: z.number().int().min(0).max(1000).default(0).describe('What counts are rounded to, where the table does not say; 0 for exact counts.'),
    roundingMethod: z.enum(['nearest', 'midpoint', 'random']).default('nearest').describe('How they are rounded.'),
    exemptUnits: z.array(z.enum(units)).default(['provider']).describe('Units whose counts need no protection.'),
  }),

  applies: (table) => linesOf(table).some(({ total }) => total !== undefined),

  *check(table, { threshold, roundingBase, roundingMethod, exemptUnits }): Generator<Outcome> {
    const assumed = roundingBase > 1 ? { method: roundingMethod, base: roundingBase } : undefined;
    for (const { cells, total, measure } of linesOf(table)) {
      const { rounding, unit, confidence } = table.measures[measure]!;
      if (!total || exemptUnits.includes(unit) || total.shown.as !== 'number' || cells.some(({ shown }) => shown.as !== 'number')) continue;
      const whole = trueBounds(table, total, assumed);
      const parts = cells.map((cell) => trueBounds(table, cell, assumed));
      const low = whole.low - parts.reduce((sum, { high }) => sum + high, 0);
      const high = whole.high - parts.reduce((sum, { low: least }) => sum + least, 0);
      if (high <= 0 || low >= threshold || low <= 0) continue;
      const certain = high < threshold && confidence >= sureOf;
      yield {
        cells: [total, ...cells], certainty: certain ? 'certain' : 'possible',
        because: `the total less the categories shown leaves ${low === high ? low : `${low} to ${high}`}${rounding ? ' (allowing for rounding)' : ''}`,
      };
    }
  },
});
