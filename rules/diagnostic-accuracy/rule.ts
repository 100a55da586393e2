import { z } from 'zod';
import { isCount } from '../../src/sdc/counts.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { measureOf, valueOf, type Table } from '../../src/sdc/table.js';

/** An ROC curve with a step for every case lists the ranks of cases. */
export default defineTableRule({
  id: 'diagnostic-accuracy',
  version: 1,
  risk: 'LowCount',
  statbarns: ['CalculatedRatios', 'Frequencies'],
  summary: 'The curve has so many points that each stands for few people',
  remedy: 'Use fewer cut-offs, or smooth the curve',
  needs: ['denominator'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
    fewest: z.number().int().min(2).default(20).describe('From how many points a curve is looked at.'),
  }),

  applies: (table) => isCurve(table),

  *check(table, { threshold, fewest }): Generator<Outcome> {
    const points = new Set(table.cells.map(({ at }) => at.row)).size;
    if (points < fewest) return;
    const n = table.population?.n ?? table.cells.filter((cell) => isCount(table, measureOf(table, cell))).map(valueOf).find((found) => found !== undefined);
    if (n === undefined) yield { missing: 'denominator', cells: table.cells.slice(0, 1), ask: 'Give the number of cases and of controls behind this curve' };
    else if (points * threshold > n) yield { cells: table.cells.slice(0, 1), because: `${points} points for ${n} people leave fewer than ${threshold} people a step` };
  },
});

const isCurve = (table: Table): boolean => {
  const labels = [...table.measures.map(({ label }) => label), ...table.dimensions.flatMap(({ name, categories, axis }) => (axis === 'column' ? categories.map(({ label }) => label) : [name]))].join(' ').toLowerCase().replaceAll('_', ' ');
  return (/\bfpr\b|false positive/.test(labels) && /\btpr\b|true positive/.test(labels)) || (/sensitivity/.test(labels) && /specificity/.test(labels));
};
