import type { Problem, Row } from './problem.js';

/** The bounds every table must respect, and whether two of them cross (then no table exists). */
export interface Bounds {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly crossed: boolean;
}

/**
 * Bound propagation: each sum limits each of its terms by what the others leave, until nothing moves.
 * Never wrong, often not tight (two closed squares joined by a cell stay open): what it gives is the outer
 * bound that everything later must respect. Each sum is visited at most `visits` times.
 */
export function tighten(problem: Problem, visits = 40): Bounds {
  const low = Float64Array.from(problem.low);
  const high = Float64Array.from(problem.high);
  const { unit, rows } = problem;
  for (let i = 0; i < low.length; i++) {
    low[i] = up(low[i]!, unit[i]!);
    high[i] = down(high[i]!, unit[i]!);
    if (low[i]! > high[i]!) return { low, high, crossed: true };
  }
  const touching = rowsOfEach(rows, low.length);
  const queue = rows.map((_, r) => r);
  const waiting = new Uint8Array(rows.length).fill(1);
  const left = new Int32Array(rows.length).fill(visits);
  for (let head = 0; head < queue.length; head++) {
    const r = queue[head]!;
    waiting[r] = 0;
    if (left[r]!-- <= 0) continue;
    const moved = visit(rows[r]!, low, high, unit);
    if (moved === null) return { low, high, crossed: true };
    for (const variable of moved) {
      for (const other of touching[variable]!) {
        if (waiting[other]) continue;
        waiting[other] = 1;
        queue.push(other);
      }
    }
  }
  return { low, high, crossed: false };
}

/** Whole numbers of this size can be added, taken away and divided without an error that matters: 2^53 and room to spare. */
const EXACT = 2 ** 51;

/** Tighten every term of one sum. Returns the terms that moved, or null when no value is left for one. */
function visit({ columns, times, constant }: Row, low: Float64Array, high: Float64Array, unit: Float64Array): number[] | null {
  // Sums of what is larger than this are not exact: such an end counts as none at all.
  const cap = EXACT / columns.length;
  const isEndless = (end: number): boolean => !(Math.abs(end) <= cap);
  let least = constant;
  let most = constant;
  let endlessDown = 0;
  let endlessUp = 0;
  for (let k = 0; k < columns.length; k++) {
    const t = times[k]!;
    const a = t * (t > 0 ? low : high)[columns[k]!]!;
    const b = t * (t > 0 ? high : low)[columns[k]!]!;
    if (isEndless(a)) endlessDown++;
    else least += a;
    if (isEndless(b)) endlessUp++;
    else most += b;
  }
  if ((endlessDown === 0 && least > 0) || (endlessUp === 0 && most < 0)) return null;
  if (endlessDown > 1 && endlessUp > 1) return [];
  const moved: number[] = [];
  for (let k = 0; k < columns.length; k++) {
    const v = columns[k]!;
    const t = times[k]!;
    const a = t * (t > 0 ? low : high)[v]!;
    const b = t * (t > 0 ? high : low)[v]!;
    // t·v = −(the others), and the others lie between least − a and most − b.
    const atMost = endlessDown - (isEndless(a) ? 1 : 0) > 0 ? Infinity : -(isEndless(a) ? least : least - a);
    const atLeast = endlessUp - (isEndless(b) ? 1 : 0) > 0 ? -Infinity : -(isEndless(b) ? most : most - b);
    const newLow = up((t > 0 ? atLeast : atMost) / t, unit[v]!);
    const newHigh = down((t > 0 ? atMost : atLeast) / t, unit[v]!);
    if (newLow <= low[v]! && newHigh >= high[v]!) continue;
    low[v] = Math.max(low[v]!, newLow);
    high[v] = Math.min(high[v]!, newHigh);
    if (low[v]! > high[v]!) return null;
    moved.push(v);
  }
  return moved;
}

/** The least whole number not below; magnitudes go outward instead, so that nothing possible is lost. */
function up(value: number, unit: number): number {
  return unit > 0 ? Math.ceil(value / unit) * unit : Math.floor(value);
}

function down(value: number, unit: number): number {
  return unit > 0 ? Math.floor(value / unit) * unit : Math.ceil(value);
}

function rowsOfEach(rows: readonly Row[], count: number): number[][] {
  const touching: number[][] = Array.from({ length: count }, () => []);
  rows.forEach((row, r) => {
    for (const column of row.columns) touching[column]!.push(r);
  });
  return touching;
}
