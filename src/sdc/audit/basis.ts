import { type Dictionary } from './dictionary.js';

/**
 * Exact elimination: bring a variable into every row in place of its artificial one. Sparse rows first and,
 * within a row, the entry that fills in least (Markowitz). Rows that say nothing new are retired.
 * Returns false when two sums contradict each other.
 *
 * `keep` leaves the artificial columns in place, so that each row also tells which sums it was made from.
 */
export function eliminate(dictionary: Dictionary, isOver: () => boolean, keep = false): boolean {
  const n = dictionary.place.length - dictionary.rows;
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
      if (isOver()) return true;
      const column = sparsest(dictionary, row, n);
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

/** The slot to pivot on: smallest entry first (1 keeps everything whole), then the shortest column. */
function sparsest(dictionary: Dictionary, row: number, n: number): number {
  const columns = dictionary.rowColumn[row]!;
  const values = dictionary.rowValue[row]!;
  let best = -1;
  let size = Infinity;
  let fill = Infinity;
  for (let k = 0; k < columns.length; k++) {
    const column = columns[k]!;
    if (dictionary.slot[column]! >= n) continue;
    const magnitude = Math.abs(values[k]!);
    const length = dictionary.columnRow[column]!.length;
    if (magnitude > size || (magnitude === size && length >= fill)) continue;
    best = column;
    size = magnitude;
    fill = length;
  }
  return best;
}
