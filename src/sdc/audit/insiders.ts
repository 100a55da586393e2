import { OutOfBudget, TooLarge, type Tableau } from './tableau.js';

/**
 * Which variables can somebody compute exactly, by linear algebra alone, who knows the given ones? The others
 * are known exactly when their row of the dictionary depends on nothing but what is known. Those that everybody
 * can compute (an empty row) are left out, as are the given. Null when exact arithmetic ran out.
 *
 * The given variables are brought out of the basis, so the dictionary's table moves; its sums do not.
 */
export function victimsOf(dictionary: Tableau, given: readonly number[]): Set<number> | null {
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
