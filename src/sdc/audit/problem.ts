import type { System } from './system.js';

/** Σ times × variable + constant = 0, over unknowns only, in whole numbers. */
export interface Row {
  readonly columns: number[];
  readonly times: number[];
  constant: number;
  /** Index of the sum it came from; relations follow the sums. */
  readonly origin: number;
}

/**
 * A system in whole numbers: decimals are scaled up, published numbers are still variables with low = high,
 * and every slack is a variable of its own (they follow the system's).
 */
export interface Problem {
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** 0 for a magnitude; otherwise the variable is a multiple of this. */
  readonly unit: Float64Array;
  readonly rows: readonly Row[];
  /** Divide by this to return to the system's own units. */
  readonly scale: number;
  /** Variables from this number on are slacks; `slackRow` tells of which sum. */
  readonly slackFrom: number;
  readonly slackRow: readonly number[];
  /** A table to start from: one that agrees with every sum saves the search for a first. */
  readonly near?: Float64Array;
}

/** A number the reader knows besides what is published. */
export interface Known {
  readonly variable: number;
  readonly value: number;
}

const PLACES = 6;
const LARGEST = 2 ** 46;

/** Bring a system to whole numbers. A bound with more than six decimals is rounded outward. */
export function asProblem(system: System, knows: readonly Known[] = [], near?: readonly number[]): Problem {
  const slacks = slacksOf(system);
  const count = system.variables.length + slacks.length;
  const low = new Float64Array(count);
  const high = new Float64Array(count);
  const unit = new Float64Array(count);
  system.variables.forEach((variable, i) => {
    low[i] = variable.low;
    high[i] = variable.high;
  });
  slacks.forEach((slack, i) => {
    low[system.variables.length + i] = slack.low;
    high[system.variables.length + i] = slack.high;
  });
  for (const { variable, value } of knows) low[variable] = high[variable] = value;

  const scale = scaleFor(low, high);
  for (let i = 0; i < count; i++) {
    if (!Number.isInteger(low[i]) || scale !== 1) low[i] = Math.floor(onGrid(low[i]! * scale));
    if (!Number.isInteger(high[i]) || scale !== 1) high[i] = Math.ceil(onGrid(high[i]! * scale));
  }
  system.variables.forEach(({ whole }, i) => {
    if (whole) unit[i] = scale;
  });
  const problem = { low, high, unit, rows: rowsOf(system, slacks), scale, slackFrom: system.variables.length, slackRow: slacks.map((s) => s.row) };
  return near ? { ...problem, near: low.map((least, i) => Math.min(Math.max(Math.round((near[i] ?? 0) * scale), least), high[i]!)) } : problem;
}

interface Slack {
  readonly row: number;
  readonly low: number;
  readonly high: number;
}

function slacksOf({ sums, relations = [] }: System): Slack[] {
  const slacks: Slack[] = [];
  sums.forEach(({ slack = 0 }, row) => {
    if (slack !== 0) slacks.push({ row, low: -slack, high: slack });
  });
  relations.forEach(({ terms, low, high }, i) => {
    const factor = wholeTimes(terms.map((t) => t.times));
    slacks.push({ row: sums.length + i, low: low * factor, high: high * factor });
  });
  return slacks;
}

function rowsOf({ variables, sums, relations = [] }: System, slacks: readonly Slack[]): Row[] {
  const rows: Row[] = [];
  const lastIn = new Int32Array(variables.length).fill(-1);
  sums.forEach(({ total, parts }, origin) => {
    const columns = [total];
    const times = [-1];
    lastIn[total] = origin;
    let isTwice = false;
    for (let k = 0; k < parts.length; k++) {
      const part = parts[k]!;
      isTwice ||= lastIn[part] === origin;
      lastIn[part] = origin;
      columns.push(part);
      times.push(1);
    }
    rows.push(isTwice ? together(columns, times, origin) : { columns, times, constant: 0, origin });
  });
  relations.forEach(({ terms }, i) => {
    const factor = wholeTimes(terms.map((t) => t.times));
    rows.push(together(terms.map((t) => t.variable), terms.map((t) => Math.round(t.times * factor)), sums.length + i));
  });
  slacks.forEach(({ row }, i) => {
    rows[row]!.columns.push(variables.length + i);
    rows[row]!.times.push(-1);
  });
  return rows;
}

/** A variable named twice in one sum counts twice. */
function together(columns: readonly number[], times: readonly number[], origin: number): Row {
  const sum = new Map<number, number>();
  columns.forEach((c, k) => sum.set(c, (sum.get(c) ?? 0) + times[k]!));
  const kept = [...sum].filter(([, t]) => t !== 0);
  return { columns: kept.map(([c]) => c), times: kept.map(([, t]) => t), constant: 0, origin };
}

/** The power of ten that turns every finite bound into a whole number, within what a double holds exactly. */
function scaleFor(...ends: readonly Float64Array[]): number {
  let places = 0;
  let largest = 1;
  for (const values of ends) {
    for (const value of values) {
      if (!Number.isFinite(value)) continue;
      largest = Math.max(largest, Math.abs(value));
      while (places < PLACES && !isWhole(value * 10 ** places)) places++;
    }
  }
  while (places > 0 && largest * 10 ** places > LARGEST) places--;
  return 10 ** places;
}

function wholeTimes(times: readonly number[]): number {
  let places = 0;
  for (const t of times) while (places < PLACES && !isWhole(t * 10 ** places)) places++;
  return 10 ** places;
}

/** A decimal such as 1.005 × 1000 misses its whole number by a rounding error; that is not a fraction. */
function isWhole(value: number): boolean {
  return Number.isInteger(value) || Math.abs(value - Math.round(value)) <= Math.max(1e-9, 4 * Number.EPSILON * Math.abs(value));
}

function onGrid(value: number): number {
  return Number.isFinite(value) && isWhole(value) ? Math.round(value) : value;
}
