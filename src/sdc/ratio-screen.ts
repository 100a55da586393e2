import type { Cell, Table } from './table.js';
import { measureOf } from './table.js';

/** A ratio with its 95 % confidence interval, as printed. */
export interface RatioRow {
  readonly cell: Cell;
  readonly low: Cell;
  readonly high: Cell;
}

/** The rows of a table that show a ratio of the wanted kind with its interval. */
export function ratioRows(table: Table, wanted: RegExp): RatioRow[] {
  const at = (cell: Cell, kind: 'ci-low' | 'ci-high'): Cell | undefined =>
    table.cells.find((other) => measureOf(table, other).kind === kind && other.shown.as === 'number' && other.coords.every((index, dimension) => index === cell.coords[dimension]));
  return table.cells.flatMap((cell) => {
    const measure = measureOf(table, cell);
    if (measure.kind !== 'ratio' || cell.shown.as !== 'number' || !wanted.test(measure.label.replaceAll('_', ' '))) return [];
    const [low, high] = [at(cell, 'ci-low'), at(cell, 'ci-high')];
    return low && high ? [{ cell, low, high }] : [];
  });
}

/**
 * The squared standard error of the logarithm, from a 95 % interval as printed: the smallest and largest it can be,
 * rounding allowed for. Woolf: 1/a + 1/b + 1/c + 1/d for a crude odds ratio.
 */
export function squaredError({ low, high }: RatioRow): { least: number; most: number } | undefined {
  if (low.shown.as !== 'number' || high.shown.as !== 'number' || low.shown.value <= 0) return undefined;
  const [halfLow, halfHigh] = [0.5 * 10 ** -low.shown.decimals, 0.5 * 10 ** -high.shown.decimals];
  const error = (lo: number, hi: number): number => (lo > 0 && hi > lo ? Math.log(hi / lo) / (2 * 1.959964) : 0);
  const least = error(low.shown.value + halfLow, high.shown.value - halfHigh) ** 2;
  const lowest = low.shown.value - halfLow;
  const most = lowest > 0 ? error(lowest, high.shown.value + halfHigh) ** 2 : Infinity;
  return { least, most };
}
