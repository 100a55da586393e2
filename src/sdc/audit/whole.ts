import { OutOfBudget } from './tableau.js';
import type { Simplex } from './simplex.js';

/** The best whole-number value, `none` if there is no whole-number table at all, `open` if the search was cut short. */
export type Search = { readonly best: number; readonly table: Float64Array } | 'none' | 'open';

/**
 * Branch and bound: the highest (`way` 1) or lowest (`way` −1) value of a whole-number variable over whole-number tables,
 * for one that the relaxation bounds.
 * Exact: each node is an exact linear programme, and a branch is closed only when it cannot hold a better one.
 */
export function searchWhole(simplex: Simplex, unit: Float64Array, target: { variable: number; way: number }, nodes: number): Search {
  const { variable, way } = target;
  const grain = unit[variable]!;
  let best: number | null = null;
  let table: Float64Array = new Float64Array();
  let left = nodes;

  const node = (): void => {
    if (left-- <= 0) throw new OutOfBudget();
    if (!simplex.repair()) return;
    simplex.climb(variable, way);
    const { numerator, denominator } = simplex.value(variable);
    const bound = toGrain(numerator, denominator, grain, way);
    if (best !== null && way * bound <= way * best) return;
    const split = fractionalVariable(simplex, unit);
    if (split < 0) {
      best = bound;
      table = unit.map((_, v) => fraction(simplex.value(v)));
      return;
    }
    const value = simplex.value(split);
    const below = Math.floor(value.numerator / value.denominator / unit[split]!) * unit[split]!;
    const high = simplex.high[split]!;
    const low = simplex.low[split]!;
    simplex.high[split] = below;
    node();
    simplex.high[split] = high;
    simplex.low[split] = below + unit[split]!;
    node();
    simplex.low[split] = low;
  };

  const saved = { low: simplex.low.slice(), high: simplex.high.slice() };
  try {
    node();
  } catch (error) {
    if (!(error instanceof OutOfBudget)) throw error;
    return 'open';
  } finally {
    simplex.low.set(saved.low);
    simplex.high.set(saved.high);
    simplex.repair();
  }
  return best === null ? 'none' : { best, table };
}

/** The first variable that should be whole and is not; −1 when the table at hand is whole. */
export function fractionalVariable(simplex: Simplex, unit: Float64Array): number {
  const { dictionary } = simplex;
  if (dictionary.fractional === 0 && unit.every((u) => u === 1)) return -1;
  for (let variable = 0; variable < unit.length; variable++) {
    if (unit[variable] === 0) continue;
    const { numerator, denominator } = simplex.value(variable);
    if (numerator % (denominator * unit[variable]!) !== 0) return variable;
  }
  return -1;
}

/** The furthest multiple of `grain` (above 0) not beyond numerator / denominator, seen in the direction of the climb. */
export function toGrain(numerator: number, denominator: number, grain: number, way: number): number {
  const step = denominator * grain;
  const rounded = way > 0 ? Math.floor(numerator / step) : Math.ceil(numerator / step);
  return rounded * grain;
}

function fraction({ numerator, denominator }: { readonly numerator: number; readonly denominator: number }): number {
  return numerator / denominator;
}
