import { z } from 'zod';
import { isMagnitude } from '../../src/sdc/dominance.js';
import { defineTableRule } from '../../src/sdc/rule.js';
import { tooConcentrated } from '../../src/sdc/too-concentrated.js';

/** (n,k) rule: the n largest contributors make up more than k percent of the total. Handbook on SDC, ch. 4; ACRO check_nk. */
export default defineTableRule({
  id: 'dominance-nk',
  version: 1,
  risk: 'Dominance',
  statbarns: ['LinearAggregations', 'NonLinearConcentrationRatios', 'CalculatedRatios'],
  summary: 'A few contributors make up most of this total',
  remedy: 'Merge the cell with others, or suppress it together with another one in its row and column',
  needs: ['contributors', 'largest'],
  params: z.strictObject({
    n: z.number().int().min(1).max(10).default(2).describe('How many of the largest contributors are added up.'),
    k: z.number().positive().max(100).default(90).describe('The share of the total they may reach, in percent.'),
    comparator: z.enum(['>', '>=']).default('>').describe('Whether a share of exactly k is too much (>=, ACRO 1.x) or not (>).'),
    negatives: z.enum(['ask', 'absolute']).default('ask').describe('Where contributions are negative: ask a person, or use absolute values.'),
  }),

  applies: (table) => table.cells.some((cell) => isMagnitude(table, cell)),

  *check(table, { n, k, comparator, negatives }) {
    yield* tooConcentrated(table, { n, k, comparator, negatives });
  },
});
