import { z } from 'zod';
import { placeOf } from '../../src/sdc/place-of.js';
import { modelsOf } from '../../src/sdc/regression.js';
import { defineRequestRule, type Outcome } from '../../src/sdc/rule.js';

/** The same model on samples that differ by a few people shows what those few change. */
export default defineRequestRule({
  id: 'regression-nested-differencing',
  version: 2,
  risk: 'Differencing',
  statbarns: ['CorrelationCoefficients', 'LinkedMultilevelTables'],
  summary: 'Two models differ by only a few people',
  remedy: 'Fit both on the same sample',
  needs: ['population'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest difference between two samples.'),
  }),

  applies: ({ files }) => files.some((file) => modelsOf(file).length > 0),

  *check({ files }, { threshold }): Generator<Outcome> {
    const models = files.flatMap((file) => modelsOf(file).map((model) => ({ file: file.path, ...model }))).filter(({ n }) => n !== undefined);
    for (const [at, a] of models.entries()) {
      for (const b of models.slice(at + 1)) {
        const shared = a.terms.filter((term) => b.terms.includes(term)).length;
        const apart = Math.abs(a.n! - b.n!);
        if (apart === 0 || apart >= threshold || shared * 2 < Math.max(a.terms.length, b.terms.length)) continue;
        yield { places: [placeOf(b.file, b.table, b.cell), placeOf(a.file, a.table, a.cell)], certainty: 'possible', because: `${a.n} and ${b.n} observations: ${apart} apart` };
      }
    }
  },
});
