import { z } from 'zod';
import { keyOf, plainLabel } from '../../src/sdc/cell-keys.js';
import { isCount } from '../../src/sdc/counts.js';
import { samePeople } from '../../src/sdc/populations.js';
import type { PlacedTable } from '../../src/sdc/subjects.js';
import { placeOf } from '../../src/sdc/place-of.js';
import { defineRequestRule, type Outcome } from '../../src/sdc/rule.js';
import { trueBounds } from '../../src/sdc/system-of-tables.js';
import { measureOf, valueOf, type Cell, type Table } from '../../src/sdc/table.js';

/** The same table released before, a little different now: the difference is a table of the few who came or went. OpenSAFELY (repeated analyses). */
export default defineRequestRule({
  id: 'differencing-prior',
  version: 2,
  risk: 'Differencing',
  statbarns: ['Frequencies', 'LinkedMultilevelTables'],
  summary: 'Compared with an earlier release, this number changed by a low count',
  remedy: 'Round both, wait until more has changed, or refer to the earlier release instead',
  needs: ['earlier-releases'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published, and smallest difference.'),
    roundingBase: z.number().int().min(0).max(1000).default(0).describe('What counts are rounded to, where a table does not say; 0 for exact counts.'),
    roundingMethod: z.enum(['nearest', 'midpoint', 'random']).default('nearest').describe('How they are rounded.'),
  }),

  applies: ({ tables, earlier }) => tables.length > 0 && earlier.length > 0,

  *check({ tables, earlier }, { threshold, roundingBase, roundingMethod }): Generator<Outcome> {
    const assumed = roundingBase > 1 ? { method: roundingMethod, base: roundingBase } : undefined;
    for (const placed of tables) {
      const { file, table } = placed;
      const now = countsOf(table);
      for (const before of earlier) {
        const then = countsOf(before.table);
        const shared = [...now].filter(([key]) => then.has(key));
        // The same table again: most of its cells were there before.
        if (shared.length < 1 || shared.length * 2 < Math.max(now.size, then.size)) continue;
        if (!isSameStudy(placed, before) && !isClose(shared.map(([key, cell]) => [valueOf(cell), valueOf(then.get(key)!)]))) continue;
        for (const [key, cell] of shared) {
          const old = then.get(key)!;
          if (cell.shown.as !== 'number' || old.shown.as !== 'number') continue;
          const [a, b] = [trueBounds(table, cell, assumed), trueBounds(before.table, old, assumed)];
          const [low, high] = a.low > b.high ? [a.low - b.high, a.high - b.low] : [b.low - a.high, b.high - a.low];
          // Rounding that leaves half the threshold open protects the difference.
          if (low <= 0 || high >= threshold || 2 * (high - low) >= threshold) continue;
          yield {
            places: [placeOf(file, table, cell)], certainty: 'certain', evidence: { release: before.release },
            because: `${cell.text} now, ${old.text} in release ${before.release}: ${low === high ? low : `${low} to ${high}`} people changed`,
          };
        }
      }
    }
  },
});

/** What tells one version of a table from the next. */
const versions = /\b(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december|q|v|version|wave|update|updated|final|new|old|previous|latest|release|month|quarter|year)\b/g;

/** The same title, file or population, dates and versions aside: then any change may be that of a few people. */
function isSameStudy(now: PlacedTable, before: PlacedTable): boolean {
  const plain = (text: string): string => plainLabel(text.slice(0, 500)).replaceAll(/\d/g, ' ').replaceAll(versions, ' ').replaceAll(/ {1,9}/g, ' ').trim();
  return samePeople(now.population, before.population) === true || (plain(now.table.title) !== '' && plain(now.table.title) === plain(before.table.title))
    || plain(now.file) === plain(before.file);
}

/** Nearly the same numbers: tables of other people that are laid out alike differ far more. */
function isClose(pairs: readonly (readonly [number | undefined, number | undefined])[]): boolean {
  const numbers = pairs.flatMap(([a, b]) => (a === undefined || b === undefined ? [] : [[a, b] as const]));
  const [changed, all] = numbers.reduce(([x, y], [a, b]) => [x + Math.abs(a - b), y + Math.max(a, b)], [0, 0]);
  return 5 * changed <= all;
}

const known = new WeakMap<Table, ReadonlyMap<string, Cell>>();

function countsOf(table: Table): ReadonlyMap<string, Cell> {
  const before = known.get(table);
  if (before) return before;
  const counts = new Map(table.cells.filter((cell) => isCount(table, measureOf(table, cell))).map((cell) => [keyOf(table, cell), cell]));
  known.set(table, counts);
  return counts;
}
