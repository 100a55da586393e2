import { feasible, type Feasible } from './audit/index.js';
import { systemOf, type AssumedRounding } from './system-of-tables.js';
import type { Cell, Table } from './table.js';
import { isHidden } from './unknowns.js';

/** What a reader can work out about each cell asked for, and whether the published sums contradict each other. */
export interface Intervals {
  readonly of: ReadonlyMap<Cell, Feasible>;
  readonly contradiction: boolean;
}

/** The feasibility interval of every hidden cell of a table, or of the cells asked for. */
export function intervalsOf(table: Table, assumed: AssumedRounding, asked: readonly Cell[] = table.cells.filter(isHidden)): Intervals {
  const all = solve(table, assumed, asked, true);
  // A sum believed only by its label may be none (answers that overlap): arithmetic decides when they contradict.
  if (!all.contradiction || table.sums.every(({ because }) => because !== 'labels')) return all;
  return solve(table, assumed, asked, false);
}

function solve(table: Table, assumed: AssumedRounding, asked: readonly Cell[], labels: boolean): Intervals {
  const { system, variableOf } = systemOf([table], { assumed, trusts: ({ because }) => labels || because !== 'labels' });
  const known = asked.flatMap((cell) => {
    const variable = variableOf(table, cell);
    return variable === undefined ? [] : [[cell, variable] as const];
  });
  const answers = feasible(system, { ask: known.map(([, variable]) => variable) });
  return { of: new Map(known.map(([cell], at) => [cell, answers[at]!])), contradiction: answers.some(({ proven }) => proven === 'inconsistent') };
}
