import { z } from 'zod';
import { guessOf, isCount, isWhole } from '../../src/sdc/counts.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { measureOf, units } from '../../src/sdc/table.js';

/** Random rounding to base b: every count is a multiple of b, margins rounded on their own. Stats NZ RR3; Handbook on SDC, 05-05. */
export default defineTableRule({
  id: 'random-rounding',
  version: 1,
  risk: 'LowCount',
  statbarns: ['Frequencies'],
  summary: 'A count is not a multiple of the random rounding base',
  remedy: 'Apply random rounding, with a fixed seed for each cell, to every count',
  needs: ['declaration'],
  params: z.strictObject({
    roundingBase: z.number().int().min(0).max(1000).default(0).describe('Base of the random rounding, where the table does not say; 0 for none.'),
    roundingMethod: z.enum(['nearest', 'midpoint', 'random']).default('nearest').describe('How the authority rounds: this rule speaks where it is random.'),
    exemptUnits: z.array(z.enum(units)).default(['provider']).describe('Units whose counts need no protection.'),
  }),

  applies: (table) => table.measures.some((measure) => isCount(table, measure)),

  *check(table, { roundingBase, roundingMethod, exemptUnits }): Generator<Outcome> {
    for (const cell of table.cells) {
      const measure = measureOf(table, cell);
      const base = measure.rounding?.method === 'random' ? measure.rounding.base : roundingMethod === 'random' && !measure.rounding ? roundingBase : 0;
      if (base <= 1 || !isCount(table, measure) || measure.confidence < guessOf || exemptUnits.includes(measure.unit)) continue;
      if (cell.shown.as !== 'number' || !isWhole(cell.shown.value) || Math.round(cell.shown.value) % base === 0) continue;
      yield { cells: [cell], because: `${cell.shown.value} is not a multiple of ${base}` };
    }
  },
});
