import { z } from 'zod';
import { cellAt, isCount, sureOf } from '../../src/sdc/counts.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { trueBounds } from '../../src/sdc/system-of-tables.js';
import { measureOf, units } from '../../src/sdc/table.js';

/** A total and one part of it: the other part is the difference. RDC Germany asks for difference groups to be stated. */
export default defineTableRule({
  id: 'difference-group-missing',
  version: 1,
  risk: 'Differencing',
  statbarns: ['Frequencies'],
  summary: 'A total and one group of it are shown, and the group left out is small',
  remedy: 'Round both, or show or merge the group left out',
  needs: [],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
    roundingBase: z.number().int().min(0).max(1000).default(0).describe('What counts are rounded to, where the table does not say; 0 for exact counts.'),
    roundingMethod: z.enum(['nearest', 'midpoint', 'random']).default('nearest').describe('How they are rounded.'),
    exemptUnits: z.array(z.enum(units)).default(['provider']).describe('Units whose counts need no protection.'),
  }),

  applies: (table) => table.shape !== 'statistics' && table.shape !== 'regression' && table.measures.some((measure) => isCount(table, measure)),

  *check(table, { threshold, roundingBase, roundingMethod, exemptUnits }): Generator<Outcome> {
    const assumed = roundingBase > 1 ? { method: roundingMethod, base: roundingBase } : undefined;
    for (const [at, { categories }] of table.dimensions.entries()) {
      const total = categories.findIndex(({ role }) => role === 'total');
      const ordinary = categories.flatMap(({ role }, index) => (role === 'total' ? [] : [index]));
      if (total < 0 || ordinary.length !== 1) continue;
      for (const cell of table.cells) {
        const measure = measureOf(table, cell);
        if (cell.coords[at] !== ordinary[0] || !isCount(table, measure) || exemptUnits.includes(measure.unit)) continue;
        const whole = cellAt(table, cell.measure, cell.coords.map((index, other) => (other === at ? total : index)));
        if (whole?.shown.as !== 'number' || cell.shown.as !== 'number') continue;
        const [all, part] = [trueBounds(table, whole, assumed), trueBounds(table, cell, assumed)];
        const [low, high] = [all.low - part.high, all.high - part.low];
        if (low <= 0 || low >= threshold) continue;
        yield {
          cells: [cell, whole], certainty: high < threshold && measure.confidence >= sureOf ? 'certain' : 'possible',
          because: `the total less this group leaves ${low === high ? low : `${low} to ${high}`}`,
        };
      }
    }
  },
});
