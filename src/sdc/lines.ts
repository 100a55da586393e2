import { cellAt, isCount, guessOf } from './counts.js';
import type { Cell, Table } from './table.js';

/** A row, column or page of counts: the cells of one dimension with everything else held still, and their total where shown. */
export interface Line {
  /** Index of the dimension that runs along the line. */
  readonly dimension: number;
  readonly measure: number;
  /** The cells of ordinary and missing categories; totals and sub-totals are left out. */
  readonly cells: readonly Cell[];
  readonly total?: Cell;
}

/** Every line of counts with at least two cells. Sub-totals (parents of other categories) are not cells of a line. */
export function linesOf(table: Table): Line[] {
  const wanted = new Set(table.measures.flatMap((measure, at) => (isCount(table, measure) && measure.confidence >= guessOf ? [at] : [])));
  const lines: Line[] = [];
  table.dimensions.forEach(({ categories }, dimension) => {
    const parents = new Set(categories.flatMap(({ parent }) => (parent === undefined ? [] : [parent])));
    const groups = new Map<string, Cell[]>();
    for (const cell of table.cells) {
      if (!wanted.has(cell.measure)) continue;
      const index = cell.coords[dimension]!;
      if (categories[index]!.role === 'total' || parents.has(index)) continue;
      const key = `${cell.measure}|${cell.coords.map((at, other) => (other === dimension ? '*' : at)).join(',')}`;
      const group = groups.get(key);
      if (group) group.push(cell);
      else groups.set(key, [cell]);
    }
    for (const cells of groups.values()) {
      if (cells.length < 2) continue;
      const total = totalOf(table, cells[0]!, dimension);
      lines.push({ dimension, measure: cells[0]!.measure, cells, ...(total && { total }) });
    }
  });
  return lines;
}

const totalIndex = (table: Table, dimension: number): number => table.dimensions[dimension]!.categories.findIndex(({ role }) => role === 'total');

/** The total of a cell's line: its own total category, or (variables one under another) the size of the whole table. */
function totalOf(table: Table, cell: Cell, dimension: number): Cell | undefined {
  const own = totalIndex(table, dimension);
  const swap = (swapped: readonly number[]): number[] => cell.coords.map((at, other) => (swapped.includes(other) ? totalIndex(table, other) : at));
  if (own < 0) return undefined;
  const direct = cellAt(table, cell.measure, swap([dimension]));
  if (direct || table.shape !== 'stacked') return direct;
  const rows = table.dimensions.flatMap(({ axis }, at) => (axis === 'row' ? [at] : []));
  return cellAt(table, cell.measure, swap(rows));
}

/** Lines about one group of people: what a total row or column shows is known of nobody in particular. */
export const groupLines = (table: Table): Line[] => linesOf(table).filter(({ dimension, cells }) =>
  cells[0]!.coords.every((index, at) => at === dimension || table.dimensions[at]!.categories[index]!.role !== 'total' || table.dimensions[at]!.categories.length === 1));
