import { z } from 'zod';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { survivalSteps } from '../../src/sdc/survival.js';

/** Events at a step: d = n·(1 − S_j/S_{j−1}). OpenSAFELY; ACRO _rounded_survival_table. */
export default defineTableRule({
  id: 'km-step',
  version: 1,
  risk: 'LowCount',
  statbarns: ['HazardSurvivalTables'],
  summary: 'A step of the survival curve is an event of very few people, at a known time',
  remedy: 'Group time so that each step holds enough events and censorings, or round the events',
  needs: ['underlying-data'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
  }),

  applies: (table) => survivalSteps(table).length > 0,

  *check(table, { threshold }): Generator<Outcome> {
    for (const { cell, low, high, because } of survivalSteps(table)) {
      if (high <= 0 || low >= threshold) continue;
      const certain = low > 0 && high < threshold;
      if (certain || (low + high) / 2 < threshold && low + high >= 1) yield { cells: [cell], certainty: certain ? 'certain' : 'possible', because };
    }
  },
});
