import { components, type Component } from './components.js';
import { OutOfBudget, TooLarge } from './tableau.js';
import { feasible, type FeasibleOptions } from './feasible.js';
import { victimsOf } from './insiders.js';
import { asProblem } from './problem.js';
import { reach } from './reach.js';
import { Simplex } from './simplex.js';
import type { System } from './system.js';

/** A protected number must be able to lie at or below `low`, and at or above `high`. */
export interface Need {
  readonly variable: number;
  readonly low: number;
  readonly high: number;
}

/** `open`: the work allowed ran out before whole numbers, or anything else, could decide. */
export type Level = 'enough' | 'tooNarrow' | 'exactlyKnown' | 'inconsistent' | 'open';

export interface LevelsOptions extends Pick<FeasibleOptions, 'isOver' | 'steps' | 'nodes' | 'searchable'> {
  readonly needs: readonly Need[];
  /** The value of every variable: a table that agrees with every sum. Speeds up the proof, changes no answer. */
  readonly truth?: readonly number[];
  /** The variables one contributor (or one coalition) knows for certain; each holder is asked on its own. */
  readonly holders?: readonly (readonly number[])[];
}

export interface Levels {
  /** One per need, in order. */
  readonly levels: readonly Level[];
  /** `victims[h]`: the needed variables that holder h can compute exactly, by linear algebra; null when not finished. */
  readonly victims: readonly (readonly number[] | null)[];
}

/**
 * The verdict alone: is every needed variable free to move as far as it must? One witness on each side proves it,
 * and one witness often proves many, so this is far quicker than `feasible`. A need that fails is proven to fail.
 */
export function levels(system: System, { needs, truth, holders = [], ...options }: LevelsOptions): Levels {
  const problem = asProblem(system);
  const { components: pieces, broken } = components(problem);
  const { low, high, scale } = problem;
  const found: Level[] = needs.map(({ variable }) => (low[variable] === high[variable] ? 'exactlyKnown' : 'open'));
  const victims: (number[] | null)[] = holders.map(() => []);
  if (broken.length > 0) return { levels: needs.map(() => 'inconsistent'), victims };

  const piece = new Int32Array(low.length).fill(-1);
  const index = new Int32Array(low.length);
  pieces.forEach(({ variables }, p) => variables.forEach((v, i) => {
    piece[v] = p;
    index[v] = i;
  }));
  const needsOf = groupedBy(needs, ({ variable }) => [piece[variable]!]);
  const holdersOf = groupedBy(holders, (known) => new Set(known.map((v) => piece[v]!)));
  const isNeeded = new Set(needs.map((n) => n.variable));
  pieces.forEach((component, p) => {
    const asked = needsOf.get(p);
    if (!asked) return;
    const goals = asked.map((n) => {
      const { variable, low, high } = needs[n]!;
      return { variable: index[variable]!, low: low * scale, high: high * scale };
    });
    const simplex = begin(component, truth && ((v) => (truth[v] ?? 0) * scale), options);
    if (typeof simplex === 'string') {
      for (const n of asked) found[n] = simplex;
      for (const h of holdersOf.get(p) ?? []) victims[h] = null;
      return;
    }
    for (const [k, level] of reach(simplex, component, goals).entries()) found[asked[k]!] = level;
    for (const h of holdersOf.get(p) ?? []) {
      const known = holders[h]!.filter((v) => piece[v] === p).map((v) => index[v]!);
      const computed = victimsOf(simplex.dictionary, known);
      if (computed === null) victims[h] = null;
      else victims[h]?.push(...[...computed].map((i) => component.variables[i]!).filter((v) => isNeeded.has(v)));
    }
  });
  return { levels: decided(system, needs, found, options), victims };
}

/** What was left open is asked in full, in whole numbers where it matters. */
function decided(system: System, needs: readonly Need[], levels: readonly Level[], options: Omit<FeasibleOptions, 'ask'>): Level[] {
  const open = [...needs.keys()].filter((n) => levels[n] === 'open');
  const all = [...levels];
  if (open.length === 0) return all;
  const intervals = feasible(system, { ...options, ask: open.map((n) => needs[n]!.variable) });
  open.forEach((n, k) => {
    const { low, high, proven } = intervals[k]!;
    const holds = low <= needs[n]!.low && high >= needs[n]!.high;
    if (proven === 'inconsistent') all[n] = proven;
    else if (low === high) all[n] = 'exactlyKnown';
    else if (!holds) all[n] = 'tooNarrow';
    else if (proven === 'exact') all[n] = 'enough';
  });
  return all;
}

/** The component's tables, starting from the true one when it is given. */
function begin(component: Component, truth: ((v: number) => number) | undefined, options: Pick<LevelsOptions, 'isOver' | 'steps'>): Simplex | Level {
  let steps = options.steps ?? 200_000;
  const isOver = () => steps-- <= 0 || (options.isOver?.() ?? false);
  let start: Float64Array | undefined;
  if (truth) {
    start = new Float64Array(component.variables.length);
    for (let i = 0; i < start.length; i++) start[i] = within(Math.round(truth(component.variables[i]!)), component.low[i]!, component.high[i]!);
  }
  try {
    const simplex = new Simplex(component.rows, component, start ? { isOver, start } : { isOver });
    return simplex.consistent ? simplex : 'inconsistent';
  } catch (error) {
    if (error instanceof OutOfBudget || error instanceof TooLarge) return 'open';
    throw error;
  }
}

function within(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

function groupedBy<T>(items: readonly T[], keysOf: (item: T) => Iterable<number>): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  items.forEach((item, i) => {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(i);
      else groups.set(key, [i]);
    }
  });
  return groups;
}
