import type { System } from '../../src/sdc/audit/index.js';

/**
 * A second opinion that shares nothing with the engine: the textbook simplex method (Bland's rule, two phases, a
 * full tableau) in exact fractions, on Σ a·x ≤ b with x ≥ 0. No presolve, no components, no bounds of its own.
 */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const of = (n: bigint | number, d: bigint | number = 1n): Fraction => {
  let [a, b] = [BigInt(n), BigInt(d)];
  if (b < 0n) [a, b] = [-a, -b];
  const g = common(a < 0n ? -a : a, b);
  return { n: a / g, d: b / g };
};
const common = (a: bigint, b: bigint): bigint => (b === 0n ? a || 1n : common(b, a % b));
const minus = (x: Fraction, y: Fraction) => of(x.n * y.d - y.n * x.d, x.d * y.d);
const times = (x: Fraction, y: Fraction) => of(x.n * y.n, x.d * y.d);
const over = (x: Fraction, y: Fraction) => of(x.n * y.d, x.d * y.n);
const sign = (x: Fraction) => (x.n > 0n ? 1 : x.n < 0n ? -1 : 0);
const ZERO = of(0);

/** The least and greatest value of one variable over all (fractional) tables; null when there are none. Ends may be null: endless. */
export function secondOpinion(system: System, variable: number): { readonly low: Fraction | null; readonly high: Fraction | null } | null {
  const constraints = inequalities(system);
  const shift = system.variables.map((v) => BigInt(v.low));
  const highest = solve(constraints, system.variables.length, variable, 1);
  const lowest = solve(constraints, system.variables.length, variable, -1);
  if (highest === 'none' || lowest === 'none') return null;
  const back = (x: Fraction, way: number) => minus(times(x, of(way)), of(-shift[variable]!));
  return { low: lowest && back(lowest, -1), high: highest && back(highest, 1) };
}

interface Inequality {
  readonly a: Map<number, bigint>;
  readonly b: bigint;
}

/** Everything as Σ a·y ≤ b with y = x − low ≥ 0. Lower bounds must be finite. */
function inequalities({ variables, sums, relations = [] }: System): Inequality[] {
  const found: Inequality[] = [];
  const add = (terms: readonly (readonly [number, number])[], way: number, limit: number) => {
    if (!Number.isFinite(limit)) return;
    const a = new Map<number, bigint>();
    let b = BigInt(way * limit);
    for (const [v, t] of terms) {
      // A published number is its own value: y = 0.
      if (variables[v]!.low !== variables[v]!.high) a.set(v, (a.get(v) ?? 0n) + BigInt(way * t));
      b -= BigInt(way * t) * BigInt(variables[v]!.low);
    }
    if (a.size > 0 || b < 0n) found.push({ a, b });
  };
  variables.forEach(({ high }, v) => add([[v, 1]], 1, high));
  for (const { total, parts, slack = 0 } of sums) {
    const terms = [[total, -1] as const, ...parts.map((p) => [p, 1] as const)];
    add(terms, 1, slack);
    add(terms, -1, -slack);
  }
  for (const { terms, low, high } of relations) {
    const pairs = terms.map((t) => [t.variable, t.times] as const);
    add(pairs, 1, high);
    add(pairs, -1, low);
  }
  return found;
}

/** The greatest way·y[variable]; 'none' when nothing satisfies the constraints, null when it is endless. */
function solve(constraints: readonly Inequality[], n: number, variable: number, way: number): Fraction | null | 'none' {
  const m = constraints.length;
  // Columns: n unknowns, m slacks, one artificial that relaxes every row (the two-phase method of Chvátal ch. 3), right side.
  const width = n + m + 2;
  const tableau = constraints.map(({ a, b }, r) => {
    const row = new Array<Fraction>(width).fill(ZERO);
    for (const [v, t] of a) row[v] = of(t);
    row[n + r] = of(1);
    row[n + m] = of(-1);
    row[width - 1] = of(b);
    return row;
  });
  const basis = constraints.map((_, r) => n + r);
  const artificial = n + m;
  const goalOne = new Array<Fraction>(width).fill(ZERO);
  goalOne[artificial] = of(-1);
  const goalTwo = new Array<Fraction>(width).fill(ZERO);
  goalTwo[variable] = of(way);

  const pivot = (r: number, c: number) => {
    const lead = tableau[r]![c]!;
    tableau[r] = tableau[r]!.map((x) => over(x, lead));
    const clear = (row: Fraction[]) => {
      const factor = row[c]!;
      if (sign(factor) === 0) return row;
      return row.map((x, k) => minus(x, times(factor, tableau[r]![k]!)));
    };
    for (let other = 0; other < m; other++) if (other !== r) tableau[other] = clear(tableau[other]!);
    goalOne.splice(0, width, ...clear(goalOne));
    goalTwo.splice(0, width, ...clear(goalTwo));
    basis[r] = c;
  };
  const climb = (goal: Fraction[], columns: number): boolean => {
    for (;;) {
      const c = goal.findIndex((x, k) => k < columns && sign(x) > 0);
      if (c < 0) return true;
      let best = -1;
      for (let r = 0; r < m; r++) {
        if (sign(tableau[r]![c]!) <= 0) continue;
        if (best < 0) best = r;
        const order = sign(minus(over(tableau[r]![width - 1]!, tableau[r]![c]!), over(tableau[best]![width - 1]!, tableau[best]![c]!)));
        if (order < 0 || (order === 0 && basis[r]! < basis[best]!)) best = r;
      }
      if (best < 0) return false;
      pivot(best, c);
    }
  };

  let worst = -1;
  for (let r = 0; r < m; r++) if (worst < 0 || sign(minus(tableau[r]![width - 1]!, tableau[worst]![width - 1]!)) < 0) worst = r;
  if (worst >= 0 && sign(tableau[worst]![width - 1]!) < 0) {
    pivot(worst, artificial);
    climb(goalOne, width - 1);
    if (sign(goalOne[width - 1]!) !== 0) return 'none';
    const stuck = basis.indexOf(artificial);
    if (stuck >= 0) {
      const c = tableau[stuck]!.findIndex((x, k) => k < artificial && sign(x) !== 0);
      if (c >= 0) pivot(stuck, c);
    }
  }
  return climb(goalTwo, artificial) ? minus(ZERO, goalTwo[width - 1]!) : null;
}
