import { z } from 'zod';
import { figureWords, isFigure } from '../../src/sdc/figures.js';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';

/** Each mark of a scatter plot is a record. */
export default defineFileRule({
  id: 'graph-scatter-individual',
  version: 1,
  risk: 'Identification',
  statbarns: ['Frequencies', 'CorrelationCoefficients'],
  summary: 'Every mark of this figure seems to be one record',
  remedy: 'Draw bins or groups of enough people instead of single points',
  needs: ['underlying-data'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('From how many marks they are those of records.'),
  }),

  applies: (file) => isFigure(file),

  *check(file, { threshold }): Generator<Outcome> {
    const points = file.facts.filter(({ is, detail }) => is === 'svg-marks' && ['circle', 'ellipse', 'use'].includes(String(detail?.['shape'])));
    const distinct = points.reduce((sum, { count = 0, detail }) => sum + Number(detail?.['distinct'] ?? count), 0);
    const words = figureWords(file);
    if (distinct > threshold) yield { places: [{}], because: `${distinct} marks at different places` };
    else if (scatter.test(words)) yield { places: [{}], certainty: 'possible', because: 'by its name or text each mark is one record' };
  },
});

const scatter = /\b(scatter(plot)?|jitter|strip ?plot|swarm|beeswarm|spaghetti|waterfall|swimmer|bland[ -]altman|residuals? (vs|plot)|q-?q ?plot|leverage plot|parallel coordinates|manhattan)\b/;
