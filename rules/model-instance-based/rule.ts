import { z } from 'zod';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';
import { isTrainedModel, modelWords } from '../../src/sdc/trained-models.js';

/** Nearest neighbours, support vectors and Gaussian processes keep training records. SDC-Reboot category A. */
export default defineFileRule({
  id: 'model-instance-based',
  version: 1,
  risk: 'Identification',
  statbarns: ['Clusters', 'CorrelationCoefficients'],
  summary: 'This kind of model keeps training records inside',
  remedy: 'Use another kind of model, or publish how well it did instead',
  needs: ['declaration'],
  params: z.strictObject({}),

  applies: (file) => isTrainedModel(file),

  *check(file): Generator<Outcome> {
    const words = modelWords(file);
    if (/support vectors|n neighbors|kneighbors|"?fit x"?/.test(words) || keeps.test(words)) yield { places: [{}], because: 'its name or content is that of an instance-based model' };
    else if (!safe.test(words)) yield { missing: 'declaration', ask: 'Say what kind of model this is: nearest neighbours, support vectors and kernels keep training records' };
  },
});

const keeps = /\b(k ?nn|nearest neighbou?rs?|svm|svc|svr|support vector|gaussian process|kernel (density|ridge)|radius neighbou?rs|case based|prototype|medoids?)\b/;
const safe = /\b(linear|logistic|ridge|lasso|tree|forest|boost\w*|xgb\w*|lgbm?|neural|network|glm|cox|regression)\b/;
