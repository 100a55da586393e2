import { z } from 'zod';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';
import { isLanguageModel, isTrainedModel } from '../../src/sdc/trained-models.js';

/** Generative models repeat their training text. SDC-Reboot category B; SATRE 3.3.07. */
export default defineFileRule({
  id: 'model-llm',
  version: 1,
  risk: 'Identification',
  statbarns: ['Clusters', 'CorrelationCoefficients'],
  summary: 'A generative model can repeat what it was trained on',
  remedy: 'Take it to the committee for models; do not release weights through the airlock',
  needs: ['declaration'],
  params: z.strictObject({}),

  applies: (file) => isTrainedModel(file),

  *check(file): Generator<Outcome> {
    if (isLanguageModel(file)) yield { places: [{}], certainty: 'possible', because: 'its name, format or content is that of a generative model' };
  },
});
