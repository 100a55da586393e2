import { z } from 'zod';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';
import type { FileSubject } from '../../src/sdc/subjects.js';
import { isTrainedModel, modelWords } from '../../src/sdc/trained-models.js';

/** How well an attacker can tell who was in the training data. SACRO-ML (LiRA, worst case). */
export default defineFileRule({
  id: 'model-mia-evidence',
  version: 1,
  risk: 'AuxiliaryInformation',
  statbarns: ['Clusters', 'CorrelationCoefficients'],
  summary: 'There is no report of attacks on this model',
  remedy: 'Attach a report of membership and attribute inference attacks',
  needs: ['microdata'],
  params: z.strictObject({}),

  applies: (file) => isTrainedModel(file) || isAttackReport(file),

  *check(file): Generator<Outcome> {
    if (!isAttackReport(file)) yield { missing: 'microdata', ask: 'Attach a report of membership and attribute inference attacks (for example by SACRO-ML)' };
    else yield { places: [{}], certainty: 'possible', because: 'an attack report: no limit holds for every model, so a person judges it' };
  },
});

const isAttackReport = (file: FileSubject): boolean => ['json', 'text', 'log', 'pdf'].includes(file.kind) && /\b(lira|membership inference|attribute inference|worst ?case attack|qmia|attack (report|metrics|output))\b/.test(modelWords(file));
