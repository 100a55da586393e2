import { components, type Component } from './components.js';
import { feasible, type FeasibleOptions } from './feasible.js';
import { lineFor, type Line } from './line.js';
import { asProblem, type Known, type Problem } from './problem.js';
import { Simplex } from './simplex.js';
import { sparsestLine } from './sparsest.js';
import type { Feasible, System } from './system.js';
import { OutOfBudget, TooLarge } from './tableau.js';
import { tighten } from './tighten.js';
import { fractionalVariable, searchWhole } from './whole.js';

/** Why an interval cannot reach further at one end, and a table that shows it reaches that far. */
export interface EndProof {
  /** The arithmetic; absent when there is no bound at all, or when only a search over whole numbers decides. */
  readonly line?: Line;
  /** Nothing beyond is possible because every whole-number table was tried, not because of one line. */
  readonly bySearch: boolean;
  /** A table in which the number stands at this end: the unknowns it hangs together with; absent when endless or unfinished. */
  readonly witness?: readonly Known[];
}

export interface Explanation extends Feasible {
  /** One line of arithmetic on published numbers alone, when that gives the number exactly. */
  readonly recovery?: Line;
  readonly proofs: { readonly low: EndProof; readonly high: EndProof };
}

/** The interval of one variable, with its proof: the arithmetic that bounds it and a witness at both ends. */
export function explain(system: System, variable: number, options: Omit<FeasibleOptions, 'ask'> = {}): Explanation {
  const [interval] = feasible(system, { ...options, ask: [variable] });
  const problem = asProblem(system, options.knows);
  const component = components(problem).components.find((c) => c.variables.includes(variable));
  if (!component || interval!.proven === 'inconsistent') return { ...interval!, proofs: { low: { bySearch: false }, high: { bySearch: false } } };
  const index = component.variables.indexOf(variable);
  const recovery = quietly(() => sparsestLine(problem, component, index, options.isOver));
  const prove = (way: number) => quietly(() => endProof(problem, component, { variable: index, way }, options)) ?? { bySearch: false };
  return { ...interval!, ...(recovery ? { recovery } : {}), proofs: { low: prove(-1), high: prove(1) } };
}

function endProof(problem: Problem, component: Component, target: { variable: number; way: number }, options: FeasibleOptions): EndProof {
  let steps = options.steps ?? 200_000;
  const isOver = () => steps-- <= 0 || (options.isOver?.() ?? false);
  const simplex = new Simplex(component.rows, component, { isOver, keep: true });
  if (!simplex.consistent || simplex.climb(target.variable, target.way) === 'endless') return { bySearch: false };
  const line = lineFor(problem, component, simplex, target);
  if (fractionalVariable(simplex, component.unit) < 0) {
    const values = component.unit.map((_, v) => {
      const { numerator, denominator } = simplex.value(v);
      return numerator / denominator;
    });
    return { line, bySearch: false, witness: witnessFrom(problem, component, values) };
  }
  if (component.unit[target.variable] === 0) return { line, bySearch: false };
  const search = new Simplex(component.rows, tighten(component), { isOver });
  const found = searchWhole(search, component.unit, target, options.nodes ?? 500);
  if (typeof found === 'string') return { line, bySearch: false };
  const rounds = target.way > 0 ? Math.floor(line.value) : Math.ceil(line.value);
  const bySearch = rounds !== found.best / problem.scale;
  return { ...(bySearch ? {} : { line }), bySearch, witness: witnessFrom(problem, component, found.table) };
}

/** The unknowns of the component; published numbers stand as they are, and slacks follow from the rest. */
function witnessFrom(problem: Problem, component: Component, values: Float64Array): Known[] {
  return component.variables
    .map((variable, i) => ({ variable, value: values[i]! / problem.scale }))
    .filter(({ variable }) => variable < problem.slackFrom);
}

/** No proof within the budget, or within exact arithmetic, is no proof; the interval itself says how far it got. */
function quietly<T>(ask: () => T): T | null {
  try {
    return ask();
  } catch (error) {
    if (error instanceof OutOfBudget || error instanceof TooLarge) return null;
    throw error;
  }
}
