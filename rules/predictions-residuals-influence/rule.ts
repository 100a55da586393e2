import { z } from 'zod';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';

/** Fitted values, residuals, leverages and scores stand for one record each. */
export default defineFileRule({
  id: 'predictions-residuals-influence',
  version: 1,
  risk: 'Identification',
  statbarns: ['CorrelationCoefficients'],
  summary: 'A column holds a value for each record: fitted values, residuals, weights or scores',
  remedy: 'Publish a summary of it, in groups of enough people',
  needs: ['microdata'],
  params: z.strictObject({
    fewest: z.number().int().min(2).default(20).describe('From how many rows the values are those of records.'),
  }),

  applies: (file) => file.profiles.length > 0,

  *check(file, { fewest }): Generator<Outcome> {
    for (const { header, column, filled, distinct, numbers, sheet } of file.profiles) {
      const name = header.replaceAll(/[_.]+/g, ' ').trim();
      if (!perRecord.test(name) || filled < fewest || numbers * 10 < filled * 8 || distinct * 2 < filled) continue;
      yield { places: [{ column, sheet }], because: `${filled} rows of “${header}”` };
    }
  },
});

const perRecord = /\b(fitted|yhat|y hat|predicted (?:value|prob\w*|risk)|predictions?|resid(ual)?s?|std resid\w*|studenti[sz]ed|leverage|hat values?|cook'?s? ?d?(istance)?|dfbeta\w*|dffits|propensity( score)?|ps score|ipw|weights?|random effects?|blup|influence)\b/i;
