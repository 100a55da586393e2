import { components, type Component } from './components.js';
import { explore, type Effort, type End, type Range } from './explore.js';
import { asProblem, type Known, type Problem } from './problem.js';
import type { Feasible, Proven, System } from './system.js';
import { tighten } from './tighten.js';

export interface FeasibleOptions {
  /** The variables to answer for, in this order; all of them when absent. */
  readonly ask?: readonly number[];
  /** What this reader knows besides what is published: a sole contributor knows their own cell. */
  readonly knows?: readonly Known[];
  /** A table that agrees with every sum, such as the true one, where it is at hand: it saves time and changes no answer. */
  readonly near?: readonly number[];
  /** True when the time allowed has run out. Asked often; the clock stays with the caller. */
  readonly isOver?: () => boolean;
  /** Simplex steps allowed per component (default 200,000). */
  readonly steps?: number;
  /** Branch-and-bound nodes allowed per end (default 500). */
  readonly nodes?: number;
  /** Components of at most this many unknowns are searched in whole numbers (default 200). */
  readonly searchable?: number;
}

/** The tightest interval a reader can derive for each variable asked. */
export function feasible(system: System, options: FeasibleOptions = {}): Feasible[] {
  const problem = asProblem(system, options.knows, options.near);
  const asked = options.ask ?? system.variables.map((_, i) => i);
  const answers: (Range | undefined)[] = new Array<Range | undefined>(problem.low.length);
  const { components: pieces, broken } = components(problem);
  for (const row of broken) for (const v of problem.rows[row]!.columns) answers[v] = given(problem, v, 'inconsistent');

  const isAsked = new Uint8Array(problem.low.length);
  for (const v of asked) isAsked[v] = 1;
  const effort: Effort = {
    isOver: options.isOver ?? (() => false),
    steps: options.steps ?? 200_000,
    nodes: options.nodes ?? 500,
    searchable: options.searchable ?? 200,
  };
  for (const piece of pieces) {
    if (!piece.variables.some((v) => isAsked[v])) continue;
    const ranges = answer(piece, piece.variables.map((v) => isAsked[v] === 1), effort);
    piece.variables.forEach((v, i) => {
      if (isAsked[v]) answers[v] = ranges?.[i] ?? given(problem, v, 'inconsistent');
    });
  }
  return asked.map((v) => outward(answers[v] ?? given(problem, v, 'exact'), problem.scale));
}

/** The ranges of one component's asked variables; null when no table agrees with its sums. */
function answer(component: Component, isAsked: readonly boolean[], effort: Effort): (Range | undefined)[] | null {
  const { low, high, crossed } = tighten(component);
  const tight = { ...component, low, high };
  const { components: pieces, broken } = components(tight);
  if (crossed || broken.length > 0) return null;
  const ranges = isAsked.map((_, i) => (low[i] === high[i] ? given(tight, i, 'exact') : undefined));
  for (const piece of pieces) {
    const asked = [...piece.variables.keys()].filter((i) => isAsked[piece.variables[i]!]);
    const found = explore(piece, asked, effort);
    if (found === null) return null;
    for (const [i, range] of found) ranges[piece.variables[i]!] = range;
  }
  return ranges;
}

function given({ low, high }: Problem, variable: number, proven: Proven): Range {
  return {
    low: { numerator: low[variable]!, denominator: 1, proven },
    high: { numerator: high[variable]!, denominator: 1, proven },
  };
}

function outward({ low, high }: Range, scale: number): Feasible {
  const proven = weaker(low.proven, high.proven);
  const one = low.numerator * high.denominator === high.numerator * low.denominator && Number.isFinite(low.numerator);
  if (one) return { low: nearest(low, scale), high: nearest(low, scale), proven };
  return { low: away(low, scale, -1), high: away(high, scale, 1), proven };
}

const ORDER: readonly Proven[] = ['exact', 'relaxation', 'unfinished', 'inconsistent'];

function weaker(a: Proven, b: Proven): Proven {
  return ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b;
}

function nearest({ numerator, denominator }: End, scale: number): number {
  return numerator / (denominator * scale) + 0;
}

/** The fraction as a number, rounded away from the interval when it has no finite decimal form. */
function away(end: End, scale: number, way: number): number {
  const value = nearest(end, scale);
  let rest = end.denominator;
  while (rest % 2 === 0) rest /= 2;
  while (rest % 5 === 0) rest /= 5;
  const isDecimal = rest === 1 || end.numerator % rest === 0;
  return isDecimal || !Number.isFinite(value) ? value : value + way * Math.abs(value) * Number.EPSILON;
}
