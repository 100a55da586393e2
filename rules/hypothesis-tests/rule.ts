import { z } from 'zod';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { measureOf } from '../../src/sdc/table.js';

/** A test is safe when its degrees of freedom are. ACRO StatisticalHypothesisTests. */
export default defineTableRule({
  id: 'hypothesis-tests',
  version: 1,
  risk: 'LowDOF',
  statbarns: ['StatisticalHypothesisTests'],
  summary: 'The test has too few degrees of freedom',
  remedy: 'Test larger groups',
  needs: ['degrees-of-freedom'],
  params: z.strictObject({
    dof: z.number().int().min(1).default(10).describe('Smallest number of degrees of freedom.'),
  }),

  applies: (table) => table.shape !== 'regression' && table.measures.some(({ kind }) => kind === 'degrees-of-freedom'),

  *check(table, { dof }): Generator<Outcome> {
    const words = [table.title, ...table.measures.map(({ label }) => label), ...table.dimensions.flatMap(({ categories }) => categories.map(({ label }) => label))].join(' ').replaceAll('_', ' ');
    // The degrees of freedom of a χ² test count categories, not people.
    if (/chi|χ|pearson|mcnemar|kruskal/i.test(words)) return;
    for (const cell of table.cells) {
      if (measureOf(table, cell).kind !== 'degrees-of-freedom' || cell.shown.as !== 'number' || /model|numerator|between|df1|num/i.test(measureOf(table, cell).label)) continue;
      if (cell.shown.value < dof) yield { cells: [cell], because: `${cell.text} degrees of freedom, fewer than ${dof}` };
    }
  },
});
