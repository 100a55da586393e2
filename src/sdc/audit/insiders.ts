import { OutOfBudget, TooLarge, type Tableau } from './tableau.js';

/**
 * Which variables can somebody compute exactly, by linear algebra alone, who knows the given ones? The others
 * are known exactly when their row of the dictionary depends on nothing but what is known. Those that everybody
 * can compute (an empty row) are left out, as are the given. Null when exact arithmetic ran out.
 *
 * The given variables are brought out of the basis, so the dictionary's table moves; its sums do not.
 */
export function victimsOf(dictionary: Tableau, given: readonly number[]): Set<number> | null {
  const rows = given.map((variable) => dependence(dictionary, variable)).filter(({ columns }) => columns.length > 0);
  const [first, ...others] = rows;
  if (!first) return new Set();
  if (others.every((other) => isMultiple(first, other))) return multiplesOf(dictionary, first, given);
  const known = new Set<number>();
  try {
    for (const variable of given) {
      const row = dictionary.place[variable]!;
      if (row < 0) known.add(-1 - row);
      else {
        const column = shortest(dictionary, row, known);
        if (column < 0) continue;
        dictionary.pivot(row, column, Math.round(dictionary.numerator[row]! / dictionary.denominator[row]!));
        known.add(column);
      }
    }
  } catch (error) {
    if (error instanceof TooLarge || error instanceof OutOfBudget) return null;
    throw error;
  }
  const victims = new Set<number>();
  const consider = (row: number) => {
    const variable = dictionary.basic[row]!;
    if (variable < 0 || given.includes(variable)) return;
    const count = dictionary.readRow(row);
    for (let k = 0; k < count; k++) if (!known.has(dictionary.rowColumns[k]!)) return;
    victims.add(variable);
  };
  for (const column of known) {
    const count = dictionary.readColumn(column);
    for (let k = 0; k < count; k++) consider(dictionary.columnRows[k]!);
  }
  return victims;
}

/** The cheapest slot outside `known` to trade this row's variable for; −1 when it depends on the known alone. */
function shortest(dictionary: Tableau, row: number, known: ReadonlySet<number>): number {
  let best = -1;
  let least = Infinity;
  const count = dictionary.readRow(row);
  for (let k = 0; k < count; k++) {
    const column = dictionary.rowColumns[k]!;
    if (known.has(column)) continue;
    const cost = dictionary.readColumn(column) + 1000 * (Math.abs(dictionary.rowEntries[k]!) - 1);
    if (cost >= least) continue;
    best = column;
    least = cost;
  }
  return best;
}

/** What a variable depends on: slots and entries, its own slot when it is not basic. */
interface Dependence {
  readonly columns: readonly number[];
  readonly entries: readonly number[];
}

function dependence(dictionary: Tableau, variable: number): Dependence {
  const row = dictionary.place[variable]!;
  if (row < 0) return { columns: [-1 - row], entries: [1] };
  const count = dictionary.readRow(row);
  const columns: number[] = [];
  const entries: number[] = [];
  for (let k = 0; k < count; k++) {
    columns.push(dictionary.rowColumns[k]!);
    entries.push(dictionary.rowEntries[k]!);
  }
  return { columns, entries };
}

function isMultiple(a: Dependence, b: Dependence): boolean {
  if (a.columns.length !== b.columns.length) return false;
  const entry = new Map(a.columns.map((column, k) => [column, a.entries[k]!]));
  const first = entry.get(b.columns[0]!);
  return first !== undefined && b.columns.every((column, k) => (entry.get(column) ?? 0) * b.entries[0]! === b.entries[k]! * first);
}

/** One number known gives away exactly those that are a multiple of it, give or take what is published. */
function multiplesOf(dictionary: Tableau, known: Dependence, given: readonly number[]): Set<number> {
  const victims = new Set<number>();
  const { columns } = known;
  const add = (variable: number) => {
    if (variable >= 0 && !given.includes(variable)) victims.add(variable);
  };
  if (columns.length === 1) add(dictionary.slot[columns[0]!]!);
  // A multiple has an entry wherever the known one has: the shortest such column names all candidates.
  const shortest = columns.reduce((best, column) => (dictionary.columnSize(column) < dictionary.columnSize(best) ? column : best));
  const count = dictionary.readColumn(shortest);
  const candidates: number[] = [];
  for (let k = 0; k < count; k++) {
    const row = dictionary.columnRows[k]!;
    if (dictionary.hasEntries(row, columns.length)) candidates.push(row);
  }
  for (const row of candidates) {
    const variable = dictionary.basic[row]!;
    if (variable < 0 || given.includes(variable) || !isMultiple(known, dependence(dictionary, variable))) continue;
    add(variable);
  }
  return victims;
}
