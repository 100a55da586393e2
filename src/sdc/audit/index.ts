/**
 * What an attacker can work out. One door: describe what is published as a `System` (every number an interval,
 * every additive relation a sum) and ask. Pure, synchronous and exact: no floating-point solver is trusted.
 *
 * - `feasible`: the tightest interval of each number, for a reader who knows only what the system says.
 *   Readers differ in the bounds alone: leave hidden cells at 0 … ∞ for one who sees only the numbers, give
 *   the legend's or the rounding's bounds for one who knows the rules, add `knows` for a contributor.
 */
export type { Feasible, Proven, Relation, Sum, System, Term, Variable } from './system.js';
export type { Known } from './problem.js';
export { feasible, type FeasibleOptions } from './feasible.js';
export { levels, type Level, type Levels, type LevelsOptions, type Need } from './levels.js';
export { explain, type EndProof, type Explanation } from './explain.js';
export { inFigures, type Line, type LineTerm } from './line.js';
