import { z } from 'zod';
import { columnInWords, columnsOf } from '../../src/sdc/people/columns-of.js';
import { isCodes, isWholeNumbers, shareOf } from '../../src/sdc/people/column-values.js';
import { hospitalNumber } from '../../src/sdc/people/heading-kinds.js';
import { placesIn } from '../../src/sdc/people/places-in.js';
import { defineFileRule } from '../../src/sdc/rule.js';

/** Numbers a hospital or laboratory gives to a person or a sample, told by their heading and by not being counts. */
export default defineFileRule({
  id: 'direct-identifier-hospital-number',
  version: 1,
  risk: 'Identification',
  statbarns: [],
  summary: 'The file holds hospital or laboratory numbers.',
  remedy: 'Remove the column; count people or samples instead of listing them',
  needs: [],
  params: z.strictObject({
    length: z.number().int().min(1).default(4).describe('Shorter values under such a heading are taken for counts.'),
  }),
  applies: () => true,
  *check(file, { length }) {
    for (const [block, column] of columnsOf(file)) {
      if (!hospitalNumber.test(column.words) || !(isWholeNumbers(column) || isCodes(column))) continue;
      if (shareOf(column, (value) => value.length >= length) < 0.8) continue;
      yield { places: placesIn(block, column), certainty: 'certain', because: `${column.distinct.size} different numbers under ${columnInWords(column)}` };
    }
  },
});
