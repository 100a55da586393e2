/**
 * A system: every number in a set of published tables, and every sum that ties them together.
 * It knows nothing of rows, columns or files, so that one table, twenty linked tables and a table
 * with last year's release are the same question: what can a reader work out about each unknown?
 */

/** One number: published (low = high), rounded or censored (low < high), or hidden (high may be Infinity). */
export interface Variable {
  readonly low: number;
  readonly high: number;
  /** Counts are whole numbers; magnitudes are not. */
  readonly whole: boolean;
}

/** `total` = the sum of `parts`, give or take `slack` (0 unless the numbers were rounded on their own). */
export interface Sum {
  readonly total: number;
  readonly parts: readonly number[];
  readonly slack?: number;
}

/** One signed term: `times` (a whole number, or a decimal of at most six places) × a variable. */
export interface Term {
  readonly variable: number;
  readonly times: number;
}

/**
 * `low` ≤ the sum of `terms` ≤ `high`: what a plain total cannot say, such as a percentage with its base
 * (100·n − p·N lies within the rounding of p), a mean with its count, or a difference of two releases.
 */
export interface Relation {
  readonly terms: readonly Term[];
  readonly low: number;
  readonly high: number;
}

/** `variables[i]` is named by its index `i` in the sums. Whole numbers are exact to 2^53. */
export interface System {
  readonly variables: readonly Variable[];
  readonly sums: readonly Sum[];
  readonly relations?: readonly Relation[];
}

/**
 * How far an interval is proven.
 * - `exact`: both ends are reached by a possible table, and nothing lies beyond them.
 * - `relaxation`: nothing lies beyond them, but whole numbers might tighten them further.
 * - `unfinished`: the work allowed ran out; the truth lies inside, the interval may be narrower.
 * - `inconsistent`: no table at all agrees with what is published; the interval is what was given.
 */
export type Proven = 'exact' | 'relaxation' | 'unfinished' | 'inconsistent';

/** The tightest interval a reader can derive, ends rounded outward. */
export interface Feasible {
  readonly low: number;
  readonly high: number;
  readonly proven: Proven;
}
