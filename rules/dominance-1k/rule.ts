import { z } from 'zod';
import { isMagnitude } from '../../src/sdc/dominance.js';
import { defineTableRule } from '../../src/sdc/rule.js';
import { tooConcentrated } from '../../src/sdc/too-concentrated.js';

/** (1,k) rule: the largest contributor alone makes up more than k percent of the total. ABS (1,50); INSEE (1,85). */
export default defineTableRule({
  id: 'dominance-1k',
  version: 1,
  risk: 'Dominance',
  statbarns: ['LinearAggregations', 'NonLinearConcentrationRatios', 'CalculatedRatios'],
  summary: 'One contributor makes up most of this total',
  remedy: 'Merge the cell with others, or suppress it together with another one in its row and column',
  needs: ['contributors', 'largest'],
  params: z.strictObject({
    k: z.number().positive().max(100).default(50).describe('The share of the total the largest contributor may reach, in percent.'),
    comparator: z.enum(['>', '>=']).default('>').describe('Whether a share of exactly k is too much (>=, ACRO 1.x) or not (>).'),
    negatives: z.enum(['ask', 'absolute']).default('ask').describe('Where contributions are negative: ask a person, or use absolute values.'),
  }),

  applies: (table) => table.cells.some((cell) => isMagnitude(table, cell)),

  *check(table, { k, comparator, negatives }) {
    yield* tooConcentrated(table, { n: 1, k, comparator, negatives });
  },
});
