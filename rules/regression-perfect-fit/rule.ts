import { z } from 'zod';
import { placeOf } from '../../src/sdc/place-of.js';
import { modelsOf } from '../../src/sdc/regression.js';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';
import { measureOf, valueOf, type Cell, type Table } from '../../src/sdc/table.js';

/** R² of 1, separation, perfect prediction: a group in which everyone or no one has the outcome. */
export default defineFileRule({
  id: 'regression-perfect-fit',
  version: 2,
  risk: 'ClassDisclosure',
  statbarns: ['CorrelationCoefficients'],
  summary: 'The model fits some people perfectly, which says something about each of them',
  remedy: 'Merge the levels that predict perfectly, or leave the model out',
  needs: ['underlying-data'],
  params: z.strictObject({
    r2: z.number().min(0).max(1).default(0.9999).describe('R² from which a fit is perfect.'),
  }),

  applies: (file) => modelsOf(file).length > 0 || file.kind === 'log' || file.kind === 'text',

  *check(file, { r2 }): Generator<Outcome> {
    for (const { table } of modelsOf(file)) {
      for (const cell of table.cells) {
        if (cell.shown.as !== 'number') continue;
        const label = cell.coords.map((index, at) => table.dimensions[at]!.categories[index]!.label).concat(measureOf(table, cell).label).join(' ').toLowerCase();
        const { value } = cell.shown;
        if (/\br[\s_-]?(2|²|sq|squared)\b|r_?squared/.test(label) && value >= r2 && value <= 1) yield { places: [placeOf(file.path, table, cell)], certainty: 'possible', because: `R² of ${cell.text}` };
        else if (measureOf(table, cell).kind === 'se' && value > 100 && Math.abs(beside(table, cell) ?? 0) > 15) yield { places: [placeOf(file.path, table, cell)], certainty: 'possible', because: 'a very large coefficient with a much larger standard error: the outcome is the same for a whole level' };
      }
    }
    for (const { text, place, origin } of file.texts()) {
      if (origin === 'text' && /predicts (?:success|failure) perfectly|perfectly predict|fitted probabilities numerically 0 or 1|perfect separation|complete separation/i.test(text)) yield { places: [place], certainty: 'possible', because: 'the log says that a level predicts the outcome perfectly' };
    }
  },
});

/** The coefficient in the same row. */
const beside = (table: Table, cell: Cell): number | undefined => {
  const other = table.cells.find((one) => measureOf(table, one).kind === 'coefficient' && one.coords.every((index, at) => index === cell.coords[at]));
  return other && valueOf(other);
};
