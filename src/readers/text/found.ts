import type { CellStyle, Grid, GridHints } from '../reader.js';

/** One row of a table cut out of text: where it stands and what its cells say. */
export interface FoundRow {
  /** Index of its line (0-based). */
  readonly line: number;
  readonly cells: readonly string[];
  readonly indent?: number;
}

/** A table found in lines `from` to `to` (0-based, `to` excluded). One stretch of lines may give several grids. */
export interface Found {
  readonly from: number;
  readonly to: number;
  readonly tables: readonly { readonly rows: readonly FoundRow[]; readonly hints: GridHints }[];
}

/** A parser that looks for its kind of table at one line, or sees that there is none. */
export type Finder = (lines: readonly string[], at: number) => Found | undefined;

/** A found table as a grid; rows keep their physical lines. */
export const gridOf = (rows: readonly FoundRow[], hints: GridHints, id: string): Grid => ({
  id, rows: rows.length, columns: Math.max(0, ...rows.map(({ cells }) => cells.length)),
  text: (row, column) => rows[row]?.cells[column] ?? '',
  lineOf: (row) => (rows[row]?.line ?? 0) + 1,
  style: (row, column): CellStyle | undefined => (column === 0 && rows[row]?.indent ? { indent: rows[row].indent } : undefined),
  hints,
});
