import { z } from 'zod';
import { exceedsShare, isMagnitude, percentOf } from '../../src/sdc/dominance.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';

/** Passive confidentiality: only those who asked for protection get it. Foreign trade; tau-ARGUS UnsafeCellPeep. */
export default defineTableRule({
  id: 'request-rule',
  version: 1,
  risk: 'Dominance',
  statbarns: ['LinearAggregations'],
  summary: 'A contributor who asked for protection makes up most of this total',
  remedy: 'Merge the cell with others, or suppress it',
  needs: ['largest'],
  params: z.strictObject({
    share: z.number().positive().max(100).default(70).describe('The share of the total that a contributor who asked may reach, in percent.'),
  }),

  applies: (table) => table.cells.some((cell) => isMagnitude(table, cell) && cell.evidence?.waived !== undefined),

  *check(table, { share }): Generator<Outcome> {
    for (const cell of table.cells) {
      const { evidence } = cell;
      if (!evidence?.waived || !isMagnitude(table, cell) || cell.shown.as !== 'number') continue;
      const asked = evidence.largest?.find((_value, index) => evidence.waived![index] === false);
      if (!evidence.sum || !evidence.largest) yield { missing: 'largest', cells: [cell], ask: 'Attach the total and the largest contribution of those who asked for protection' };
      else if (asked && exceedsShare(asked, evidence.sum, share, '>')) yield { cells: [cell], because: `a contributor who asked for protection makes up ${percentOf(asked, evidence.sum)}; the limit is ${share}%` };
    }
  },
});
