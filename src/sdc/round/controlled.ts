/**
 * Controlled rounding: every cell goes to one of the two multiples of the base next to it (a multiple stays), every
 * sum still adds up, and the table moves as little as possible. One 0/1 choice per cell, one equation per sum:
 * for a two-way table, nested in one direction at most, that is a network, the linear programme has a whole
 * solution and one always exists (Causey, Cox & Ernst 1985; Cox 1987); for others whole numbers are imposed, and
 * there may be none (Kelly, Golden, Assad & Baker 1990).
 */
import type highsModule from 'highs';
import type { Sum } from '../audit/index.js';

/** The loaded solver; loading it is asynchronous, so the caller does. */
export type Highs = Awaited<ReturnType<typeof highsModule.default>>;

export interface ToRound {
  /** Whole numbers that satisfy every sum exactly. */
  readonly values: readonly number[];
  readonly sums: readonly Sum[];
  readonly base: number;
}

export interface ControlledOptions {
  /** Branch-and-bound nodes before the best table so far is taken. */
  readonly nodes?: number;
}

/**
 * - `rounded`: additive and adjacent, checked in exact arithmetic. `distance` is Σ |rounded − value|; `isLeast` says
 *   whether that is proven to be the least possible.
 * - `none`: no such table exists. `unfinished`: none was found within the nodes allowed.
 */
export type ControlledRounding =
  | { readonly outcome: 'rounded'; readonly values: readonly number[]; readonly distance: number; readonly isLeast: boolean }
  | { readonly outcome: 'none' | 'unfinished' };

export function controlledRounding(highs: Highs, { values, sums, base }: ToRound, { nodes = 20_000 }: ControlledOptions = {}): ControlledRounding {
  check(values, sums, base);
  const down = values.map((value) => Math.floor(value / base) * base);
  const free = values.flatMap((value, i) => (value === down[i] ? [] : [i]));
  const rows = equations(sums, down, base, free);
  if (free.length === 0) return { outcome: 'rounded', values: [...values], distance: 0, isLeast: true };
  const linear = solve(highs, { values, down, base, free }, rows, null);
  const answer = linear.status === 'solved' && linear.ups.every(isWhole) ? linear : solve(highs, { values, down, base, free }, rows, nodes);
  if (answer.status !== 'solved' && answer.status !== 'limited') return { outcome: answer.status };
  const rounded = [...down];
  free.forEach((cell, k) => {
    rounded[cell] = down[cell]! + (answer.ups[k]! > 0.5 ? base : 0);
  });
  const adds = sums.every(({ total, parts }) => rounded[total] === parts.reduce((sum, part) => sum + rounded[part]!, 0));
  if (!adds) return { outcome: 'unfinished' };
  const distance = rounded.reduce((sum, value, i) => sum + Math.abs(value - values[i]!), 0);
  return { outcome: 'rounded', values: rounded, distance, isLeast: answer.status === 'solved' };
}

interface Choices {
  readonly values: readonly number[];
  readonly down: readonly number[];
  readonly base: number;
  readonly free: readonly number[];
}

/** Σ ups of the parts − up of the total = right, in units of the base. */
interface Rows {
  readonly starts: number[];
  readonly indices: number[];
  readonly times: number[];
  readonly right: number[];
}

function equations(sums: readonly Sum[], down: readonly number[], base: number, free: readonly number[]): Rows {
  const column = new Map(free.map((cell, k) => [cell, k]));
  const rows: Rows = { starts: [0], indices: [], times: [], right: [] };
  for (const { total, parts } of sums) {
    const right = (down[total]! - parts.reduce((sum, part) => sum + down[part]!, 0)) / base;
    const entries = new Map<number, number>();
    for (const [cell, times] of [[total, -1] as const, ...parts.map((part) => [part, 1] as const)]) {
      const k = column.get(cell);
      if (k !== undefined) entries.set(k, (entries.get(k) ?? 0) + times);
    }
    // Without a choice it adds up already: its cells are multiples, and they did.
    if (entries.size === 0) continue;
    for (const [k, times] of entries) {
      rows.indices.push(k);
      rows.times.push(times);
    }
    rows.starts.push(rows.indices.length);
    rows.right.push(right);
  }
  return rows;
}

type Solved = { readonly status: 'solved' | 'limited'; readonly ups: Float64Array } | { readonly status: 'none' | 'unfinished' };

/** `nodes` null = the linear relaxation. */
function solve(highs: Highs, { values, down, base, free }: Choices, rows: Rows, nodes: number | null): Solved {
  const count = free.length;
  const model = highs.createModel({
    numCols: count,
    numRows: rows.right.length,
    // Rounding up costs base − rest instead of rest.
    colCost: free.map((cell) => base - 2 * (values[cell]! - down[cell]!)),
    colLower: new Float64Array(count),
    colUpper: new Float64Array(count).fill(1),
    rowLower: rows.right,
    rowUpper: rows.right,
    matrix: { format: 'csr', numRows: rows.right.length, numCols: count, starts: rows.starts, indices: rows.indices, values: rows.times },
    ...(nodes === null ? {} : { integrality: new Int32Array(count).fill(1) }),
  });
  try {
    model.options.set({ output_flag: false, random_seed: 1, ...(nodes === null ? { solver: 'simplex' } : { mip_max_nodes: nodes, mip_rel_gap: 0, mip_abs_gap: 0.5 }) });
    model.run();
    const status = model.getModelStatus();
    const { modelStatus } = highs.constants;
    if (status === modelStatus.infeasible) return { status: 'none' };
    if (status === modelStatus.optimal) return { status: 'solved', ups: model.getSolution().colValue };
    const ups = nodes === null ? new Float64Array(0) : model.getSolution().colValue;
    return ups.length === count && ups.every(isWhole) ? { status: 'limited', ups } : { status: 'unfinished' };
  } finally {
    model.dispose();
  }
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-6;
}

function check(values: readonly number[], sums: readonly Sum[], base: number): void {
  if (!Number.isSafeInteger(base) || base < 1) throw new RangeError(`base ${base}: a whole number of 1 or more`);
  for (const value of values) if (!Number.isSafeInteger(value)) throw new RangeError(`value ${value}: a whole number`);
  for (const { total, parts } of sums)
    if (values[total] !== parts.reduce((sum, part) => sum + values[part]!, 0)) throw new RangeError(`the parts of cell ${total} do not add up to it`);
}
