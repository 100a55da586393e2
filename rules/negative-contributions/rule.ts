import { z } from 'zod';
import { magnitudes, isMagnitude } from '../../src/sdc/dominance.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';

/** Shares of a total mean nothing where some contributions are negative. Handbook on SDC, ch. 4; ACRO; ABS takes absolute values. */
export default defineTableRule({
  id: 'negative-contributions',
  version: 1,
  risk: 'Dominance',
  statbarns: ['LinearAggregations'],
  summary: 'Some contributions to this total are negative, so dominance cannot be judged by shares',
  remedy: 'Attach absolute values as evidence, or let a checker judge by the number of contributors',
  needs: ['contributors'],
  params: z.strictObject({
    negatives: z.enum(['ask', 'absolute']).default('ask').describe('Whether a person is asked, or the other rules use absolute values.'),
  }),

  applies: (table) => table.cells.some((cell) => isMagnitude(table, cell)),

  *check(table, { negatives }): Generator<Outcome> {
    for (const cell of magnitudes(table)) {
      const known = cell.evidence?.negatives ?? cell.evidence?.largest?.filter(({ units }) => units < 0n).length;
      const noted = known ?? 0;
      if (noted > 0 && (negatives === 'ask' || !cell.evidence?.sumOfAbsolutes)) yield { cells: [cell], because: `${noted} of the contributions ${noted === 1 ? 'is' : 'are'} negative` };
    }
    const asked = magnitudes(table).filter((cell) => !cell.evidence && cell.shown.as === 'number' && cell.shown.value < 0);
    if (asked.length > 0) yield { missing: 'contributors', cells: asked, ask: 'These totals are negative: attach the number of negative contributions and their absolute sums' };
  },
});
