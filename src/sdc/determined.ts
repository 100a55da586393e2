/** One linear equation: Σ coefficient · unknown = constant, all whole numbers. */
export interface Equation {
  readonly terms: ReadonlyMap<number, number>;
  readonly constant: bigint;
}

/**
 * The unknowns that a system of equations fixes, with their values, whatever the others are: those whose unit vector
 * lies in the row space. Sparse Gauss–Jordan elimination over exact rationals (cf. the rank argument in
 * GaussSuppression). Whole-number bounds are not used; feasibility intervals are the engine's work.
 */
export function determined(equations: readonly Equation[]): Map<number, Rational> {
  const pivots = new Map<number, Row>();
  for (const equation of equations) {
    const row = reduce(toRow(equation), pivots);
    const pivot = lightest(row);
    if (pivot === undefined) continue;
    const unit = scale(row, pivot);
    for (const [at, other] of pivots) {
      const factor = other.terms.get(pivot);
      if (factor) pivots.set(at, subtract(other, unit, factor));
    }
    pivots.set(pivot, unit);
  }
  return new Map([...pivots].filter(([, { terms }]) => terms.size === 1).map(([at, { constant }]) => [at, constant]));
}

/** num / den, den > 0, in lowest terms. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

interface Row {
  readonly terms: Map<number, Rational>;
  readonly constant: Rational;
}

const toRow = ({ terms, constant }: Equation): Row => ({
  terms: new Map([...terms].filter(([, value]) => value !== 0).map(([at, value]) => [at, { num: BigInt(value), den: 1n }])),
  constant: { num: constant, den: 1n },
});

function reduce(row: Row, pivots: ReadonlyMap<number, Row>): Row {
  let left = row;
  for (const at of [...row.terms.keys()]) {
    const pivot = pivots.get(at);
    const factor = left.terms.get(at);
    if (pivot && factor) left = subtract(left, pivot, factor);
  }
  return left;
}

/** Any unknown of the row will do as its pivot. */
const lightest = (row: Row): number | undefined => row.terms.keys().next().value;

function scale({ terms, constant }: Row, pivot: number): Row {
  const by = terms.get(pivot)!;
  return { terms: new Map([...terms].map(([at, value]) => [at, over(value, by)])), constant: over(constant, by) };
}

function subtract(row: Row, other: Row, factor: Rational): Row {
  const terms = new Map(row.terms);
  for (const [at, value] of other.terms) {
    const next = less(terms.get(at) ?? nought, multiply(value, factor));
    if (next.num === 0n) terms.delete(at);
    else terms.set(at, next);
  }
  return { terms, constant: less(row.constant, multiply(other.constant, factor)) };
}

const nought: Rational = { num: 0n, den: 1n };
const multiply = (a: Rational, b: Rational): Rational => lowest(a.num * b.num, a.den * b.den);
const over = (a: Rational, b: Rational): Rational => lowest(a.num * b.den, a.den * b.num);
const less = (a: Rational, b: Rational): Rational => lowest(a.num * b.den - b.num * a.den, a.den * b.den);

function lowest(num: bigint, den: bigint): Rational {
  if (den === 1n) return { num, den };
  const common = gcd(num < 0n ? -num : num, den < 0n ? -den : den) * (den < 0n ? -1n : 1n);
  return { num: num / common, den: den / common };
}

/** Of numbers that are not both zero. */
function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
