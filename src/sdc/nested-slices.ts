import { trueBounds, type AssumedRounding } from './system-of-tables.js';
import { keyOf } from './cell-keys.js';
import { isCount, guessOf } from './counts.js';
import type { Bounds } from './bounds.js';
import type { Declaration } from './declaration.js';
import { nestedByName, samePeople, type NestedBecause } from './populations.js';
import type { EarlierTable, PlacedTable } from './subjects.js';
import { measureOf, type Cell, type Population } from './table.js';

/** The same table for one population: a table of its own, one page of a table that shows several, or all of a table about one group. */
export interface Slice {
  readonly placed: PlacedTable | EarlierTable;
  /** Words that name the population: the page's category, or the title and the population's own name. */
  readonly said: readonly string[];
  /** The same words in one line. */
  readonly name: string;
  readonly population?: Population;
  /** The one group that the table is about: "Urban", where no other category stands beside it. */
  readonly restrictedTo?: string;
  readonly cells: ReadonlyMap<string, Cell>;
}

/**
 * A population and a part of it, and how we know: from words about the population, the files' names, a table about one
 * group only, or the numbers. `alike`: neither is part of the other, but most of their counts are the same.
 */
export interface Nested {
  readonly whole: Slice;
  readonly part: Slice;
  readonly because: NestedBecause | 'group' | 'numbers' | 'alike';
}

/** A dimension that tells populations apart rather than people. */
const tellsPopulations = /^(table|panel|sample|samples|population|cohort|analysis|analyses|model|dataset|study|definition|subset|analysis set)$/i;

/** Every table as slices: by its population dimension where it has one, whole otherwise; and without the dimension that has one category only. */
export function slicesOf(placed: PlacedTable): Slice[] {
  const { table, population } = placed;
  const page = table.dimensions.findIndex(({ name, axis }) => axis === 'page' || tellsPopulations.test(name.trim()));
  const cells = (wanted: (cell: Cell) => boolean, without: number): Map<string, Cell> => new Map(table.cells.filter(wanted).map((cell) => [keyOf(table, cell, without), cell]));
  if (page >= 0 && tellsPopulations.test(table.dimensions[page]!.name.trim())) {
    return table.dimensions[page]!.categories.flatMap(({ label }, index) => [{ placed, said: [label], name: label, population: { id: label }, cells: cells((cell) => cell.coords[page] === index, page) }]);
  }
  const said = [table.title, population?.label ?? population?.id ?? ''];
  const whole: Slice = { placed, said, name: said.join(' ').trim(), ...(population && { population }), cells: cells(() => true, page) };
  const groups = table.dimensions.flatMap(({ categories }, at): Slice[] => {
    const ordinary = categories.flatMap(({ role, label }, index) => (role === 'total' ? [] : [{ label, index }]));
    return table.dimensions.length < 2 || ordinary.length !== 1 ? [] : [{ ...whole, restrictedTo: ordinary[0]!.label, cells: cells((cell) => cell.coords[at] === ordinary[0]!.index, at) }];
  });
  return [whole, ...groups];
}

/** Fewer shared counts than this say nothing about two tables. */
const leastShared = 0.5;

/**
 * Pairs of slices of which one is known, or seems, to be part of the other: at least half of the smaller one's counts
 * are about the same categories. With `earlier` tables, pairs of two of them are left out: both are out already.
 */
export function nestedPairs(tables: readonly PlacedTable[], declared: Declaration, earlier: readonly EarlierTable[] = []): Nested[] {
  const slices = [...tables, ...earlier].flatMap(slicesOf).map((slice) => ({ slice, counts: countsOf(slice) })).filter(({ counts }) => counts.size > 0);
  const mine = new Set<PlacedTable>(tables);
  const byKey = new Map<string, number[]>();
  for (const [at, { counts }] of slices.entries()) for (const key of counts.keys()) byKey.set(key, [...(byKey.get(key) ?? []), at]);
  const pairs: Nested[] = [];
  for (const [at, one] of slices.entries()) {
    if (!mine.has(one.slice.placed)) continue;
    const shared = new Map<number, number>();
    for (const key of one.counts.keys()) for (const other of byKey.get(key)!) if (other > at || !mine.has(slices[other]!.slice.placed)) shared.set(other, (shared.get(other) ?? 0) + 1);
    for (const [other, count] of shared) {
      const two = slices[other]!;
      if (two === one || count < leastShared * Math.min(one.counts.size, two.counts.size) || (one.slice.placed === two.slice.placed && (one.slice.restrictedTo ?? two.slice.restrictedTo))) continue;
      const pair = nestingOf(one.slice, two.slice, declared) ?? nestingOf(two.slice, one.slice, declared);
      if (pair) pairs.push(pair);
    }
  }
  return pairs;
}

function nestingOf(whole: Slice, part: Slice, declared: Declaration): Nested | undefined {
  const named = (slice: Slice) => ({ said: slice.said, file: slice.placed.file, ...(slice.population && { population: slice.population }) });
  const byName = nestedByName(named(whole), named(part), declared);
  if (whole.restrictedTo !== undefined && whole.restrictedTo !== part.restrictedTo) return undefined;
  if (byName === 'declared') return { whole, part, because: byName };
  if (byName === 'not') return undefined;
  const pairs = sharedNumbers(whole, part);
  if (pairs.length === 0 || pairs.every(([a, b]) => a === b)) return undefined;
  if (pairs.some(([a, b]) => a < b)) return byName === undefined && nearlyAlike(pairs) ? { whole, part, because: 'alike' } : undefined;
  if (byName) return { whole, part, because: byName };
  if (whole.restrictedTo === undefined && part.restrictedTo !== undefined) return pairs.length >= leastNumbers && samePeople(whole.population, part.population) !== false ? { whole, part, because: 'group' } : undefined;
  return looksNested(whole, part, pairs) ? { whole, part, because: 'numbers' } : undefined;
}

const counted = new WeakMap<Slice, Map<string, Cell>>();

function countsOf(slice: Slice): Map<string, Cell> {
  const before = counted.get(slice);
  if (before) return before;
  const { table } = slice.placed;
  const found = new Map([...slice.cells].filter(([, cell]) => isCount(table, measureOf(table, cell)) && measureOf(table, cell).confidence >= guessOf));
  counted.set(slice, found);
  return found;
}

const sharedNumbers = (whole: Slice, part: Slice): (readonly [number, number])[] => [...countsOf(whole)].flatMap(([key, { shown }]) => {
  const other = countsOf(part).get(key)?.shown;
  return shown.as === 'number' && other?.as === 'number' ? [[shown.value, other.value] as const] : [];
});

/** Without a word about it: at least so many counts. */
const leastNumbers = 4;

/** And nearly all people in both: two unrelated tables seldom agree so closely. */
function looksNested(whole: Slice, part: Slice, numbers: readonly (readonly [number, number])[]): boolean {
  const [all, some] = numbers.reduce(([a, b], [x, y]) => [a + x, b + y], [0, 0]);
  return numbers.length >= leastNumbers && whole.placed.table.title === part.placed.table.title && (all - some) * 20 <= all;
}

/** Larger here and smaller there, and most counts the same: the same people divided a little differently, as by boundaries that moved. */
const nearlyAlike = (numbers: readonly (readonly [number, number])[]): boolean =>
  numbers.length >= leastNumbers && numbers.some(([a, b]) => a > b) && 2 * numbers.filter(([a, b]) => a === b).length >= numbers.length;

/** The people in the whole and not in the part, cell by cell; where neither is part of the other, how many more one counts. */
export function differences({ whole, part }: Nested, assumed: AssumedRounding): { readonly key: string; readonly a: Cell; readonly b: Cell; readonly left: Bounds }[] {
  return [...countsOf(whole)].flatMap(([key, a]) => {
    const b = countsOf(part).get(key);
    if (b === undefined || a.shown.as !== 'number' || b.shown.as !== 'number') return [];
    const [x, y] = [trueBounds(whole.placed.table, a, assumed), trueBounds(part.placed.table, b, assumed)];
    return [{ key, a, b, left: x.high < y.low ? { low: y.low - x.high, high: y.high - x.low } : { low: x.low - y.high, high: x.high - y.low } }];
  });
}
