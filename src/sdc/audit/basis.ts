import { type Dictionary } from './dictionary.js';

/** How far each variable may move before it meets a bound: free ones make a basis from which much can be reached. */
export type Freedom = (variable: number) => number;

/**
 * Exact elimination: bring a variable into every row in place of its artificial one. Sparse rows first and,
 * within a row, the entry that fills in least (Markowitz), then the freest variable. Rows that say nothing new are retired.
 * Returns false when two sums contradict each other. `check` is called before each step, and throws when time is over.
 *
 * `keep` leaves the artificial columns in place, so that each row also tells which sums it was made from.
 */
export function eliminate(dictionary: Dictionary, freedom: Freedom, check: () => void, keep = false): boolean {
  const waiting: number[][] = [];
  const put = (row: number) => (waiting[dictionary.rowColumn[row]!.length] ??= []).push(row);
  for (let row = 0; row < dictionary.rows; row++) put(row);
  for (let length = 0; length < waiting.length; length++) {
    const bucket = waiting[length];
    while (bucket && bucket.length > 0) {
      const row = bucket.pop()!;
      const now = dictionary.rowColumn[row]!.length;
      if (now > length) {
        put(row);
        continue;
      }
      check();
      const column = sparsest(dictionary, row, freedom);
      if (column < 0) {
        if (dictionary.numerator[row] !== 0) return false;
        dictionary.retire(row);
        continue;
      }
      dictionary.pivot(row, column, 0);
      if (!keep) dictionary.drop(column);
    }
  }
  return true;
}

/** The slot to pivot on: smallest entry first (1 keeps everything whole), then the shortest column, then the freest. */
function sparsest(dictionary: Dictionary, row: number, freedom: Freedom): number {
  const n = dictionary.place.length - dictionary.rows;
  const columns = dictionary.rowColumn[row]!;
  const values = dictionary.rowValue[row]!;
  let best = -1;
  let size = Infinity;
  let fill = Infinity;
  let free = 0;
  for (let k = 0; k < columns.length; k++) {
    const column = columns[k]!;
    const variable = dictionary.slot[column]!;
    if (variable >= n) continue;
    const magnitude = Math.abs(values[k]!);
    const length = dictionary.columnRow[column]!.length;
    if (magnitude > size || (magnitude === size && length > fill)) continue;
    const room = freedom(variable);
    if (magnitude === size && length === fill && room <= free) continue;
    best = column;
    size = magnitude;
    fill = length;
    free = room;
  }
  return best;
}
