import { z } from 'zod';
import { guessOf, isCount, isWhole, sureOf } from '../../src/sdc/counts.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { measureOf, units, type Measure } from '../../src/sdc/table.js';

/** Where counts are rounded, every count is: one exact number beside rounded ones takes their protection away. OpenSAFELY sdc.md. */
export default defineTableRule({
  id: 'rounding-base',
  version: 1,
  risk: 'Differencing',
  statbarns: ['Frequencies'],
  summary: 'A count is not rounded as the others are, or as the rules ask',
  remedy: 'Round every count, totals and sizes in headings too, and compute percentages from the rounded counts',
  needs: [],
  params: z.strictObject({
    roundingBase: z.number().int().min(0).max(1000).default(0).describe('Counts must be multiples of this; 0 asks only that a table keeps its own word.'),
    roundingMethod: z.enum(['nearest', 'midpoint', 'random']).default('nearest').describe('How the authority rounds: this rule speaks where it is to the nearest.'),
    exemptUnits: z.array(z.enum(units)).default(['provider']).describe('Units whose counts need no protection.'),
  }),

  applies: (table) => table.measures.some((measure) => isCount(table, measure)),

  *check(table, { roundingBase: asked, roundingMethod, exemptUnits }): Generator<Outcome> {
    const roundingBase = roundingMethod === 'nearest' ? asked : 0;
    const bases = new Set<number>();
    for (const cell of table.cells) {
      const measure = measureOf(table, cell);
      if (!isCount(table, measure) || measure.confidence < guessOf || exemptUnits.includes(measure.unit)) continue;
      const base = baseOf(measure, roundingBase);
      if (base <= 1) continue;
      bases.add(base);
      if (cell.shown.as !== 'number' || !isWhole(cell.shown.value) || Math.round(cell.shown.value) % base === 0) continue;
      yield {
        cells: [cell], because: `${cell.shown.value} is not a multiple of ${base}`, certainty: measure.confidence >= sureOf ? 'certain' : 'possible',
        fixes: [{ kind: 'round', message: `Round to the nearest multiple of ${base}`, cells: [cell] }],
      };
    }
    const n = table.population?.n;
    const [base] = bases;
    if (n !== undefined && base !== undefined && bases.size === 1 && n % base !== 0) {
      yield { because: `the number of people in the heading, ${n}, is not a multiple of ${base}`, says: 'The number of people in the heading is not rounded' };
    }
  },
});

/** Midpoint, random and significant-figure rounding have rules of their own. */
function baseOf({ rounding }: Measure, demanded: number): number {
  if (rounding === undefined) return demanded;
  if (rounding.method !== 'nearest') return 0;
  return demanded > 0 ? demanded : rounding.source === 'inferred' ? 0 : rounding.base;
}
