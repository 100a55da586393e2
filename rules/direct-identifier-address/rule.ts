import { z } from 'zod';
import type { BlockColumn } from '../../src/sdc/people/blocks.js';
import { columnInWords, columnsOf } from '../../src/sdc/people/columns-of.js';
import { shareOf } from '../../src/sdc/people/column-values.js';
import { placesIn } from '../../src/sdc/people/places-in.js';
import { addressesInText } from '../../src/sdc/people/postal-address.js';
import { scanOf } from '../../src/sdc/people/sightings.js';
import { defineFileRule } from '../../src/sdc/rule.js';

const heading = /(?:^| )(?:addr(?:ess)?(?: line)?(?: ?\d)?|street|house (?:no|number|name)|first line of address|residence)(?: |$)/;
const notPostal = /(?:^| )(?:e ?mail|ip|mac|web|url|changes?|known|missing|recorded|matched)(?: |$)/;
const isAddress = (value: string): boolean => addressesInText(value).length > 0;

function holdsAddresses(column: BlockColumn, share: number): boolean {
  const found = shareOf(column, isAddress);
  if (heading.test(column.words) && !notPostal.test(column.words)) return found > 0 || (column.distinct.size >= 2 && shareOf(column, (value) => /\p{L}{3}/u.test(value) && /\d/.test(value)) >= 0.5);
  return found >= share && column.distinct.size >= 3;
}

/** Postal addresses: a house number, a name and a kind of street; or a heading that asks for them. */
export default defineFileRule({
  id: 'direct-identifier-address',
  version: 1,
  risk: 'Identification',
  statbarns: [],
  summary: 'The file holds postal addresses.',
  remedy: 'Use an area of thousands of people instead, or remove them',
  needs: [],
  params: z.strictObject({
    share: z.number().min(0).max(1).default(0.3).describe('Share of a column that must look like addresses where no heading names them.'),
  }),
  applies: () => true,
  *check(file, { share }) {
    const seen = new Set<string>();
    for (const [block, column] of columnsOf(file)) {
      if (!holdsAddresses(column, share)) continue;
      const places = placesIn(block, column);
      for (const place of places) seen.add(`${place.sheet ?? ''}:${place.row}:${place.column}`);
      yield { places, certainty: 'certain', because: `${column.distinct.size} different addresses under ${columnInWords(column)}` };
    }
    const rest = scanOf(file).prose.filter(({ text, place }) => isAddress(text) && !seen.has(`${place.sheet ?? ''}:${place.row}:${place.column}`));
    if (rest.length > 0) yield { places: rest.map(({ place }) => place).slice(0, 200), certainty: 'possible', because: `${rest.length} texts hold a house number and a street`, says: 'The text may hold postal addresses.' };
  },
});
