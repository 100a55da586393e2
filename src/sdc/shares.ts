import { boundsOf, type Bounds } from './bounds.js';
import { cellAt, isCount } from './counts.js';
import { parseDecimal } from './decimal.js';
import type { Share } from './implied-counts.js';
import { measureOf, type Cell, type Table } from './table.js';

/** Percentages, proportions and rates of people. */
export const isShare = (table: Table, cell: Cell): boolean => {
  const { kind, per } = measureOf(table, cell);
  return cell.shown.as === 'number' && (kind === 'percent' || kind === 'proportion' || (kind === 'rate' && per !== undefined));
};

/** The share as printed, exactly. Undefined where the text is not a plain number. */
export function shareOf(table: Table, cell: Cell): Share | undefined {
  if (cell.shown.as !== 'number') return undefined;
  const { kind, per } = measureOf(table, cell);
  const value = parseDecimal(cell.text.replaceAll(/[,%\s()]/g, '').replace('\u2212', '-')) ?? parseDecimal(cell.shown.value.toFixed(cell.shown.decimals));
  if (!value || value.units < 0n) return undefined;
  return { value, decimals: cell.shown.decimals, per: kind === 'percent' ? 100 : kind === 'proportion' ? 1 : per ?? 1000 };
}

/** What a share is a share of, and where that number stands. */
export interface Base {
  readonly bounds: Bounds;
  readonly cell?: Cell;
  readonly sure: boolean;
}

/** The base of a share: a column of its own, the total of its line, or the size of the population. */
export function baseOf(table: Table, cell: Cell): Base | undefined {
  const measure = measureOf(table, cell);
  const column = measure.base === undefined ? undefined : cellAt(table, measure.base, cell.coords);
  if (column) return fromCell(table, column, measure.confidence);
  const total = totalBeside(table, cell, measure.of);
  if (total) return fromCell(table, total, Math.min(measure.confidence, measure.of === 'unknown' || measure.of === undefined ? 0.6 : 1));
  const n = table.population?.n;
  return n !== undefined && (measure.of === 'all' || measure.of === 'column') ? { bounds: { low: n, high: n }, sure: measure.confidence >= 0.8 } : undefined;
}

function fromCell(table: Table, cell: Cell, confidence: number): Base | undefined {
  const bounds = boundsOf(cell, measureOf(table, cell));
  return bounds && Number.isFinite(bounds.high) ? { bounds, cell, sure: confidence >= 0.8 } : undefined;
}

/** The count in the total category of the axis the share runs along. */
function totalBeside(table: Table, cell: Cell, of: 'row' | 'column' | 'all' | 'measure' | 'unknown' | undefined): Cell | undefined {
  const counts = table.measures.flatMap((measure, at) => (isCount(table, measure) ? [at] : []));
  const swept = table.dimensions.map(({ axis }) => of === 'all' || (of === 'row' && axis === 'column') || (of === 'column' && axis === 'row'));
  if (!swept.some(Boolean)) return undefined;
  const coords = cell.coords.map((index, at) => {
    if (!swept[at]) return index;
    const total = table.dimensions[at]!.categories.findIndex(({ role }) => role === 'total');
    return total;
  });
  if (coords.includes(-1)) return undefined;
  return counts.map((measure) => cellAt(table, measure, coords)).find((found) => found !== undefined);
}
