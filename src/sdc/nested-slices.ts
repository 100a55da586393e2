import { trueBounds, type AssumedRounding } from './system-of-tables.js';
import { keyOf, plainLabel } from './cell-keys.js';
import { isCount, guessOf } from './counts.js';
import type { Bounds } from './bounds.js';
import type { Declaration } from './declaration.js';
import type { PlacedTable } from './subjects.js';
import { measureOf, type Cell, type Population } from './table.js';

/** The same table for one population: a table of its own, or one page of a table that shows several. */
export interface Slice {
  readonly placed: PlacedTable;
  /** Words that name the population: the page's category, the title, the population. */
  readonly name: string;
  readonly population?: Population;
  readonly cells: ReadonlyMap<string, Cell>;
}

/** A population and a part of it, and how we know. */
export interface Nested {
  readonly whole: Slice;
  readonly part: Slice;
  readonly because: 'declared' | 'labels' | 'numbers';
}

/** A dimension that tells populations apart rather than people. */
const tellsPopulations = /^(table|panel|sample|samples|population|cohort|analysis|analyses|model|dataset|study|definition|subset|analysis set)$/i;

/** Every table as slices: by its population dimension where it has one, whole otherwise. */
export function slicesOf(placed: PlacedTable): Slice[] {
  const { table, population } = placed;
  const page = table.dimensions.findIndex(({ name, axis }) => axis === 'page' || tellsPopulations.test(name.trim()));
  const cells = (wanted: (cell: Cell) => boolean): Map<string, Cell> => new Map(table.cells.filter(wanted).map((cell) => [keyOf(table, cell, page), cell]));
  if (page < 0 || !tellsPopulations.test(table.dimensions[page]!.name.trim())) {
    return [{ placed, name: `${table.title} ${population?.label ?? population?.id ?? ''}`.trim(), ...(population && { population }), cells: cells(() => true) }];
  }
  return table.dimensions[page]!.categories.flatMap(({ label, role }, index) => (role === 'total' ? [] : [{ placed, name: label, population: { id: label }, cells: cells((cell) => cell.coords[page] === index) }]));
}

/** Pairs of slices of which one is known, or seems, to be part of the other. */
export function nestedPairs(tables: readonly PlacedTable[], declared: Declaration): Nested[] {
  const slices = tables.flatMap(slicesOf).filter(({ cells }) => cells.size > 0);
  const byKeys = new Map<string, Slice[]>();
  for (const slice of slices) {
    const key = [...slice.cells.keys()].sort().join('\n');
    byKeys.set(key, [...(byKeys.get(key) ?? []), slice]);
  }
  const pairs: Nested[] = [];
  for (const alike of byKeys.values()) {
    for (const whole of alike) for (const part of alike) {
      if (whole === part) continue;
      const because = nesting(whole, part, declared);
      if (because) pairs.push({ whole, part, because });
    }
  }
  return pairs;
}

function nesting(whole: Slice, part: Slice, { populations }: Declaration): Nested['because'] | undefined {
  if (isWithin(part, whole, populations)) return 'declared';
  if (isWithin(whole, part, populations) || !dominates(whole, part)) return undefined;
  if (labelsNest(whole.name, part.name)) return 'labels';
  return labelsNest(part.name, whole.name) ? undefined : looksNested(whole, part) ? 'numbers' : undefined;
}

function isWithin(part: Slice, whole: Slice, populations: Declaration['populations']): boolean {
  const idOf = ({ population, name }: Slice): string | undefined => {
    const wanted = [population?.id, population?.label, name].filter((text) => text !== undefined).map(plainLabel);
    return populations.find(({ id, label }) => wanted.includes(plainLabel(id)) || (label !== undefined && wanted.includes(plainLabel(label))))?.id;
  };
  const goal = idOf(whole);
  const seen = new Set<string>();
  for (let at = idOf(part); at !== undefined && !seen.has(at); at = populations.find(({ id }) => id === at)?.subsetOf ?? undefined) {
    if (at === goal && seen.size > 0) return true;
    seen.add(at);
  }
  return false;
}

const wholeWords = /\b(full|whole|all|main|overall|entire|total|everyone|unrestricted|eligible|itt|intention)\b/i;
const partWords = /\b(excl\w*|without|except|restricted|complete case\w*|sensitivity|subset|per protocol|only|matched|trimmed|analysed|minus)\b/i;

/** "age18plus" holds "age20plus"; "full" holds "excluding outliers". */
function labelsNest(whole: string, part: string): boolean {
  const [a, b] = [ageFrom(whole), ageFrom(part)];
  if (a !== undefined && b !== undefined) return a.from < b.from && a.rest === b.rest;
  const plainWhole = plainLabel(whole);
  const plainPart = plainLabel(part);
  return (wholeWords.test(plainWhole) && partWords.test(plainPart)) || (plainPart.startsWith(plainWhole) && plainWhole !== '' && partWords.test(plainPart.slice(plainWhole.length)));
}

function ageFrom(text: string): { from: number; rest: string } | undefined {
  const match = /(?:≥|>=|aged?\s*|over\s*)?(\d{1,3})\s*(?:\+|plus|\s*and over|\s*or over|\s*years? and (?:over|older))|(?:≥|>=)\s*(\d{1,3})/i.exec(text);
  return match ? { from: Number(match[1] ?? match[2]), rest: plainLabel(text.replace(match[0], '')) } : undefined;
}

const counts = (slice: Slice): [string, Cell][] => [...slice.cells].filter(([, cell]) => {
  const measure = measureOf(slice.placed.table, cell);
  return isCount(slice.placed.table, measure) && measure.confidence >= guessOf;
});

/** Every count of the part is at most that of the whole, and they are not all the same. */
function dominates(whole: Slice, part: Slice): boolean {
  const pairs = counts(whole).map(([key, cell]) => [cell.shown, part.cells.get(key)!.shown] as const);
  const numbers = pairs.flatMap(([a, b]) => (a.as === 'number' && b.as === 'number' ? [[a.value, b.value] as const] : []));
  return numbers.length > 0 && numbers.every(([a, b]) => a >= b) && numbers.some(([a, b]) => a > b);
}

/** Without a word about it: at least four counts, and nearly all people in both. Two unrelated tables seldom agree so closely. */
function looksNested(whole: Slice, part: Slice): boolean {
  const numbers = counts(whole).flatMap(([key, { shown }]) => {
    const other = part.cells.get(key)!.shown;
    return shown.as === 'number' && other.as === 'number' ? [[shown.value, other.value] as const] : [];
  });
  const [all, some] = numbers.reduce(([a, b], [x, y]) => [a + x, b + y], [0, 0]);
  return numbers.length >= 4 && whole.placed.table.title === part.placed.table.title && (all - some) * 20 <= all;
}

/** The people in the whole and not in the part, cell by cell. */
export function differences({ whole, part }: Nested, assumed: AssumedRounding): { readonly key: string; readonly a: Cell; readonly b: Cell; readonly left: Bounds }[] {
  return counts(whole).flatMap(([key, a]) => {
    const b = part.cells.get(key)!;
    if (a.shown.as !== 'number' || b.shown.as !== 'number') return [];
    const [x, y] = [trueBounds(whole.placed.table, a, assumed), trueBounds(part.placed.table, b, assumed)];
    return [{ key, a, b, left: { low: x.low - y.high, high: x.high - y.low } }];
  });
}
