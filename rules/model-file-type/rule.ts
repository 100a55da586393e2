import { z } from 'zod';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';
import { isSettingsOnly, isTrainedModel, kindOf } from '../../src/sdc/trained-models.js';

/** Serialised models can hold their training data, and code that runs. SDC-Reboot; SATRE 3.3.07. */
export default defineFileRule({
  id: 'model-file-type',
  version: 2,
  risk: 'HiddenContent',
  statbarns: ['Clusters', 'CorrelationCoefficients'],
  summary: 'This is a serialised model, which may hold its training data or run code',
  remedy: 'Export coefficients or a table instead',
  needs: [],
  params: z.strictObject({}),

  applies: (file) => isTrainedModel(file) && !isSettingsOnly(file),

  *check(file): Generator<Outcome> {
    yield { places: [{}], because: `a model file of the kind ${kindOf(file)}` };
  },
});
