import type { Problem, Row } from './problem.js';

/** Unknowns that share sums, directly or through others, numbered from 0 on their own. */
export interface Component extends Problem {
  /** The index of each unknown in the problem this was cut from. */
  readonly variables: readonly number[];
}

export interface Parts {
  readonly components: readonly Component[];
  /** Sums of published numbers alone that do not add up: indices into `rows`. */
  readonly broken: readonly number[];
}

/** Fold what is known into constants and cut what remains into pieces that cannot influence each other. */
export function components(problem: Problem): Parts {
  const { low, high, rows } = problem;
  const root = Int32Array.from(low, (_, i) => i);
  const find = (i: number): number => {
    while (root[i] !== i) i = root[i] = root[root[i]!]!;
    return i;
  };
  const broken: number[] = [];
  const folded: Row[] = [];
  rows.forEach((row, index) => {
    const left = fold(row, low, high);
    if (left.columns.length === 0) {
      if (left.constant !== 0) broken.push(index);
      return;
    }
    folded.push(left);
    const first = find(left.columns[0]!);
    for (const column of left.columns) root[find(column)] = first;
  });

  const groups = new Map<number, { variables: number[]; rows: Row[] }>();
  const place = new Int32Array(low.length);
  for (let i = 0; i < low.length; i++) {
    if (low[i] === high[i]) continue;
    const key = find(i);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { variables: [], rows: [] }));
    place[i] = group.variables.length;
    group.variables.push(i);
  }
  for (const row of folded) {
    groups.get(find(row.columns[0]!))!.rows.push({ ...row, columns: row.columns.map((c) => place[c]!) });
  }
  return { components: [...groups.values()].map((group) => cut(problem, group)), broken };
}

function fold(row: Row, low: Float64Array, high: Float64Array): Row {
  const columns: number[] = [];
  const times: number[] = [];
  let constant = row.constant;
  for (let k = 0; k < row.columns.length; k++) {
    const column = row.columns[k]!;
    if (low[column] === high[column]) constant += row.times[k]! * low[column]!;
    else {
      columns.push(column);
      times.push(row.times[k]!);
    }
  }
  return { columns, times, constant, origin: row.origin };
}

function cut(problem: Problem, { variables, rows }: { variables: number[]; rows: Row[] }): Component {
  return {
    ...problem,
    variables,
    rows,
    low: pick(problem.low, variables),
    high: pick(problem.high, variables),
    unit: pick(problem.unit, variables),
    ...(problem.near ? { near: pick(problem.near, variables) } : {}),
  };
}

/** Float64Array.from with a mapping is an order of magnitude slower. */
function pick(from: Float64Array, variables: readonly number[]): Float64Array {
  const picked = new Float64Array(variables.length);
  for (let i = 0; i < variables.length; i++) picked[i] = from[variables[i]!]!;
  return picked;
}
