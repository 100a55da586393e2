import { z } from 'zod';
import { dataBehind, isFigure } from '../../src/sdc/figures.js';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';

/** A graph is the table behind it: without the table nobody can check it. OpenSAFELY; RDC Germany. */
export default defineFileRule({
  id: 'graph-underlying-data-missing',
  version: 1,
  risk: 'ImplicitTables',
  statbarns: ['Frequencies', 'HazardSurvivalTables', 'Shape', 'Position'],
  summary: 'The numbers behind this figure are not attached',
  remedy: 'Attach the table behind the figure, with unweighted counts, and name it in the declaration',
  needs: ['underlying-data'],
  params: z.strictObject({}),

  applies: (file) => isFigure(file),

  *check(file): Generator<Outcome> {
    if (!dataBehind(file)) yield { missing: 'underlying-data', ask: 'Attach the table behind this figure, with unweighted counts, and name it in the declaration' };
  },
});
