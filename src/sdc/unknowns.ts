import type { Cell, Shown, Table } from './table.js';

/** A cell whose mark says what it may hide. */
export type HiddenCell = Cell & { readonly shown: Extract<Shown, { as: 'suppressed' | 'censored' }> };

/** A number the table hides on purpose: suppressed, or shown only as "<10". */
export const isHidden = (cell: Cell): cell is HiddenCell => cell.shown.as === 'suppressed' || cell.shown.as === 'censored';

/** A number the table does not show, for whatever reason. */
export const isUnknown = (cell: Cell): boolean => isHidden(cell) || cell.shown.as === 'missing' || cell.shown.as === 'rounded-zero';

/** Whether anything is hidden in the table. */
export const hasHidden = (table: Table): boolean => table.cells.some(isHidden);

/**
 * Whether a value worked out for a hidden cell can be what was hidden. A value outside what the mark allows means the
 * sum is not one: totals recomputed over the visible cells give 0 for a cell that stands for 1 to 7.
 */
export function isPlausible(cell: Cell, value: number): boolean {
  if (cell.shown.as === 'censored' || cell.shown.as === 'suppressed') return value >= cell.shown.low && value <= cell.shown.high && value !== 0;
  return value > 0;
}
