import { z } from 'zod';
import { dataBehind, figureWords, isFigure } from '../../src/sdc/figures.js';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';

/** Densities drawn to the last value show the extremes. */
export default defineFileRule({
  id: 'graph-kde-violin',
  version: 1,
  risk: 'LowCount',
  statbarns: ['Frequencies', 'HazardSurvivalTables', 'Shape', 'Position'],
  summary: 'A density or violin plot may end at the smallest and largest value',
  remedy: 'Trim the tails and attach the number of people in each group',
  needs: ['underlying-data'],
  params: z.strictObject({}),

  applies: (file) => isFigure(file) && shown.test(figureWords(file)),

  *check(file): Generator<Outcome> {
    if (!dataBehind(file)) yield { missing: 'underlying-data', ask: 'Trim the tails and attach the number of people in each group' };
    else yield { places: [{}], certainty: 'possible', because: 'by its name or text' };
  },
});

const shown = /\b(kde|densit(y|ies)|violins?|ridge ?(line|plot)s?)\b/;
