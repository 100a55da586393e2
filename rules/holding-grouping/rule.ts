import { z } from 'zod';
import { exceedsShare, isMagnitude, percentOf } from '../../src/sdc/dominance.js';
import { sumOf } from '../../src/sdc/decimal.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';

/** Protect the enterprise, not its local units: contributions are added up per entity first. tau-ARGUS holdings; ABS. */
export default defineTableRule({
  id: 'holding-grouping',
  version: 1,
  risk: 'Dominance',
  statbarns: ['LinearAggregations'],
  summary: 'Taken by enterprise rather than by local unit, too few stand behind this total',
  remedy: 'Merge the cell with others; judge contributors by the entity that must be protected',
  needs: ['entities'],
  params: z.strictObject({
    minContributors: z.number().int().min(1).default(10).describe('Smallest number of separate entities behind a published total.'),
    k1: z.number().positive().max(100).default(50).describe('The share of the total the largest entity may reach, in percent.'),
    k2: z.number().positive().max(100).default(90).describe('The share of the total the two largest entities may reach, in percent.'),
  }),

  applies: (table) => table.cells.some((cell) => isMagnitude(table, cell) && cell.evidence !== undefined),

  *check(table, { minContributors, k1, k2 }): Generator<Outcome> {
    const asked = [];
    for (const cell of table.cells) {
      const evidence = cell.evidence;
      if (!evidence || !isMagnitude(table, cell) || cell.shown.as !== 'number') continue;
      if (evidence.entities === undefined && !evidence.largestEntities) {
        if (table.measures.some(({ unit }) => unit === 'business')) asked.push(cell);
        continue;
      }
      const [first] = evidence.largestEntities ?? [];
      const total = evidence.sum;
      const two = sumOf((evidence.largestEntities ?? []).slice(0, 2));
      if (evidence.entities !== undefined && evidence.entities < minContributors) yield { cells: [cell], because: `${evidence.entities} separate entities, fewer than ${minContributors}` };
      else if (first && total && total.units > 0n && exceedsShare(first, total, k1, '>')) yield { cells: [cell], because: `the largest entity makes up ${percentOf(first, total)}; the limit is ${k1}%` };
      else if (first && total && total.units > 0n && exceedsShare(two, total, k2, '>')) yield { cells: [cell], because: `the two largest entities make up ${percentOf(two, total)}; the limit is ${k2}%` };
    }
    if (asked.length > 0) yield { missing: 'entities', cells: asked, ask: 'Attach the number of separate enterprises behind each total, and their largest sums, not only those of local units' };
  },
});
