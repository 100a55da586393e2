import { boundsOf, type Bounds } from './bounds.js';
import { cellAt, countBeside, isCount } from './counts.js';
import { toNumber } from './decimal.js';
import type { Share } from './implied-counts.js';
import { printedDecimal } from './printed-decimal.js';
import { labelsOf, measureOf, type Cell, type Measure, type Table } from './table.js';

/** Percentages, proportions and rates of people. */
export const isShare = (table: Table, cell: Cell): boolean => {
  const { kind, per } = measureOf(table, cell);
  return cell.shown.as === 'number' && (kind === 'percent' || kind === 'proportion' || (kind === 'rate' && per !== undefined));
};

/** The share as printed, exactly. Undefined where the text is not a plain number. */
export function shareOf(table: Table, cell: Cell): Share | undefined {
  if (cell.shown.as !== 'number') return undefined;
  const { kind, per } = measureOf(table, cell);
  const value = printedDecimal(cell);
  if (!value || value.units < 0n) return undefined;
  return { value, decimals: cell.shown.decimals, per: kind === 'percent' ? 100 : kind === 'proportion' ? 1 : per ?? 1000 };
}

/** The base of such a measure stands in the same record, not in a total. */
const isBaseBeside = ({ of }: Measure): boolean => of === undefined || of === 'measure' || of === 'unknown';

/** Whether this count, in the same record, is what the share is a share of. */
export const isBaseOf = (table: Table, share: Cell, count: Cell): boolean => {
  const measure = measureOf(table, share);
  return count.measure === measure.base && isBaseBeside(measure);
};

/** What a share is a share of, and where that number stands. */
export interface Base {
  readonly bounds: Bounds;
  readonly cell?: Cell;
  readonly sure: boolean;
}

/** The base of a share: a column of its own, the total of its line, or the size of the population. */
export function baseOf(table: Table, cell: Cell): Base | undefined {
  const measure = measureOf(table, cell);
  const column = measure.base === undefined || !isBaseBeside(measure) ? undefined : cellAt(table, measure.base, cell.coords);
  if (column) return fromCell(table, column, measure.confidence);
  const total = totalBeside(table, cell, measure.of);
  if (total) return fromCell(table, total, measure.confidence);
  const n = table.population?.n;
  if (n !== undefined && (measure.of === 'all' || measure.of === 'column')) return { bounds: { low: n, high: n }, sure: measure.confidence >= 0.8 };
  return fromLabels(table, cell) ?? onlyTotal(table, cell) ?? fromNeighbours(table, cell);
}

const labelledN = /\bn\s*=\s*(\d{1,3}(?:[,\u00A0\u2009 ]\d{3})+|\d+)\b/i;

/** The one heading of the cell that says how many it is about: "Cases (n = 25)", "Overall, N = 1,204". Two that do leave it open. */
function fromLabels(table: Table, cell: Cell): Base | undefined {
  const headings = new Set([...labelsOf(table, cell), measureOf(table, cell).label]);
  const said = [...headings].flatMap((label) => labelledN.exec(label)?.[1]?.replaceAll(/\D/g, '') ?? []).map(Number);
  if (said.length === 0) return undefined;
  const [low, high] = [Math.min(...said), Math.max(...said)];
  return { bounds: { low, high }, sure: low === high };
}

/** Where nobody said what the share is of, the one total that its lines have. */
function onlyTotal(table: Table, cell: Cell): Base | undefined {
  const { of } = measureOf(table, cell);
  if (of !== undefined && of !== 'unknown') return undefined;
  const totals = [totalBeside(table, cell, 'row'), totalBeside(table, cell, 'column')].filter((found) => found !== undefined);
  return new Set(totals).size === 1 ? fromCell(table, totals[0]!, 0) : undefined;
}

/** The base that the cells of one line tell: the tightest bound on each side, who tells it, and what the others tell. */
interface Told {
  low: number;
  lowBy?: Cell;
  lowOfOthers: number;
  high: number;
  highBy?: Cell;
  highOfOthers: number;
}

const lineOf = ({ measure, coords }: Cell, dimension: number): string => `${measure}|${dimension}|${coords.map((index, at) => (at === dimension ? '' : index)).join(',')}`;

function tell(told: Told, by: Cell, low: number, high: number): void {
  if (low > told.low) Object.assign(told, { lowOfOthers: told.low, low, lowBy: by });
  else told.lowOfOthers = Math.max(told.lowOfOthers, low);
  if (high < told.high) Object.assign(told, { highOfOthers: told.high, high, highBy: by });
  else told.highOfOthers = Math.min(told.highOfOthers, high);
}

const toldIn = new WeakMap<Table, ReadonlyMap<string, Told>>();

/** What the cells that show both a count and a share tell of their lines, worked out once a table. */
function toldLines(table: Table): ReadonlyMap<string, Told> {
  const known = toldIn.get(table);
  if (known) return known;
  const lines = new Map<string, Told>();
  for (const cell of table.cells) {
    const share = shareOf(table, cell);
    const count = share && countBeside(table, cell);
    if (count?.shown.as !== 'number' || count.shown.value <= 0 || isBaseOf(table, cell, count)) continue;
    const [value, half] = [toNumber(share!.value), 0.5 * 10 ** -share!.decimals];
    if (value <= half) continue;
    const low = Math.ceil((count.shown.value * share!.per) / (value + half) - 1e-9);
    const high = Math.floor((count.shown.value * share!.per) / (value - half) + 1e-9);
    for (const dimension of table.dimensions.keys()) {
      const key = lineOf(cell, dimension);
      const told = lines.get(key) ?? { low: 0, lowOfOthers: 0, high: Infinity, highOfOthers: Infinity };
      tell(told, cell, low, high);
      lines.set(key, told);
    }
  }
  toldIn.set(table, lines);
  return lines;
}

/** Other cells of the line that show both count and share give their base: 59 at 50.0% means 118. */
function fromNeighbours(table: Table, cell: Cell): Base | undefined {
  for (const dimension of table.dimensions.keys()) {
    const told = toldLines(table).get(lineOf(cell, dimension));
    if (!told) continue;
    const low = told.lowBy === cell ? told.lowOfOthers : told.low;
    const high = told.highBy === cell ? told.highOfOthers : told.high;
    if (low > 0 && low <= high && Number.isFinite(high)) return { bounds: { low, high }, sure: false };
  }
  return undefined;
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
