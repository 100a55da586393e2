import { z } from 'zod';
import { isCount } from '../../src/sdc/counts.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { measureOf, valueOf } from '../../src/sdc/table.js';

/** A table about very few people: its cells are safe by number, its population is not. StatCan area floors; NES Scotland. */
export default defineTableRule({
  id: 'small-population',
  version: 1,
  risk: 'LowCount',
  statbarns: ['Frequencies'],
  summary: 'The whole table is about very few people',
  remedy: 'Widen the population or use a coarser area',
  needs: ['population'],
  params: z.strictObject({
    minBase: z.number().int().min(0).default(30).describe('Smallest number of people a whole table may be about.'),
    threshold: z.number().int().min(1).default(10).describe('Below this the low count rule speaks already.'),
  }),

  applies: (table) => table.shape !== 'regression' && table.measures.some((measure) => isCount(table, measure)),

  *check(table, { minBase, threshold }): Generator<Outcome> {
    const cell = table.cells.find((one) => isCount(table, measureOf(table, one)) && table.dimensions.every(({ categories, axis }, at) =>
      categories[one.coords[at]!]!.role === 'total' || (categories.length === 1 && axis !== 'row')));
    const n = table.population?.n ?? (cell && valueOf(cell));
    if (n === undefined || n >= minBase || n < threshold) return;
    yield { ...(cell && { cells: [cell] }), because: `${n} people in all, fewer than ${minBase}` };
  },
});
