import { OutOfBudget, TooLarge, type Dictionary } from './dictionary.js';

/**
 * Which variables can somebody compute exactly, by linear algebra alone, who knows the given ones? The others
 * are known exactly when their row of the dictionary depends on nothing but what is known. Includes those that
 * everybody can compute; excludes the given. Null when exact arithmetic ran out.
 *
 * The given variables are brought out of the basis, so the dictionary's table moves; its sums do not.
 */
export function victimsOf(dictionary: Dictionary, given: readonly number[]): Set<number> | null {
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
  for (const row of rowsToTry(dictionary, known)) {
    const variable = dictionary.basic[row]!;
    if (variable < 0 || given.includes(variable)) continue;
    if (dictionary.rowColumn[row]!.every((column) => known.has(column))) victims.add(variable);
  }
  return victims;
}

function* rowsToTry(dictionary: Dictionary, known: ReadonlySet<number>): Generator<number> {
  for (let row = 0; row < dictionary.rows; row++) if (dictionary.rowColumn[row]!.length === 0) yield row;
  for (const column of known) yield* dictionary.columnRow[column]!;
}

/** The cheapest slot outside `known` to trade this row's variable for; −1 when it depends on the known alone. */
function shortest(dictionary: Dictionary, row: number, known: ReadonlySet<number>): number {
  let best = -1;
  let least = Infinity;
  const columns = dictionary.rowColumn[row]!;
  for (let k = 0; k < columns.length; k++) {
    const column = columns[k]!;
    const cost = dictionary.columnRow[column]!.length + 1000 * (Math.abs(dictionary.rowValue[row]![k]!) - 1);
    if (known.has(column) || cost >= least) continue;
    best = column;
    least = cost;
  }
  return best;
}
