import type { Bounds } from './bounds.js';
import { cellAt, isCount } from './counts.js';
import { trueBounds, type AssumedRounding } from './system-of-tables.js';
import type { Cell, Table } from './table.js';

/** Two neighbours of a running count, and how many people were added between them. */
export interface Step {
  readonly before: Cell;
  readonly after: Cell;
  readonly added: Bounds;
}

const running = /\b(?:cum|cumulative(?:ly)?|running total|to[- ]date)\b/i;
const inTime = /^(?:\d{4}|q[1-4]\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|week|month|day|\d{1,2}[/.-]\d)/i;

/** A count that includes everyone counted before, as its heading or the table's title says. */
const isRunning = (table: Table, measure: number): boolean =>
  isCount(table, table.measures[measure]!) && running.test(`${table.measures[measure]!.label} ${table.title}`.replaceAll('_', ' '));

/**
 * The steps of every running count along its time (or its only ordered dimension): each is the count of one period, which
 * the table does not show. Units: whole people; `added` allows for rounding.
 */
export function stepsOf(table: Table, assumed: AssumedRounding): Step[] {
  const along = table.dimensions.findIndex(({ ordered, categories }) => ordered || categories.filter(({ role, label }) => role === 'ordinary' && inTime.test(label.trim())).length >= 2);
  if (along < 0) return [];
  const { categories } = table.dimensions[along]!;
  return table.cells.flatMap((after) => {
    const at = after.coords[along]!;
    if (at === 0 || after.shown.as !== 'number' || !isRunning(table, after.measure) || categories[at]!.role !== 'ordinary') return [];
    const before = cellAt(table, after.measure, after.coords.map((coord, d) => (d === along ? at - 1 : coord)));
    if (before?.shown.as !== 'number') return [];
    const [x, y] = [trueBounds(table, after, assumed), trueBounds(table, before, assumed)];
    return [{ before, after, added: { low: x.low - y.high, high: x.high - y.low } }];
  });
}
