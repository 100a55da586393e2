import { z } from 'zod';
import { dataBehind, figureWords, isFigure } from '../../src/sdc/figures.js';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';

/** Outliers and whiskers are single values. */
export default defineFileRule({
  id: 'graph-boxplot-outliers',
  version: 1,
  risk: 'Identification',
  statbarns: ['Frequencies', 'HazardSurvivalTables', 'Shape', 'Position'],
  summary: 'A box plot may show outliers and whiskers, which are single people',
  remedy: 'Hide outliers, end whiskers at the 5th and 95th percentile, and attach the numbers',
  needs: ['underlying-data'],
  params: z.strictObject({}),

  applies: (file) => isFigure(file) && shown.test(figureWords(file)),

  *check(file): Generator<Outcome> {
    if (!dataBehind(file)) yield { missing: 'underlying-data', ask: 'Hide outliers, end whiskers at the 5th and 95th percentile, and attach the numbers' };
    else yield { places: [{}], certainty: 'possible', because: 'by its name or text' };
  },
});

const shown = /\b(box ?plots?|box and whiskers?|boxplots?)\b/;
