import type { Sum, System, Variable } from './audit/index.js';
import { boundsOf, roundedBounds, type Bounds } from './bounds.js';
import { isCount } from './counts.js';
import { measureOf, type Cell, type Rounding, type Table, type TableSum } from './table.js';
import { isHidden } from './unknowns.js';

/** How counts were rounded where the table does not say so itself: the authority's rule. */
export type AssumedRounding = Pick<Rounding, 'method' | 'base'> | undefined;

/** A system of equations over the cells of one or more tables. */
export interface TableSystem {
  readonly system: System;
  /** The variable of a cell of one of the tables. */
  variableOf(table: Table, cell: Cell): number | undefined;
}

/** From here on a bound means "any number": marks without a legend. */
const unbounded = Number.MAX_SAFE_INTEGER / 2;

/** What the number behind a cell may be, rounding and marks allowed for. */
export function trueBounds(table: Table, cell: Cell, assumed: AssumedRounding): Bounds {
  const measure = measureOf(table, cell);
  const whole = isCount(table, measure);
  const free = { low: whole ? 0 : -Infinity, high: Infinity };
  if (cell.shown.as === 'number' && assumed && assumed.base > 1 && !measure.rounding && whole) {
    return isRounded(cell.shown.value, assumed) ? roundedBounds(cell.shown.value, { ...assumed, source: 'declared' }) : { low: cell.shown.value, high: cell.shown.value };
  }
  const bounds = boundsOf(cell, measure);
  if (!bounds) return free;
  return { low: isHidden(cell) && !whole ? free.low : bounds.low, high: bounds.high >= unbounded || (isHidden(cell) && !whole) ? Infinity : bounds.high };
}

/** Whether rounding like this can give the value; zero is taken at its word. */
const isRounded = (value: number, { method, base }: Pick<Rounding, 'method' | 'base'>): boolean =>
  value !== 0 && (method === 'midpoint' ? (value + Math.floor(base / 2)) % base === 0 : value % base === 0);

/**
 * Totals made by adding up what is shown leave hidden cells out, so they are no equation about them. Told by their
 * arithmetic: the visible parts alone make the total.
 */
export function isOverVisible(table: Table, { total, parts }: TableSum): boolean {
  const whole = table.cells[total]!.shown;
  const hidden = parts.filter((at) => table.cells[at]!.shown.as !== 'number');
  if (whole.as !== 'number' || hidden.length === 0) return false;
  const visible = parts.reduce((sum, at) => {
    const { shown } = table.cells[at]!;
    return sum + (shown.as === 'number' ? shown.value : 0);
  }, 0);
  return Math.abs(visible - whole.value) < 1e-9;
}

export interface SystemOptions {
  readonly assumed?: AssumedRounding;
  /** Which sums to trust; all by default. */
  readonly trusts?: (sum: TableSum) => boolean;
  /** Cells of different tables with the same key are the same number. */
  readonly keyOf?: (table: Table, cell: Cell) => string | undefined;
  /** Sums across tables: the parts of one add up to a cell of another. */
  readonly across?: readonly { readonly total: Cell; readonly parts: readonly Cell[] }[];
}

/** The system of these tables: every additive cell a variable, every believed sum an equation. */
export function systemOf(tables: readonly Table[], { assumed, trusts = () => true, keyOf, across = [] }: SystemOptions = {}): TableSystem {
  const variables: Variable[] = [];
  const sums: Sum[] = [];
  const byCell = new Map<Cell, number>();
  const byKey = new Map<string, number>();
  for (const table of tables) {
    const needed = new Set(table.sums.flatMap(({ total, parts }) => [total, ...parts]));
    table.cells.forEach((cell, at) => {
      const key = keyOf?.(table, cell);
      if (!needed.has(at) && key === undefined) return;
      const bounds = trueBounds(table, cell, assumed);
      const known = key === undefined ? undefined : byKey.get(key);
      if (known === undefined) {
        byCell.set(cell, variables.length);
        if (key !== undefined) byKey.set(key, variables.length);
        variables.push({ ...bounds, whole: isCount(table, measureOf(table, cell)) });
        return;
      }
      byCell.set(cell, known);
      const { low, high, whole } = variables[known]!;
      variables[known] = { low: Math.max(low, bounds.low), high: Math.min(high, bounds.high), whole };
    });
    for (const sum of table.sums) {
      if (!trusts(sum) || isOverVisible(table, sum)) continue;
      const exact = measureOf(table, table.cells[sum.total]!).rounding !== undefined || (assumed !== undefined && assumed.base > 1);
      sums.push({ total: byCell.get(table.cells[sum.total]!)!, parts: sum.parts.map((at) => byCell.get(table.cells[at]!)!), slack: exact ? 0 : sum.slack });
    }
  }
  for (const { total, parts } of across) sums.push({ total: byCell.get(total)!, parts: parts.map((part) => byCell.get(part)!) });
  return { system: { variables, sums }, variableOf: (_table, cell) => byCell.get(cell) };
}
