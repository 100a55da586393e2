import { z } from 'zod';
import { dataBehind, figureWords, isFigure } from '../../src/sdc/figures.js';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';

/** A map shows small areas. */
export default defineFileRule({
  id: 'graph-map',
  version: 1,
  risk: 'Identification',
  statbarns: ['Frequencies', 'HazardSurvivalTables', 'Shape', 'Position'],
  summary: 'This map may show very small areas or single places',
  remedy: 'Attach the counts by area and coarsen areas with few people',
  needs: ['underlying-data'],
  params: z.strictObject({}),

  applies: (file) => isFigure(file) && shown.test(figureWords(file)),

  *check(file): Generator<Outcome> {
    if (!dataBehind(file)) yield { missing: 'underlying-data', ask: 'Attach the counts by area and coarsen areas with few people' };
  },
});

const shown = /\b(maps?|choropleth|catchment|geograph\w*)\b/;
