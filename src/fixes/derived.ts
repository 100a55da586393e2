import { isCount } from '../sdc/counts.js';
import { baseOf } from '../sdc/shares.js';
import { isMargin, measureOf, type Cell, type MeasureKind, type Table } from '../sdc/table.js';
import type { Spot } from './unsafe.js';

const ratios: ReadonlySet<MeasureKind> = new Set(['percent', 'proportion', 'rate', 'weighted-count']);
const statistics: ReadonlySet<MeasureKind> = new Set([
  ...ratios, 'sum', 'mean', 'sd', 'se', 'variance', 'median', 'quantile', 'min', 'max', 'mode', 'ratio', 'ci-low', 'ci-high', 'events', 'survival',
]);

/**
 * Numbers that must go with a hidden count. A share gives its count away, whatever its size; a statistic of few people is
 * theirs. What a share is a share of stays. `all`: statistics of larger counts go too, where they would stand without their count.
 */
export function derivedFrom(unsafe: readonly Spot[], protecting: readonly Spot[], reach: 'shares' | 'all' = 'shares'): Spot[] {
  const found = new Map<Cell, Spot>();
  const hidden = new Set([...unsafe, ...protecting].map(({ cell }) => cell));
  const take = (spot: Spot, kinds: ReadonlySet<MeasureKind>): void => {
    const { table, cell } = spot;
    if (!isCount(table, measureOf(table, cell))) return;
    for (const other of table.cells) {
      if (other === cell || hidden.has(other) || other.shown.as !== 'number' || !sameCoords(other, cell)) continue;
      const measure = measureOf(table, other);
      // The count is what the share is taken of: then the share is of others.
      const isBase = measure.base === cell.measure && baseOf(table, other)?.cell === cell;
      if (kinds.has(measure.kind) && (!isBase || kinds === statistics)) found.set(other, { ...spot, cell: other });
    }
  };
  for (const spot of unsafe) take(spot, statistics);
  for (const spot of protecting) take(spot, reach === 'all' ? statistics : ratios);
  const all = [...found.values()];
  return [...all, ...besideLoneShares([...unsafe, ...protecting, ...all])];
}

const sameCoords = (a: Cell, b: Cell): boolean => a.coords.every((index, at) => index === b.coords[at]);

/** One share hidden among shares that make up the whole is no secret: the next smallest goes too. */
function besideLoneShares(hidden: readonly Spot[]): Spot[] {
  const gone = new Set(hidden.map(({ cell }) => cell));
  const more = new Map<Cell, Spot>();
  for (const spot of hidden) {
    const { table, cell } = spot;
    const { kind } = measureOf(table, cell);
    if (kind !== 'percent' && kind !== 'proportion') continue;
    for (const line of linesThrough(table, cell)) {
      const numbers = line.flatMap(({ shown }) => (shown.as === 'number' ? [shown.value] : []));
      const whole = kind === 'percent' ? 100 : 1;
      const slack = line.reduce((sum, { shown }) => sum + (shown.as === 'number' ? 0.5 * 10 ** -shown.decimals : 0), 0);
      if (numbers.length !== line.length || Math.abs(numbers.reduce((sum, value) => sum + value, 0) - whole) > slack + 1e-9) continue;
      if (line.filter((other) => gone.has(other) || more.has(other)).length !== 1) continue;
      const [smallest] = line.filter((other) => !gone.has(other) && other.shown.as === 'number').sort((a, b) => (a.shown as { value: number }).value - (b.shown as { value: number }).value);
      if (smallest) more.set(smallest, { ...spot, cell: smallest });
    }
  }
  return [...more.values()];
}

/** The lines of shares a cell belongs to: along each dimension, or over measures that stand side by side. */
function linesThrough(table: Table, cell: Cell): Cell[][] {
  const lines = table.dimensions.map((_, dimension) => table.cells.filter((other) =>
    other.measure === cell.measure && !isTotalOf(table, other, dimension) && other.coords.every((index, at) => at === dimension || index === cell.coords[at])));
  const { kind } = measureOf(table, cell);
  const beside = table.cells.filter((other) => sameCoords(other, cell) && measureOf(table, other).kind === kind);
  return [...lines, beside].filter((line) => line.length > 1);
}

const isTotalOf = (table: Table, cell: Cell, dimension: number): boolean =>
  isMargin(table, cell) && table.dimensions[dimension]!.categories[cell.coords[dimension]!]!.role === 'total';
