import { z } from 'zod';
import type { Block, BlockColumn } from '../../src/sdc/people/blocks.js';
import { blocksOf, isNumeric } from '../../src/sdc/people/blocks.js';
import { areaTypeOf, postcodePartOf } from '../../src/sdc/people/area-codes.js';
import type { AreaType } from '../../src/sdc/people/area-codes.js';
import { columnInWords } from '../../src/sdc/people/columns-of.js';
import { shareOf } from '../../src/sdc/people/column-values.js';
import { headingIn, placesIn } from '../../src/sdc/people/places-in.js';
import { scanOf } from '../../src/sdc/people/sightings.js';
import type { Place } from '../../src/sdc/subjects.js';
import { defineFileRule } from '../../src/sdc/rule.js';

const postal = /(?:^| )(?:post ?codes?|pcd|pc|outward|sector|pcds|pcdist)(?: |$)/;
const inProse = /\b[EWSN]\d{8}\b/g;

/** The kind of area most values of a column are, when at least half of them are one. */
function kindOf(column: BlockColumn): AreaType | undefined {
  const asPostal = postal.test(column.words);
  const read = (value: string): AreaType | undefined => {
    const area = areaTypeOf(value);
    if (area !== undefined) return area;
    const part = postcodePartOf(value);
    return part !== undefined && (asPostal || (part.id === 'postcode-sector' && column.distinct.size >= 3)) ? part : undefined;
  };
  if (shareOf(column, (value) => read(value) !== undefined) < 0.5) return undefined;
  const kinds = [...column.distinct].flatMap((value) => read(value) ?? []);
  return kinds.sort((a, b) => a.people - b.people)[0];
}

/** A block of codes and names without a single number: a look-up, which says nothing about anybody. */
const isLookUp = (block: Block): boolean => !block.columns.some((column) => [...column.distinct].some(isNumeric));

const codesAcross = (block: Block): { area: AreaType; place: Place }[] =>
  block.headingRow === undefined ? [] : block.columns.flatMap((column) => {
    const area = areaTypeOf(column.heading);
    return area === undefined ? [] : [{ area, place: headingIn(block, column) }];
  });

/** Codes of areas too small for the pack, by the kind the code itself names. */
export default defineFileRule({
  id: 'small-area-geography',
  version: 2,
  risk: 'Identification',
  statbarns: [],
  summary: 'The file is cut by areas smaller than may be released.',
  remedy: 'Use larger areas',
  needs: [],
  params: z.strictObject({
    people: z.number().int().min(0).default(5_000).describe('Kinds of areas whose small members hold fewer residents than this are flagged.'),
  }),
  applies: () => true,
  *check(file, { people }) {
    for (const block of blocksOf(file)) {
      if (isLookUp(block)) continue;
      for (const column of block.columns) {
        const area = kindOf(column);
        if (area !== undefined && area.people < people) {
          yield { places: placesIn(block, column), certainty: 'certain', because: `${column.distinct.size} codes under ${columnInWords(column)}: ${area.name} (about ${area.people} people in a small one)` };
        }
      }
      const across = codesAcross(block).filter(({ area }) => area.people < people);
      if (across.length > 0) yield { places: across.map(({ place }) => place), certainty: 'certain', because: `${across.length} headings are codes: ${across[0]!.area.name}` };
    }
    const prose = scanOf(file).prose.filter(({ text }) => [...text.matchAll(inProse)].some(([code]) => (areaTypeOf(code)?.people ?? people) < people));
    if (prose.length > 0) yield { places: prose.map(({ place }) => place).slice(0, 200), certainty: 'possible', because: `${prose.length} texts name a small area` };
  },
});
