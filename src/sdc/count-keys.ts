import { boundsOf, type Bounds } from './bounds.js';
import { keyOf } from './cell-keys.js';
import { isCount } from './counts.js';
import { marginsOf } from './margins.js';
import type { EarlierTable, PlacedTable } from './subjects.js';
import { measureOf, valueOf, type Cell } from './table.js';

/** A count that a table prints or lets its reader add up, and what it may be. */
export interface CountedCell {
  readonly placed: PlacedTable | EarlierTable;
  /** Absent for a sum that only the reader forms. */
  readonly cell?: Cell;
  readonly bounds: Bounds;
}

const known = new WeakMap<PlacedTable, ReadonlyMap<string, CountedCell>>();

/** Every count of a table by what it is about (cell-keys), hidden ones with what their mark allows. */
export function countKeys(placed: PlacedTable | EarlierTable): ReadonlyMap<string, CountedCell> {
  const before = known.get(placed);
  if (before) return before;
  const { table } = placed;
  const counts = new Map<string, CountedCell>();
  for (const cell of table.cells) {
    const measure = measureOf(table, cell);
    const bounds = isCount(table, measure) ? boundsOf(cell, measure) : undefined;
    if (bounds) counts.set(keyOf(table, cell), { placed, cell, bounds });
  }
  for (const { key, parts } of marginsOf(table)) {
    if (counts.has(key) || parts.some(({ shown }) => shown.as !== 'number')) continue;
    const value = parts.reduce((sum, cell) => sum + (valueOf(cell) ?? 0), 0);
    counts.set(key, { placed, bounds: { low: value, high: value } });
  }
  known.set(placed, counts);
  return counts;
}
