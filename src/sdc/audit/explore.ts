import type { Component } from './components.js';
import { detours } from './detour.js';
import { OutOfBudget, TooLarge } from './tableau.js';
import { Network, networkEnds } from './network.js';
import { Simplex } from './simplex.js';
import type { Proven } from './system.js';
import { fractionalVariable, searchWhole, toGrain } from './whole.js';

/** An end of an interval: numerator / denominator, in the component's whole-number units. */
export interface End {
  readonly numerator: number;
  readonly denominator: number;
  readonly proven: Proven;
}

export interface Range {
  readonly low: End;
  readonly high: End;
}

export interface Effort {
  readonly isOver: () => boolean;
  /** Swaps of the simplex method allowed in one component. */
  readonly steps: number;
  /** Nodes of branch and bound allowed for one end of one interval; 0 leaves the relaxation. */
  readonly nodes: number;
  /** Components with more unknowns than this keep the relaxation where it is not whole. */
  readonly searchable: number;
}

const FRESH_STARTS = 10;

/** Both ends for each of the component's asked variables, or null when no table agrees with the sums. */
export function explore(component: Component, asked: readonly number[], effort: Effort): Map<number, Range> | null {
  const { low, high } = component;
  const ranges = new Map<number, Range>();
  let steps = effort.steps;
  const isOver = () => steps-- <= 0 || effort.isOver();
  const outer = (variable: number, proven: Proven): Range => ({
    low: { numerator: low[variable]!, denominator: 1, proven },
    high: { numerator: high[variable]!, denominator: 1, proven },
  });

  const isSearched = effort.nodes > 0 && low.length <= effort.searchable;
  const settled = (by: number, variable: number): Range | null =>
    by === BY_TABLE ? outer(variable, 'exact') : by === BY_RELAXATION && !isSearched ? outer(variable, 'relaxation') : null;

  /** False: no table agrees. Each variable stands as unfinished until it is done. */
  const run = (left: readonly number[]): boolean => {
    const simplex = new Simplex(component.rows, component, component.near ? { isOver, start: component.near } : { isOver });
    if (!simplex.consistent) return false;
    const { atLow, atHigh } = watch(simplex, component);
    const ends = isPlain(component.unit) && simplex.dictionary.fractional === 0 ? networkEnds(component) : null;
    const network = ends && new Network(component, ends, low.map((_, v) => simplex.value(v).numerator), isOver);
    if (!network) approach(simplex, component, left, { atLow, atHigh });
    const far = (variable: number, way: number): End | null =>
      network ? flowEnd(network, component, { variable, way }, { atLow, atHigh }) : end(simplex, component, { variable, way }, effort);
    for (const variable of left) {
      const { low: unknown, high } = outer(variable, 'unfinished');
      ranges.set(variable, { low: unknown, high });
      const down = settled(atLow[variable]!, variable)?.low ?? far(variable, -1);
      if (down !== null) ranges.set(variable, { low: down, high });
      const up = down && (settled(atHigh[variable]!, variable)?.high ?? far(variable, 1));
      if (down === null || up === null) return false;
      ranges.set(variable, { low: down, high: up });
    }
    return true;
  };

  // Numbers that outgrow exact arithmetic cost one variable and a fresh start, not all the others.
  for (let attempt = 0, done = false; !done; attempt++) {
    const before = ranges.size;
    try {
      if (!run(asked.filter((variable) => !ranges.has(variable)))) return null;
      done = true;
    } catch (error) {
      if (!(error instanceof OutOfBudget || error instanceof TooLarge)) throw error;
      done = error instanceof OutOfBudget || attempt === FRESH_STARTS || ranges.size === before;
    }
  }
  for (const variable of asked) if (!ranges.has(variable)) ranges.set(variable, outer(variable, 'unfinished'));
  return ranges;
}

/** Which variables some table puts at their outer bound: those ends need no climb. */
interface Reached {
  readonly atLow: Uint8Array;
  readonly atHigh: Uint8Array;
}

/** 1: by a table in fractions, so that only the relaxation is settled; 2: by a possible table. */
const BY_RELAXATION = 1;
const BY_TABLE = 2;

/** Note them on the way, whatever is being climbed for. */
function watch(simplex: Simplex, { low, high, unit }: Component): Reached {
  const atLow = new Uint8Array(low.length);
  const atHigh = new Uint8Array(low.length);
  const real = unit.every((u) => u === 0);
  const plain = isPlain(unit);
  simplex.seen = (variable) => {
    const by = real || (plain && simplex.dictionary.fractional === 0) ? BY_TABLE : BY_RELAXATION;
    const { numerator, denominator } = simplex.value(variable);
    if (numerator === low[variable]! * denominator) atLow[variable] = Math.max(atLow[variable]!, by);
    if (numerator === high[variable]! * denominator) atHigh[variable] = Math.max(atHigh[variable]!, by);
  };
  for (let variable = 0; variable < low.length; variable++) simplex.seen(variable);
  return { atLow, atHigh };
}

/** Try to reach each asked variable's outer bounds by small detours from the table at hand, before any climb. */
function approach(simplex: Simplex, { low, high, unit }: Component, asked: readonly number[], { atLow, atHigh }: Reached): void {
  if (simplex.dictionary.fractional > 0 || !isPlain(unit)) return;
  const detour = detours(simplex, (variable, value) => {
    if (value === low[variable]) atLow[variable] = BY_TABLE;
    if (value === high[variable]) atHigh[variable] = BY_TABLE;
  });
  for (const variable of asked) {
    if (atLow[variable] !== BY_TABLE && Number.isFinite(low[variable])) detour(variable, -1, low[variable]!);
    if (atHigh[variable] !== BY_TABLE && Number.isFinite(high[variable])) detour(variable, 1, high[variable]!);
  }
}

/** All magnitudes, or all plain counts: then a table without fractions is a table. */
function isPlain(unit: Float64Array): boolean {
  return unit.every((u) => u === unit[0]) && unit[0]! <= 1;
}

/** One end by a maximum flow; every unknown that the new table puts at its outer bound is noted. */
function flowEnd(network: Network, { low, high }: Component, { variable, way }: { variable: number; way: number }, { atLow, atHigh }: Reached): End {
  if (!network.push(variable, way)) return { numerator: way * Infinity, denominator: 1, proven: 'exact' };
  const { value } = network;
  for (let v = 0; v < value.length; v++) {
    if (value[v] === low[v]) atLow[v] = BY_TABLE;
    else if (value[v] === high[v]) atHigh[v] = BY_TABLE;
  }
  return { numerator: value[variable]!, denominator: 1, proven: 'exact' };
}

/** One end of one interval; null when whole numbers admit no table at all. */
function end(simplex: Simplex, component: Component, target: { variable: number; way: number }, effort: Effort): End | null {
  const { variable, way } = target;
  const { unit } = component;
  const grain = unit[variable]!;
  const bounds = way > 0 ? component.high : component.low;
  const top = simplex.climb(variable, way);
  const whole = fractionalVariable(simplex, unit) < 0;
  if (top === 'endless') return { numerator: bounds[variable]!, denominator: 1, proven: whole ? 'exact' : 'relaxation' };
  const value = simplex.value(variable);
  if (whole) return { ...value, proven: 'exact' };
  const relaxed: End = grain > 0
    ? { numerator: toGrain(value.numerator, value.denominator, grain, way), denominator: 1, proven: 'relaxation' }
    : { ...value, proven: 'relaxation' };
  if (grain === 0 || effort.nodes === 0 || unit.length > effort.searchable) return relaxed;
  const found = searchWhole(simplex, unit, target, effort.nodes);
  if (found === 'none') return null;
  if (found === 'open') return relaxed;
  return { numerator: found.best, denominator: 1, proven: 'exact' };
}
