import { z } from 'zod';
import { placeOf } from '../../src/sdc/place-of.js';
import { ratioRows } from '../../src/sdc/ratio-screen.js';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';
import { measureOf, valueOf } from '../../src/sdc/table.js';

/** Every level of a categorical term, and its events, need as many people as a cell. */
export default defineFileRule({
  id: 'regression-term-support',
  version: 1,
  risk: 'LowCount',
  statbarns: ['CorrelationCoefficients'],
  summary: 'A level of this model seems to stand for very few people',
  remedy: 'Merge levels, or give the number of people (and events) of each',
  needs: ['underlying-data'],
  params: z.strictObject({
    largestError: z.number().positive().default(5).describe('Standard error of a log-odds coefficient from which few people are likely.'),
    widestInterval: z.number().positive().default(100).describe('Ratio of the ends of a confidence interval from which few people are likely.'),
  }),

  applies: (file) => file.tables.some(({ shape }) => shape === 'regression'),

  *check(file, { largestError, widestInterval }): Generator<Outcome> {
    for (const table of file.tables.filter(({ shape }) => shape === 'regression')) {
      const ratios = table.measures.some(({ kind }) => kind === 'ratio');
      for (const row of ratioRows(table, /./)) {
        const [low, high] = [valueOf(row.low)!, valueOf(row.high)!];
        if (low > 0 && high / low > widestInterval) yield { places: [placeOf(file.path, table, row.cell)], certainty: 'possible', because: `the interval from ${row.low.text} to ${row.high.text} is too wide for more than a few people` };
      }
      const dummies = table.cells.filter((cell) => measureOf(table, cell).kind === 'coefficient' && cell.coords.some((index, at) => /\[T?\.?[^\]]+\]|^\d+b?\.\w+|factor\(/.test(table.dimensions[at]!.categories[index]!.label)));
      for (const cell of dummies) {
        const error = table.cells.find((one) => measureOf(table, one).kind === 'se' && one.coords.every((index, at) => index === cell.coords[at]));
        if (error && valueOf(error) !== undefined && valueOf(error)! > largestError && !ratios) yield { places: [placeOf(file.path, table, error)], certainty: 'possible', because: `a standard error of ${error.text}` };
      }
      if (dummies.length > 0) yield { missing: 'underlying-data', places: [placeOf(file.path, table, dummies[0]!)], ask: 'Give the number of people (and of events) at each level of the categorical terms' };
    }
  },
});
