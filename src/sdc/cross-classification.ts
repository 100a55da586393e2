import { feasible, type Feasible, type Sum, type Variable } from './audit/index.js';
import { isCount } from './counts.js';
import { sameDimension } from './linked.js';
import type { PlacedTable } from './subjects.js';
import { trueBounds, type AssumedRounding } from './system-of-tables.js';
import { isMargin, type Cell, type Dimension } from './table.js';

/** A cell of the table nobody published: all classifications of the linked tables crossed. */
export interface CrossCell {
  /** The published cells that contain it, smallest first. */
  readonly within: readonly { readonly placed: PlacedTable; readonly cell: Cell }[];
  readonly interval: Feasible;
}

/** Tables with more crossed cells than this are not tried: margins of large tables leave wide bounds, and the work grows fast. */
const mostCells = 600;

/**
 * What margins give away about the full cross-classification behind them: each published count is the sum of the
 * crossed cells it contains (rules.md D07). Empty where one table already shows the full cross, or none can be built.
 */
export function crossCells(tables: readonly PlacedTable[], assumed: AssumedRounding): CrossCell[] {
  const usable = tables.filter(({ table }) => (table.shape === 'cross' || table.shape === 'long') && table.measures.filter((measure) => isCount(table, measure)).length === 1);
  const dimensions: Dimension[] = [];
  const axes = usable.map(({ table }) => table.dimensions.map((dimension) => {
    const at = dimensions.findIndex((other) => sameDimension(other, dimension));
    return at >= 0 ? at : dimensions.push(dimension) - 1;
  }));
  const sizes = dimensions.map((dimension) => ordinary(dimension).length);
  const product = sizes.reduce((all, size) => all * size, 1);
  if (usable.length < 2 || product > mostCells || product < 2 || axes.some((own) => own.length === dimensions.length || new Set(own).size !== own.length)) return [];
  if (!dimensions.some((_dimension, at) => axes.filter((own) => own.includes(at)).length > 1)) return [];

  const variables: Variable[] = Array.from({ length: product }, () => ({ low: 0, high: Infinity, whole: true }));
  const sums: Sum[] = [];
  const within: CrossCell['within'][number][][] = Array.from({ length: product }, () => []);
  for (const [index, placed] of usable.entries()) {
    const { table } = placed;
    for (const cell of table.cells) {
      if (!isCount(table, table.measures[cell.measure]!) || isMargin(table, cell)) continue;
      const fixed = new Map(cell.coords.map((category, at) => [axes[index]![at]!, positionOf(dimensions[axes[index]![at]!]!, table.dimensions[at]!, category)]));
      const parts = [...Array(product).keys()].filter((cross) => [...fixed].every(([dimension, position]) => indexIn(cross, sizes, dimension) === position));
      sums.push({ total: variables.length, parts });
      variables.push({ ...trueBounds(table, cell, assumed), whole: true });
      for (const part of parts) within[part]!.push({ placed, cell });
    }
  }
  const answers = feasible({ variables, sums }, { ask: [...Array(product).keys()] });
  const shownValue = ({ cell }: { cell: Cell }): number => (cell.shown.as === 'number' ? cell.shown.value : Infinity);
  return answers.map((interval, at) => ({ interval, within: [...within[at]!].sort((a, b) => shownValue(a) - shownValue(b)) })).filter(({ interval }) => interval.proven !== 'inconsistent');
}

const ordinary = ({ categories }: Dimension): number[] => categories.flatMap(({ role }, index) => (role === 'total' ? [] : [index]));

const indexIn = (cross: number, sizes: readonly number[], dimension: number): number =>
  Math.floor(cross / sizes.slice(dimension + 1).reduce((all, size) => all * size, 1)) % sizes[dimension]!;

/** Where a category of one table stands among those of the shared dimension. */
function positionOf(shared: Dimension, own: Dimension, category: number): number {
  const label = own.categories[category]!.label.toLowerCase().trim();
  return ordinary(shared).findIndex((index) => shared.categories[index]!.label.toLowerCase().trim() === label);
}
