/**
 * The sums of a system as a sparse matrix M: one row per sum, −1 at its total and +1 at each part, and one
 * per relation. A change y with M·y = 0 leaves all of them as they are. Stored both ways round, because the
 * simplex reads columns and rows alike. Slack is not used: a change that keeps a loose sum exactly is one
 * of those it allows, so what is proven so holds, and more might.
 */
import type { System } from '../audit/system.js';

/**
 * `rowStart[r] … rowStart[r+1]` index `rowCell`/`rowSign`; columns likewise. Within a row the hidden cells
 * come first, the first `rowHidden[r]` of them (see `hide` and `show`).
 */
export interface Incidence {
  readonly cells: number;
  readonly rows: number;
  readonly rowStart: Int32Array;
  readonly rowCell: Int32Array;
  readonly rowSign: Float64Array;
  readonly columnStart: Int32Array;
  readonly columnRow: Int32Array;
  readonly columnSign: Float64Array;
  readonly rowHidden: Int32Array;
  /** Where a column's entry stands in its row. */
  readonly columnPlace: Int32Array;
  readonly rowBack: Int32Array;
}

/** Builds both orders. A cell named twice in one sum keeps both entries (they add up). */
export function incidenceOf({ variables, sums, relations = [] }: System): Incidence {
  const cells = variables.length;
  const rows: (readonly [cell: number, times: number])[][] = [
    ...sums.map(({ total, parts }) => [[total, -1] as const, ...parts.map((part) => [part, 1] as const)]),
    ...relations.map(({ terms }) => terms.map(({ variable, times }) => [variable, times] as const)),
  ];
  const entries = rows.reduce((all, row) => all + row.length, 0);
  const rowStart = new Int32Array(rows.length + 1);
  const rowCell = new Int32Array(entries);
  const rowSign = new Float64Array(entries);
  const columnStart = new Int32Array(cells + 1);
  let at = 0;
  rows.forEach((row, r) => {
    for (const [cell, times] of row) {
      rowCell[at] = cell;
      rowSign[at++] = times;
    }
    rowStart[r + 1] = at;
  });
  for (let k = 0; k < entries; k++) columnStart[rowCell[k]! + 1]!++;
  for (let j = 0; j < cells; j++) columnStart[j + 1]! += columnStart[j]!;
  const columnPlace = new Int32Array(entries);
  const rowBack = new Int32Array(entries);
  const next = columnStart.slice();
  const columnRow = new Int32Array(entries);
  const columnSign = new Float64Array(entries);
  for (let row = 0; row < rows.length; row++)
    for (let k = rowStart[row]!; k < rowStart[row + 1]!; k++) {
      const slot = next[rowCell[k]!]!++;
      columnRow[slot] = row;
      columnSign[slot] = rowSign[k]!;
      columnPlace[slot] = k;
      rowBack[k] = slot;
    }
  const rowHidden = new Int32Array(rows.length);
  return { cells, rows: rows.length, rowStart, rowCell, rowSign, columnStart, columnRow, columnSign, rowHidden, columnPlace, rowBack };
}

/** Moves a cell among the hidden ones of its rows. */
export function hide(m: Incidence, cell: number): void {
  for (let e = m.columnStart[cell]!; e < m.columnStart[cell + 1]!; e++) {
    const row = m.columnRow[e]!;
    swap(m, m.columnPlace[e]!, m.rowStart[row]! + m.rowHidden[row]!++);
  }
}

/** Moves a cell out of the hidden ones of its rows. */
export function show(m: Incidence, cell: number): void {
  for (let e = m.columnStart[cell]!; e < m.columnStart[cell + 1]!; e++) {
    const row = m.columnRow[e]!;
    swap(m, m.columnPlace[e]!, m.rowStart[row]! + --m.rowHidden[row]!);
  }
}

function swap(m: Incidence, a: number, b: number): void {
  if (a === b) return;
  const cell = m.rowCell[a]!;
  const sign = m.rowSign[a]!;
  const back = m.rowBack[a]!;
  m.rowCell[a] = m.rowCell[b]!;
  m.rowSign[a] = m.rowSign[b]!;
  m.rowBack[a] = m.rowBack[b]!;
  m.rowCell[b] = cell;
  m.rowSign[b] = sign;
  m.rowBack[b] = back;
  m.columnPlace[m.rowBack[a]!] = a;
  m.columnPlace[back] = b;
}
