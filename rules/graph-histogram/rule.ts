import { z } from 'zod';
import { dataBehind, figureWords, isFigure } from '../../src/sdc/figures.js';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';

/** Every bin is a count. */
export default defineFileRule({
  id: 'graph-histogram',
  version: 1,
  risk: 'LowCount',
  statbarns: ['Frequencies', 'HazardSurvivalTables', 'Shape', 'Position'],
  summary: 'The bins of this histogram are counts that nobody can check',
  remedy: 'Attach the count of every bin; widen bins until each has enough people',
  needs: ['underlying-data'],
  params: z.strictObject({}),

  applies: (file) => isFigure(file) && shown.test(figureWords(file)),

  *check(file): Generator<Outcome> {
    if (!dataBehind(file)) yield { missing: 'underlying-data', ask: 'Attach the count of every bin; widen bins until each has enough people' };
  },
});

const shown = /\b(histograms?|ecdf|cumulative distribution)\b/;
