import type { LowCells } from '../sdc/declaration.js';
import type { Cell, Shown, Table } from '../sdc/table.js';

/**
 * The table with what was declared of its hidden cells: those named are low, the others are hidden to protect them. One
 * mark stands for both, so a reader of the file cannot tell; the audit then takes the reader who can.
 */
export function withLowCells(table: Table, hidden: LowCells | undefined): Table {
  if (!hidden) return table;
  const low = new Set(hidden.low.filter(({ sheet }) => sheet === undefined || sheet === table.place.sheet).map(({ row, column }) => `${row}|${column}`));
  return { ...table, cells: table.cells.map((cell) => explained(cell, low.has(`${cell.at.row}|${cell.at.column}`), hidden.below)) };
}

function explained(cell: Cell, isLow: boolean, below: number): Cell {
  const { shown } = cell;
  if (shown.as !== 'suppressed' || shown.cause === 'primary') return cell;
  const known: Shown = isLow ? { ...shown, high: Math.min(shown.high, below - 1), cause: 'primary' } : { ...shown, cause: 'secondary' };
  return { ...cell, shown: known };
}
