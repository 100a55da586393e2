import { cellAt } from './counts.js';
import { measureOf, valueOf, type Cell, type MeasureKind, type Table } from './table.js';

/** Events at one time of a survival table: shown, or worked out from the curve. */
export interface Step {
  readonly cell: Cell;
  readonly low: number;
  readonly high: number;
  readonly because: string;
}

/** The dimension along which time runs: its labels are numbers in rising order. */
function timeDimension(table: Table): number {
  return table.dimensions.findIndex(({ categories }) => {
    const times = categories.filter(({ role }) => role !== 'total').map(({ label }) => Number(/-?\d+(\.\d+)?/.exec(label)?.[0] ?? NaN));
    return times.length > 1 && times.every((time, at) => !Number.isNaN(time) && (at === 0 || time > times[at - 1]!));
  });
}

/** The cells of a measure in order of time, one line for each group. */
function lines(table: Table, kind: MeasureKind): Cell[][] {
  const time = timeDimension(table);
  const groups = new Map<string, Cell[]>();
  for (const cell of table.cells) {
    if (measureOf(table, cell).kind !== kind) continue;
    const key = `${cell.measure}|${cell.coords.map((index, at) => (at === time ? '*' : index)).join(',')}`;
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  return [...groups.values()].map((group) => (time < 0 ? group : [...group].sort((a, b) => a.coords[time]! - b.coords[time]!)));
}

export const survivalLines = (table: Table): Cell[][] => lines(table, 'survival');
export const atRiskLines = (table: Table): Cell[][] => lines(table, 'at-risk');

/** The number at risk at the same time, where shown. */
export function atRiskBeside(table: Table, cell: Cell): number | undefined {
  const at = table.measures.findIndex(({ kind }) => kind === 'at-risk');
  const other = at < 0 ? undefined : cellAt(table, at, cell.coords);
  return other && valueOf(other);
}

/**
 * Events at each step, shown or recovered: d = n·(1 − S_j/S_{j−1}), with both survival values allowed their rounding.
 * Steps where the curve does not move are left out.
 */
export function survivalSteps(table: Table): Step[] {
  if (!table.measures.some(({ kind }) => kind === 'at-risk')) return [];
  const shown = table.cells.filter((cell) => isEvents(table, cell) && valueOf(cell) !== undefined);
  if (shown.length > 0) return shown.map((cell) => ({ cell, low: valueOf(cell)!, high: valueOf(cell)!, because: `${cell.text} ${measureOf(table, cell).label} at this time` }));
  return survivalLines(table).flatMap((line) => line.slice(1).flatMap((cell, index) => step(table, line[index]!, cell)));
}

const isEvents = (table: Table, cell: Cell): boolean => {
  const { kind, label } = measureOf(table, cell);
  return kind === 'events' || (kind === 'count' && /event|death|died|censor|fail/i.test(label));
};

function step(table: Table, before: Cell, cell: Cell): Step[] {
  const n = atRiskBeside(table, cell);
  if (n === undefined || before.shown.as !== 'number' || cell.shown.as !== 'number' || before.shown.value <= 0 || cell.shown.value >= before.shown.value) return [];
  const scale = /%/.test(cell.text) || cell.shown.value > 1 ? 100 : 1;
  const [a, b] = [before.shown.value / scale, cell.shown.value / scale];
  const [ha, hb] = [0.5 * 10 ** -before.shown.decimals / scale, 0.5 * 10 ** -cell.shown.decimals / scale];
  const events = (later: number, earlier: number): number => n * (1 - later / Math.min(1, earlier));
  const low = Math.max(0, Math.ceil(events(b + hb, Math.max(a - ha, 1e-12)) - 1e-9));
  const high = Math.floor(events(Math.max(0, b - hb), a + ha) + 1e-9);
  const middle = events(b, a);
  return high < low ? [{ cell, low: Math.floor(middle), high: Math.ceil(middle), because: says(n, cell, before, middle) }] : [{ cell, low, high, because: says(n, cell, before, low === high ? low : middle) }];
}

const says = (n: number, cell: Cell, before: Cell, events: number): string =>
  `${n} × (1 − ${cell.text} / ${before.text}) is ${Number.isInteger(events) ? events : `about ${Math.round(events * 10) / 10}`}`;
