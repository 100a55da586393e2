import type { Cell, Measure, Table } from './table.js';

/** Below this a measure is not known well enough to call a finding proven (rules.md E4). */
export const sureOf = 0.8;
/** Below this nobody knows what the numbers are: ask. */
export const guessOf = 0.5;

/** An unweighted count of units that thresholds protect. Survival columns have rules of their own. */
export const isCount = (table: Table, measure: Measure): boolean =>
  !measure.weighted && (measure.kind === 'count' || (measure.kind === 'events' && !isSurvival(table)));

export const isSurvival = (table: Table): boolean => table.measures.some(({ kind }) => kind === 'at-risk');

/** Cells of the measures that `wanted` picks. */
export const cellsOf = (table: Table, wanted: (measure: Measure) => boolean): Cell[] => table.cells.filter((cell) => wanted(table.measures[cell.measure]!));

/** A whole number, however it was printed ("12", "12.0"). */
export const isWhole = (value: number): boolean => Number.isFinite(value) && Math.abs(value - Math.round(value)) < 1e-9;

/** In a category for missing or unknown values. */
export const isMissingCategory = (table: Table, cell: Cell): boolean =>
  cell.coords.some((index, dimension) => table.dimensions[dimension]!.categories[index]!.role === 'missing');

/** The cell at the same place that shows another measure. */
export function sibling(table: Table, cell: Cell, measure: number): Cell | undefined {
  return index(table).get(`${measure}|${cell.coords.join(',')}`);
}

const indices = new WeakMap<Table, Map<string, Cell>>();

function index(table: Table): Map<string, Cell> {
  const known = indices.get(table);
  if (known) return known;
  const made = new Map(table.cells.map((cell) => [`${cell.measure}|${cell.coords.join(',')}`, cell]));
  indices.set(table, made);
  return made;
}

/** The cell of `measure` at these coordinates. */
export const cellAt = (table: Table, measure: number, coords: readonly number[]): Cell | undefined => index(table).get(`${measure}|${coords.join(',')}`);

/** The unweighted count at the same place, where the table shows one. */
export function countBeside(table: Table, cell: Cell): Cell | undefined {
  let first: Cell | undefined;
  let shown: Cell | undefined;
  let found = 0;
  for (const measure of countMeasures(table)) {
    const other = measure === cell.measure ? undefined : sibling(table, cell, measure);
    if (!other) continue;
    found++;
    first ??= other;
    if (other.shown.as === 'number') shown ??= other;
  }
  return found === 1 ? first : shown ?? first;
}

const counting = new WeakMap<Table, readonly number[]>();

/** The measures of a table that count, by their places in `measures`. */
function countMeasures(table: Table): readonly number[] {
  const known = counting.get(table);
  if (known) return known;
  const made = table.measures.flatMap((measure, at) => (isCount(table, measure) ? [at] : []));
  counting.set(table, made);
  return made;
}

