import { z } from 'zod';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';
import { isTrainedModel, modelWords } from '../../src/sdc/trained-models.js';

/** Leaves need enough people, and parameters fewer than records. SACRO-ML structural attack. */
export default defineFileRule({
  id: 'model-structural',
  version: 1,
  risk: 'LowDOF',
  statbarns: ['Clusters', 'CorrelationCoefficients'],
  summary: 'The settings of this model allow leaves of very few people, or more parameters than people',
  remedy: 'Train it again with larger leaves and fewer parameters',
  needs: ['declaration'],
  params: z.strictObject({
    minLeaf: z.number().int().min(1).default(10).describe('Smallest number of people in a leaf.'),
    dof: z.number().int().min(1).default(10).describe('Smallest number of degrees of freedom.'),
  }),

  applies: (file) => isTrainedModel(file),

  *check(file, { minLeaf, dof }): Generator<Outcome> {
    const words = modelWords(file);
    const leaf = /min samples leaf"?\s*[:=]\s*(\d+)|min child samples"?\s*[:=]\s*(\d+)/.exec(words);
    const size = Number(leaf?.[1] ?? leaf?.[2] ?? NaN);
    const { n, k } = file.declared ?? {};
    if (size < minLeaf) yield { places: [{}], because: `leaves may hold ${size}, fewer than ${minLeaf}` };
    if (/bootstrap"?\s*:\s*false/.test(words)) yield { places: [{}], certainty: 'possible', because: 'every tree saw every record (no bootstrap)' };
    if (n !== undefined && k !== undefined && n - k < dof) yield { places: [{}], because: `${n} records and ${k} parameters` };
    else if (Number.isNaN(size) && (n === undefined || k === undefined)) yield { missing: 'declaration', ask: 'Give the number of records and of parameters, and the smallest leaf' };
  },
});
