import type { Component } from './components.js';
import { detours } from './detour.js';
import { OutOfBudget, TooLarge } from './tableau.js';
import type { Level } from './levels.js';
import type { Simplex } from './simplex.js';
import { fractionalVariable } from './whole.js';

/** A variable of the component that must reach `low` and `high`, in the component's units. */
export interface Goal {
  readonly variable: number;
  readonly low: number;
  readonly high: number;
}

/** Directions tried from a basic variable before a full climb. */
const RAYS = 24;

/**
 * Can each goal's variable reach both its ends? First moves and detours from the table at hand, which
 * change nothing and settle most; then climbs, in which every table passed is a witness for every goal at once.
 */
export function reach(simplex: Simplex, component: Component, goals: readonly Goal[]): Level[] {
  const { unit } = component;
  const levels: Level[] = goals.map(() => 'open');
  const isReal = unit.every((u) => u === 0);
  const isPlain = isReal || unit.every((u) => u === 1);
  const isWhole = () => isReal || fractionalVariable(simplex, unit) < 0;
  const reached = { low: new Uint8Array(goals.length), high: new Uint8Array(goals.length) };
  const goalOf = new Int32Array(simplex.low.length).fill(-1);
  goals.forEach(({ variable }, g) => (goalOf[variable] = g));

  const note = (variable: number, numerator: number, denominator = 1) => {
    const g = goalOf[variable]!;
    if (!(g >= 0)) return;
    if (numerator <= goals[g]!.low * denominator) reached.low[g] = 1;
    if (numerator >= goals[g]!.high * denominator) reached.high[g] = 1;
  };
  simplex.seen = (variable) => {
    if (variable < 0 || goalOf[variable]! < 0 || (!isReal && (!isPlain || simplex.dictionary.fractional > 0))) return;
    const { numerator, denominator } = simplex.value(variable);
    note(variable, numerator, denominator);
  };
  if (isWhole()) for (const { variable } of goals) simplex.seen(variable);
  if (isPlain && simplex.dictionary.fractional === 0) {
    const detour = detours(simplex, note);
    const widest = [...goals.keys()].sort((a, b) => width(goals[b]!) - width(goals[a]!));
    for (const g of widest) {
      const { variable, low, high } = goals[g]!;
      if (!reached.low[g]) reached.low[g] = stride(simplex, variable, -1, low) || detour(variable, -1, low) ? 1 : 0;
      if (!reached.high[g]) reached.high[g] = stride(simplex, variable, 1, high) || detour(variable, 1, high) ? 1 : 0;
    }
  }
  try {
    goals.forEach((goal, g) => {
      levels[g] = settle(simplex, goal, { low: reached.low[g] === 1, high: reached.high[g] === 1 }, isWhole);
    });
  } catch (error) {
    if (!(error instanceof OutOfBudget || error instanceof TooLarge)) throw error;
  }
  return levels;
}

const width = ({ low, high }: Goal) => high - low;

function settle(simplex: Simplex, goal: Goal, done: { low: boolean; high: boolean }, isWhole: () => boolean): Level {
  for (const [way, isDone, end] of [[-1, done.low, goal.low], [1, done.high, goal.high]] as const) {
    if (isDone) continue;
    if (simplex.climb(goal.variable, way, end) !== 'top') {
      if (!isWhole()) return 'open';
      continue;
    }
    if (!isWhole()) return 'open';
    const { numerator, denominator } = simplex.value(goal.variable);
    if (simplex.climb(goal.variable, -way) === 'endless') return 'tooNarrow';
    if (!isWhole()) return 'open';
    const other = simplex.value(goal.variable);
    return numerator * other.denominator === other.numerator * denominator ? 'exactlyKnown' : 'tooNarrow';
  }
  return 'enough';
}

/** Does one straight move, in whole steps, take the variable to `end`? For a tableau without fractions. */
function stride(simplex: Simplex, variable: number, way: number, end: number): boolean {
  const { dictionary } = simplex;
  const row = dictionary.place[variable]!;
  if (row < 0) {
    const stop = simplex.block(-1 - row, way);
    return stop.room >= way * (end - dictionary.at[variable]!) * stop.rate;
  }
  const need = way * (end - dictionary.numerator[row]!);
  const count = Math.min(dictionary.readRow(row), RAYS);
  const { rowColumns: columns, rowEntries: values } = dictionary;
  for (let k = 0; k < count; k++) {
    const value = values[k]!;
    const stop = simplex.block(columns[k]!, value > 0 ? way : -way);
    if (stop.room >= Math.ceil(need / Math.abs(value)) * stop.rate) return true;
  }
  return false;
}
