import { z } from 'zod';
import { isFigure, isVector } from '../../src/sdc/figures.js';
import { defineFileRule, type Outcome } from '../../src/sdc/rule.js';

/** Words in a picture cannot be searched. */
export default defineFileRule({
  id: 'graph-labels-text',
  version: 1,
  risk: 'AuxiliaryInformation',
  statbarns: ['Frequencies', 'HazardSurvivalTables', 'Shape', 'Position'],
  summary: 'The words in this picture could not be read',
  remedy: 'Check the picture for names, numbers of people and labels of single points',
  needs: ['underlying-data'],
  params: z.strictObject({}),

  applies: (file) => isFigure(file) && !isVector(file),

  *check(): Generator<Outcome> {
    yield { missing: 'underlying-data', ask: 'A checker must read the labels of this picture: names, identifiers, small numbers' };
  },
});
