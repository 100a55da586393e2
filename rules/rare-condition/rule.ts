import { z } from 'zod';
import type { Block, BlockColumn } from '../../src/sdc/people/blocks.js';
import { blocksOf } from '../../src/sdc/people/blocks.js';
import { areaTypeOf } from '../../src/sdc/people/area-codes.js';
import { columnInWords } from '../../src/sdc/people/columns-of.js';
import { isNumbers, shareOf } from '../../src/sdc/people/column-values.js';
import { headingIn, placesIn } from '../../src/sdc/people/places-in.js';
import { isRareCondition } from '../../src/sdc/people/rare-conditions.js';
import { defineFileRule } from '../../src/sdc/rule.js';

const detail = /(?:^| )(?:age|ageband|age ?group|region|area|la|lad|local authority|lsoa|msoa|ward|county|town|village|trust|hospital|practice|ethnicity|postcode|pcd|health board|icb|ccg)(?: |$)/;

/** Columns that say where people live or how old they are. */
const locates = (column: BlockColumn): boolean => detail.test(column.words) || shareOf(column, (value) => areaTypeOf(value) !== undefined) >= 0.5;
const detailed = (block: Block): boolean => block.columns.some(locates) || block.columns.some((column) => areaTypeOf(column.heading) !== undefined);

/** A rare condition beside an area or an age: few people, known to many. */
export default defineFileRule({
  id: 'rare-condition',
  version: 1,
  risk: 'Identification',
  statbarns: ['Frequencies'],
  summary: 'A rare condition is shown with the detail of an area or an age.',
  remedy: 'Merge it with other conditions, or drop the area or age',
  needs: [],
  params: z.strictObject({
    alone: z.boolean().default(false).describe('Also flag a rare condition without area or age.'),
  }),
  applies: () => true,
  *check(file, { alone }) {
    for (const block of blocksOf(file)) {
      if (!block.columns.some(isNumbers) || !(alone || detailed(block))) continue;
      for (const column of block.columns) {
        const places = placesIn(block, column, isRareCondition);
        if (places.length > 0) yield { places, certainty: 'possible', because: `${places.length} rows under ${columnInWords(column)} name a condition of fewer than one person in 2,000` };
        if (block.headingRow !== undefined && isRareCondition(column.heading)) {
          yield { places: [headingIn(block, column)], certainty: 'possible', because: 'a heading names a condition of fewer than one person in 2,000' };
        }
      }
    }
  },
});
