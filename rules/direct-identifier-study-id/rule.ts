import { z } from 'zod';
import type { BlockColumn } from '../../src/sdc/people/blocks.js';
import { columnInWords, columnsOf } from '../../src/sdc/people/columns-of.js';
import { isCodes, isHashes, isWholeNumbers } from '../../src/sdc/people/column-values.js';
import { personKey } from '../../src/sdc/people/heading-kinds.js';
import { placesIn } from '../../src/sdc/people/places-in.js';
import { sightingsOf } from '../../src/sdc/people/sightings.js';
import { defineFileRule } from '../../src/sdc/rule.js';
import type { FileSubject } from '../../src/sdc/subjects.js';

/** Digests of files are printed as hashes too: their headings say so. */
const ofFiles = /hash|sha|md5|digest|checksum|commit|revision|file|version|etag/;

function whatIs(column: BlockColumn): string | undefined {
  if (personKey.test(column.words) && column.distinct.size >= 2 && (isWholeNumbers(column) || isCodes(column) || isHashes(column))) return 'record numbers of people';
  if (isHashes(column) && column.distinct.size >= 3 && !(ofFiles.test(column.words) && !personKey.test(column.words))) return 'hashed or random keys';
  return undefined;
}

/** The real number, not a pseudonym: the rule of that number speaks. */
const isRealNumber = (file: FileSubject, column: BlockColumn): boolean =>
  ['nhs-number', 'chi', 'hcn'].some((kind) => sightingsOf(file).get(kind)?.some((sighted) => sighted.column === column.column && sighted.headed && sighted.valid > 0));

/** Pseudonyms: a key of a person that the data holder, or anyone with the key or the same hash, can turn back. */
export default defineFileRule({
  id: 'direct-identifier-study-id',
  version: 1,
  risk: 'Identification',
  statbarns: [],
  summary: 'The file holds record numbers or pseudonyms of people.',
  remedy: 'Remove the column; count people instead of listing them',
  needs: [],
  params: z.strictObject({}),
  applies: () => true,
  *check(file) {
    for (const [block, column] of columnsOf(file)) {
      const what = whatIs(column);
      if (what === undefined || isRealNumber(file, column)) continue;
      yield { places: placesIn(block, column), certainty: 'certain', because: `${column.distinct.size} different ${what} under ${columnInWords(column)}` };
    }
  },
});
