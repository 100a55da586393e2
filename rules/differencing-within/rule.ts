import { z } from 'zod';
import { differences, nestedPairs, type Nested } from '../../src/sdc/nested-slices.js';
import { nestedBands } from '../../src/sdc/nested-bands.js';
import type { Bounds } from '../../src/sdc/bounds.js';
import { stepsOf } from '../../src/sdc/cumulative-steps.js';
import { placeOf } from '../../src/sdc/place-of.js';
import { defineRequestRule, type Outcome } from '../../src/sdc/rule.js';
import type { EarlierTable, Place, PlacedTable } from '../../src/sdc/subjects.js';
import { valueOf, type Cell } from '../../src/sdc/table.js';

/** Two tables of nested populations: subtract, and the few in between are a table nobody made. Handbook on SDC, 05-02. */
export default defineRequestRule({
  id: 'differencing-within',
  version: 2,
  risk: 'Differencing',
  statbarns: ['Frequencies', 'LinkedMultilevelTables'],
  summary: 'Subtracting one table from another leaves a low count',
  remedy: 'Publish one of the two, use the same population in both, or round both',
  needs: ['population'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published, and smallest difference.'),
    roundingBase: z.number().int().min(0).max(1000).default(0).describe('What counts are rounded to, where a table does not say; 0 for exact counts.'),
    roundingMethod: z.enum(['nearest', 'midpoint', 'random']).default('nearest').describe('How they are rounded.'),
  }),

  applies: ({ tables }) => tables.length > 0,

  *check({ tables, declared, earlier }, { threshold, roundingBase, roundingMethod }): Generator<Outcome> {
    const assumed = roundingBase > 1 ? { method: roundingMethod, base: roundingBase } : undefined;
    for (const { file, table } of tables) {
      for (const { before, after, added } of stepsOf(table, assumed)) {
        if (!isLow(added, threshold)) continue;
        yield { places: [placeOf(file, table, after), placeOf(file, table, before)], because: `${after.text} − ${before.text} leaves ${inWords(added)} (a running count includes everyone counted before)` };
      }
    }
    for (const pair of nestedPairs(tables, declared, earlier)) {
      for (const { a, b, left } of differences(pair, assumed)) {
        if (!isLow(left, threshold)) continue;
        const releases = releasesOf([pair.whole.placed, pair.part.placed]);
        yield {
          places: placesOf(pair, a, b),
          certainty: pair.because === 'declared' || pair.because === 'labels' ? 'certain' : 'possible',
          ...(releases.length > 0 && { evidence: { release: releases[0] } }),
          because: `${larger(a, b)} leaves ${inWords(left)} (${ways[pair.because]}${releases.length > 0 ? `; release ${releases[0]}` : ''})`,
        };
      }
    }
    for (const { whole, parts, left, sure } of nestedBands(tables, earlier, assumed)) {
      if (!isLow(left, threshold)) continue;
      const releases = releasesOf([whole, ...parts].map(({ placed }) => placed));
      const places = [...parts, whole].sort((x, y) => Number('release' in x.placed) - Number('release' in y.placed)).map(({ placed, cell }) => placeOf(placed.file, placed.table, cell));
      yield {
        places, certainty: sure ? 'certain' : 'possible', ...(releases.length > 0 && { evidence: { release: releases[0] } }),
        because: `${whole.cell.text} − ${parts.map(({ cell }) => cell.text).join(' − ')} leaves ${inWords(left)} (one span of ages holds the other${releases.length > 0 ? `; release ${releases[0]}` : ''})`,
        says: 'Subtracting one span of ages from another leaves a low count',
      };
    }
  },
});

/** Rounding that leaves half the threshold open protects the difference. */
const isLow = ({ low, high }: Bounds, threshold: number): boolean => low > 0 && high < threshold && 2 * (high - low) < threshold;
const inWords = ({ low, high }: Bounds): string => (low === high ? String(low) : `${low} to ${high}`);
const larger = (a: Cell, b: Cell): string => ((valueOf(a) ?? 0) < (valueOf(b) ?? 0) ? `${b.text} − ${a.text}` : `${a.text} − ${b.text}`);
const releasesOf = (placed: readonly (PlacedTable | EarlierTable)[]): string[] => placed.flatMap((one) => ('release' in one ? [one.release] : []));

const ways: Readonly<Record<Nested['because'], string>> = {
  declared: 'one population is declared as part of the other', labels: 'one population is by its name part of the other',
  files: 'one population is by its file’s name part of the other', group: 'one table is about a single group of the other’s people',
  numbers: 'one population is by its numbers part of the other', alike: 'most other counts of the two tables are the same',
};

/** The cell of the part first, unless only the whole is in this request. */
function placesOf({ whole, part }: Nested, a: Cell, b: Cell): Place[] {
  const places = [placeOf(part.placed.file, part.placed.table, b), placeOf(whole.placed.file, whole.placed.table, a)];
  return 'release' in part.placed ? places.reverse() : places;
}
