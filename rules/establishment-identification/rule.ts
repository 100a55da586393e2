import { z } from 'zod';
import { blocksOf } from '../../src/sdc/people/blocks.js';
import type { BlockColumn } from '../../src/sdc/people/blocks.js';
import { columnInWords } from '../../src/sdc/people/columns-of.js';
import { isNumbers, shareOf } from '../../src/sdc/people/column-values.js';
import { isEstablishment, isEstablishmentCode, isEstablishmentHeading } from '../../src/sdc/people/establishments.js';
import { placesIn } from '../../src/sdc/people/places-in.js';
import { defineFileRule } from '../../src/sdc/rule.js';

/** Figures by named hospital, practice, school, home or firm. */
export default defineFileRule({
  id: 'establishment-identification',
  version: 1,
  risk: 'Identification',
  statbarns: [],
  summary: 'The file names hospitals, practices, schools, homes or firms.',
  remedy: 'Group them, replace their names by letters, or show that they may be named',
  needs: [],
  params: z.strictObject({
    atLeast: z.number().int().min(1).default(2).describe('Different establishments from which the file names them.'),
  }),
  applies: () => true,
  *check(file, { atLeast }) {
    for (const block of blocksOf(file)) {
      if (!block.columns.some(isNumbers)) continue;
      for (const column of block.columns) {
        const test = judge(column);
        if (test === undefined) continue;
        const names = new Set([...column.distinct].filter(test));
        if (names.size >= atLeast) yield { places: placesIn(block, column, test), certainty: 'possible', because: `${names.size} establishments under ${columnInWords(column)}` };
      }
    }
  },
});

/** What in a column names an establishment: names anywhere, codes and proper names only under a heading that asks for them. */
function judge(column: BlockColumn): ((value: string) => boolean) | undefined {
  if (isEstablishmentHeading(column.words)) {
    if (shareOf(column, isEstablishmentCode) >= 0.5) return isEstablishmentCode;
    return shareOf(column, isProper) >= 0.5 ? isProper : undefined;
  }
  return [...column.distinct].some(isEstablishment) ? isEstablishment : undefined;
}

/** A name rather than a kind ("acute", "yes", "closed") or a letter standing for one. */
const isProper = (value: string): boolean => isEstablishment(value) || (/^\p{Lu}\p{L}{2,}/u.test(value)
  && !/^(?:yes|no|none|all|any|other|total|unknown|missing|acute|community|specialist|mental|primary|secondary|public|private|large|small|medium|urban|rural|high|low|gp|hospital|practice|trust|school|site|provider|company|centre|home|care|nursing|type|group|north|south|east|west|independent|closed|open)\b/i.test(value));
