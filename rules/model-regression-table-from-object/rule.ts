import { z } from 'zod';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';
import { kindOf } from '../../src/sdc/trained-models.js';

/** A coefficient table says all that a fitted regression may say. */
export default defineFileRule({
  id: 'model-regression-table-from-object',
  version: 1,
  risk: 'HiddenContent',
  statbarns: ['CorrelationCoefficients'],
  summary: 'A fitted model was sent where a table of coefficients would do',
  remedy: 'Export the coefficients as CSV',
  needs: [],
  params: z.strictObject({}),

  applies: (file) => ['r', 'stata-estimates'].includes(kindOf(file)),

  *check(file): Generator<Outcome> {
    yield { places: [{}], certainty: 'possible', because: `an object of the kind ${kindOf(file)}` };
  },
});
