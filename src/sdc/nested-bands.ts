import type { Bounds } from './bounds.js';
import { categoriesOf, keyFrom, measureKey, plainLabel, restriction } from './cell-keys.js';
import { isCount } from './counts.js';
import { ageBand, samePeople } from './populations.js';
import type { EarlierTable, PlacedTable } from './subjects.js';
import { trueBounds, type AssumedRounding } from './system-of-tables.js';
import { measureOf, type Cell } from './table.js';

/** A count of a span of ages, and counts of spans within it: what is left is a group that nobody published. */
export interface NestedBands {
  readonly whole: Banded;
  readonly parts: readonly Banded[];
  readonly left: Bounds;
  /** The two tables agree on at least two other counts, or are one table. */
  readonly sure: boolean;
}

interface Banded {
  readonly placed: PlacedTable | EarlierTable;
  readonly cell: Cell;
  readonly low: number;
  readonly high: number;
}

/** Every difference between a band of ages and the bands within it, across tables that agree wherever they count the same ages. */
export function* nestedBands(tables: readonly PlacedTable[], earlier: readonly EarlierTable[], assumed: AssumedRounding): Generator<NestedBands> {
  const mine = new Set<PlacedTable>(tables);
  const lines = [...linesOf([...tables, ...earlier]).values()];
  const agreed = agreements(lines);
  for (const line of lines) {
    for (const [placed, wholes] of line) for (const [other, bands] of line) {
      if (!mine.has(placed) && !mine.has(other)) continue;
      const agreement = placed === other ? 'sure' : agreed.get(placed)?.get(other) ?? 'none';
      if (agreement === 'none' || samePeople(placed.population, other.population) === false) continue;
      for (const whole of wholes) yield* within(whole, bands, { assumed, sure: agreement === 'sure' });
    }
  }
}

function* within(whole: Banded, bands: readonly Banded[], { assumed, sure }: { assumed: AssumedRounding; sure: boolean }): Generator<NestedBands> {
  const inside = bands.filter((band) => band.low >= whole.low && band.high <= whole.high && (band.low > whole.low || band.high < whole.high)).sort((a, b) => a.low - b.low || b.high - a.high);
  const apart = inside.filter((band, at) => inside.slice(0, at).every((before) => before.high < band.low));
  // Bands that make up the whole leave nobody.
  if (apart.length > 1 && apart[0]!.low === whole.low && apart.at(-1)!.high === whole.high && apart.every((band, at) => at === 0 || band.low === apart[at - 1]!.high + 1)) return;
  for (const parts of apart.length > 1 ? [...inside.map((band) => [band]), apart] : inside.map((band) => [band])) {
    const bounds = ({ placed, cell }: Banded): Bounds => trueBounds(placed.table, cell, assumed);
    const [all, some] = [bounds(whole), parts.map(bounds)];
    const sum = (end: 'low' | 'high'): number => some.reduce((total, bound) => total + bound[end], 0);
    yield { whole, parts, sure, left: { low: all.low - sum('high'), high: all.high - sum('low') } };
  }
}

type Line = ReadonlyMap<PlacedTable | EarlierTable, readonly Banded[]>;

/** Counts that differ in their ages alone, by table. */
function linesOf(tables: readonly (PlacedTable | EarlierTable)[]): Map<string, Line> {
  const lines = new Map<string, Map<PlacedTable | EarlierTable, Banded[]>>();
  for (const placed of tables) {
    const { table } = placed;
    for (const [at, { name, categories }] of table.dimensions.entries()) {
      const spans = categories.map(({ label, role }) => (role === 'total' ? undefined : ageBand(label)));
      if (!isAges(name, spans.filter((span) => span !== undefined).length)) continue;
      for (const cell of table.cells) {
        const span = spans[cell.coords[at]!];
        const measure = measureOf(table, cell);
        if (span === undefined || cell.shown.as !== 'number' || !isCount(table, measure)) continue;
        const key = keyFrom(measureKey(measure), [...categoriesOf(table, cell, at), ...(measure.kind === 'count' ? restriction(measure) : [])]);
        const line = lines.get(key) ?? new Map<PlacedTable | EarlierTable, Banded[]>();
        lines.set(key, line.set(placed, [...(line.get(placed) ?? []), { placed, cell, ...span }]));
      }
    }
  }
  return lines;
}

/** Two spans or more, under a name that speaks of ages or under none. */
const isAges = (name: string, spans: number): boolean => spans >= 2 && (/\bage/.test(plainLabel(name)) || name.trim() === '');

/** Which tables count the same ages alike: none where one count differs. */
function agreements(lines: readonly Line[]): Map<PlacedTable, Map<PlacedTable, 'sure' | 'maybe' | 'none'>> {
  const same = new Map<PlacedTable, Map<PlacedTable, number>>();
  for (const line of lines) {
    for (const [one, bands] of line) for (const [other, theirs] of line) {
      if (one === other) continue;
      const counts = same.get(one) ?? new Map<PlacedTable, number>();
      same.set(one, counts);
      for (const band of bands) {
        const twin = theirs.find(({ low, high }) => low === band.low && high === band.high);
        if (twin === undefined || twin.cell.shown.as !== 'number' || band.cell.shown.as !== 'number') continue;
        counts.set(other, twin.cell.shown.value === band.cell.shown.value ? (counts.get(other) ?? 0) + 1 : -Infinity);
      }
    }
  }
  return new Map([...same].map(([one, counts]) => [one, new Map([...counts].map(([other, count]) => [other, count >= 2 ? 'sure' : count === 1 ? 'maybe' : 'none']))]));
}
