import { z } from 'zod';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { atRiskBeside, survivalLines } from '../../src/sdc/survival.js';
import { valueOf } from '../../src/sdc/table.js';

/** The end of a survival curve is its last few people. */
export default defineTableRule({
  id: 'km-tail',
  version: 1,
  risk: 'LowCount',
  statbarns: ['HazardSurvivalTables'],
  summary: 'The curve ends in the event of the last person at risk',
  remedy: 'End the curve where enough people are still at risk',
  needs: ['underlying-data'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
  }),

  applies: (table) => table.measures.some(({ kind }) => kind === 'survival'),

  *check(table, { threshold }): Generator<Outcome> {
    for (const cells of survivalLines(table)) {
      const last = cells.filter((cell) => valueOf(cell) !== undefined).at(-1);
      if (!last || cells.length < 2) continue;
      const atRisk = atRiskBeside(table, last);
      if (valueOf(last) === 0) yield { cells: [last], because: 'the curve falls to 0: the last person’s time is the longest' };
      else if (atRisk !== undefined && atRisk < threshold) yield { cells: [last], because: `the curve ends with ${atRisk} at risk` };
      else if (atRisk === undefined) yield { missing: 'underlying-data', cells: [last], ask: 'Give the number at risk at each time of the curve' };
    }
  },
});
