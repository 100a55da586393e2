import { z } from 'zod';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { measureOf } from '../../src/sdc/table.js';

/** A smallest or largest value is one person’s value. OpenSAFELY redacts them; eurostat ACRO tests maxmin; Python ACRO passes them by count, which this rule deliberately does not. */
export default defineTableRule({
  id: 'extreme-value',
  version: 1,
  risk: 'LowCount',
  statbarns: ['Endpoints', 'Position'],
  summary: 'A smallest or largest value is the value of one person',
  remedy: 'Show the 5th and 95th percentile instead, or say that the value is a limit set by design',
  needs: ['declaration'],
  params: z.strictObject({
    zeroIsLimit: z.boolean().default(true).describe('Whether a smallest value of 0 is taken as a natural limit.'),
  }),

  applies: (table) => table.measures.some(({ kind, quantile }) => kind === 'min' || kind === 'max' || quantile === 0 || quantile === 1),

  *check(table, { zeroIsLimit }): Generator<Outcome> {
    for (const cell of table.cells) {
      const { kind, quantile } = measureOf(table, cell);
      const end = kind === 'min' || quantile === 0 ? 'smallest' : kind === 'max' || quantile === 1 ? 'largest' : undefined;
      if (!end || cell.shown.as !== 'number' || (zeroIsLimit && end === 'smallest' && cell.shown.value === 0)) continue;
      yield { cells: [cell], because: `${cell.text} is the ${end} value of anyone` };
    }
  },
});
