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

/** `variables[i]` is named by its index `i` in the sums. Whole numbers are exact to 2^53. */
export interface System {
  readonly variables: readonly Variable[];
  readonly sums: readonly Sum[];
}

/** The tightest interval a reader can derive. `proven: 'relaxation'` means whole numbers might tighten it further. */
export interface Feasible {
  readonly low: number;
  readonly high: number;
  readonly proven: 'exact' | 'relaxation' | 'unfinished';
}
