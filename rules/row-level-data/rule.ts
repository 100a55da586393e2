import { z } from 'zod';
import { blocksOf } from '../../src/sdc/people/blocks.js';
import { placeOfBlock } from '../../src/sdc/people/places-in.js';
import { recordScore } from '../../src/sdc/people/records.js';
import { defineFileRule } from '../../src/sdc/rule.js';

/**
 * Microdata dressed as a result. A score adds up what speaks for one row per person (a key, attributes, dates, flags,
 * mixed kinds) and what speaks against it (statistics, totals, every combination once, marks, areas, variants).
 */
export default defineFileRule({
  id: 'row-level-data',
  version: 1,
  risk: 'Identification',
  statbarns: [],
  summary: 'The file holds one row per person, not results.',
  remedy: 'Send counts or estimates over groups instead of records',
  needs: [],
  params: z.strictObject({
    certainFrom: z.number().default(0.8).describe('Score from which a table is taken for records.'),
    possibleFrom: z.number().default(0.4).describe('Score from which a person must look.'),
  }),
  applies: (file) => blocksOf(file).length > 0,
  *check(file, { certainFrom, possibleFrom }) {
    for (const block of blocksOf(file)) {
      const { score, signs } = recordScore(file, block);
      if (score < possibleFrom) continue;
      const certain = score >= certainFrom;
      yield {
        places: [placeOfBlock(file, block)],
        certainty: certain ? 'certain' : 'possible',
        because: `score ${score.toFixed(2)}: ${signs.map(({ sign, weight }) => `${sign} (${weight > 0 ? '+' : '−'}${Math.abs(weight).toFixed(2)})`).join(', ')}`,
        says: certain ? 'This is data with one row per person or event, not a table of results.' : 'This may be data with one row per person or event.',
        evidence: { score, rows: block.rows.length, signs: signs.map(({ sign, weight }) => ({ sign, weight })) },
      };
    }
  },
});
