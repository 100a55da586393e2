import { z } from 'zod';
import { dataBehind, isFigure, isVector } from '../../src/sdc/figures.js';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';

/** Vector formats store coordinates: the data can be read back. ACRO blocks .svg and .gph. */
export default defineFileRule({
  id: 'graph-vector-data',
  version: 1,
  risk: 'HiddenContent',
  statbarns: ['Frequencies', 'HazardSurvivalTables', 'Shape', 'Position'],
  summary: 'This figure stores the exact position of everything it draws',
  remedy: 'Send it as PNG, or attach the table behind it',
  needs: ['underlying-data'],
  params: z.strictObject({
    allowed: z.boolean().default(false).describe('Whether the authority takes vector figures whose table is attached.'),
  }),

  applies: (file) => isFigure(file) && isVector(file),

  *check(file, { allowed }): Generator<Outcome> {
    if (!(allowed && dataBehind(file))) yield { places: [{}], certainty: 'possible', because: 'a vector figure' };
  },
});
