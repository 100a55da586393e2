import type { Component } from './components.js';
import { lineFrom, type Line } from './line.js';
import type { Problem, Row } from './problem.js';
import { Simplex } from './simplex.js';
import { gcd } from './tableau.js';

/** Beyond this many sums, any line will do. */
const MOST_SUMS = 600;

/**
 * The most readable line that gives a variable from published numbers alone, or null when none does: of all ways
 * to add and take away sums so that every unknown but this one cancels, the one with fewest numbers to add up
 * (least Σ |times| × length: a linear programme of its own).
 */
export function sparsestLine(problem: Problem, component: Component, variable: number, isOver?: () => boolean): Line | null {
  const { rows } = component;
  if (rows.length > MOST_SUMS) return null;
  const count = rows.length;
  const length = new Map(problem.rows.map((row) => [row.origin, row.columns.length]));
  // Variables: how often each sum is added (0 … count−1), taken away (count … 2·count−1), and the cost.
  const cost = 2 * count;
  const cancel: Row[] = Array.from({ length: component.low.length }, (_, v) => ({ columns: [], times: [], constant: v === variable ? -1 : 0, origin: v }));
  rows.forEach((row, r) => row.columns.forEach((column, k) => {
    cancel[column]!.columns.push(r, count + r);
    cancel[column]!.times.push(row.times[k]!, -row.times[k]!);
  }));
  const price: Row = { columns: [cost], times: [-1], constant: 0, origin: -1 };
  rows.forEach((row, r) => {
    price.columns.push(r, count + r);
    price.times.push(length.get(row.origin)!, length.get(row.origin)!);
  });
  const bounds = { low: new Float64Array(cost + 1), high: new Float64Array(cost + 1).fill(Infinity) };
  const simplex = new Simplex([...cancel, price], bounds, isOver ? { isOver } : {});
  if (!simplex.consistent) return null;
  simplex.climb(cost, -1);
  return lineFrom(problem, { ...multiplied(simplex, rows), leaning: new Map() }, 1);
}

/** The multiples as whole numbers over one divisor. */
function multiplied(simplex: Simplex, rows: readonly Row[]): { divisor: number; multipliers: Map<number, number> } {
  const added = rows.map((_, r) => simplex.value(r));
  const taken = rows.map((_, r) => simplex.value(rows.length + r));
  const divisor = [...added, ...taken].reduce((d, f) => (d / gcd(d, f.denominator)) * f.denominator, 1);
  const multipliers = new Map<number, number>();
  rows.forEach(({ origin }, r) => {
    const times = (added[r]!.numerator * divisor) / added[r]!.denominator - (taken[r]!.numerator * divisor) / taken[r]!.denominator;
    if (times !== 0) multipliers.set(origin, times);
  });
  return { divisor, multipliers };
}
