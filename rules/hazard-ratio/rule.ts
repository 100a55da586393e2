import { z } from 'zod';
import { placeOf } from '../../src/sdc/place-of.js';
import { ratioRows, squaredError } from '../../src/sdc/ratio-screen.js';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';

/** A crude two-group hazard ratio has SE² ≈ 1/e1 + 1/e0, so the smaller number of events lies in (1/SE², 2/SE²]. */
export default defineFileRule({
  id: 'hazard-ratio',
  version: 1,
  risk: 'LowCount',
  statbarns: ['CalculatedRatios', 'HazardSurvivalTables'],
  summary: 'The interval of this hazard ratio means that a group has few events',
  remedy: 'Give the number of events in each group, or merge groups',
  needs: ['underlying-data'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest number of events in a group.'),
  }),

  applies: (file) => file.tables.some((table) => ratioRows(table, hazard).length > 0),

  *check(file, { threshold }): Generator<Outcome> {
    for (const table of file.tables) {
      let asks;
      for (const row of ratioRows(table, hazard)) {
        const squared = squaredError(row);
        const place = placeOf(file.path, table, row.cell);
        if (!squared || file.declared?.estimates === 'adjusted') asks ??= place;
        else if (squared.least > 0 && 2 / squared.least < threshold) {
          yield { places: [place], certainty: file.declared?.estimates === 'crude' ? 'certain' : 'possible', because: `its interval means that a group has at most ${Math.floor(2 / squared.least)} events, if the estimate is crude` };
        } else if (1 / squared.most < threshold) asks ??= place;
      }
      if (asks) yield { missing: 'underlying-data', places: [asks], ask: 'Give the number of events in each group behind these hazard ratios' };
    }
  },
});

const hazard = /\b(hr|ahr|hazard ratio)\b/i;
