import { z } from 'zod';
import { isFigure, isVector } from '../../src/sdc/figures.js';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';

/** “Too small to read” is no control. OpenSAFELY. */
export default defineFileRule({
  id: 'graph-low-resolution-not-protection',
  version: 1,
  risk: 'AuxiliaryInformation',
  statbarns: ['Frequencies', 'HazardSurvivalTables', 'Shape', 'Position'],
  summary: 'A small picture does not protect what it shows',
  remedy: 'Change what is drawn, not its size',
  needs: [],
  params: z.strictObject({
    fewestPixels: z.number().int().min(1).default(120_000).describe('Pictures with fewer pixels are noted.'),
  }),

  applies: (file) => isFigure(file) && !isVector(file),

  *check(file, { fewestPixels }): Generator<Outcome> {
    for (const { detail } of file.facts.filter(({ is }) => is === 'figure')) {
      const pixels = Number(detail?.['width'] ?? 0) * Number(detail?.['height'] ?? 0);
      if (pixels > 0 && pixels < fewestPixels) yield { places: [{}], certainty: 'possible', because: `${pixels} pixels` };
    }
  },
});
