import type { TextPiece } from '../subjects.js';

/** The first rows of one grid as text, by column (from 1; absent means blank). */
export interface SampledRow {
  /** Row of the file, from 1. */
  readonly row: number;
  readonly cells: ReadonlyMap<number, string>;
}

export interface SampledGrid {
  readonly sheet?: string;
  readonly rows: readonly SampledRow[];
  /** Rows that hold something, sampled or not. */
  readonly total: number;
}

/** Cells kept of one grid, and of all grids of a file. Enough to judge every column; the rest is only counted. */
const cellsOfGrid = 100_000;
const cellsOfFile = 400_000;

/** Rebuilds the first rows of every grid from the pieces of a file, in one pass with other readers of those pieces. */
export class GridSampler {
  private readonly grids: { sheet?: string; rows: { row: number; cells: Map<number, string> }[]; total: number; cells: number }[] = [];
  private row = -1;
  private kept = 0;

  take({ text, place, origin }: TextPiece): void {
    if (origin !== 'cell' || place.row === undefined || place.column === undefined) return;
    let grid = this.grids.at(-1);
    // A row number that falls starts another grid of the same sheet.
    if (grid === undefined || grid.sheet !== place.sheet || place.row < this.row) {
      grid = { ...(place.sheet !== undefined && { sheet: place.sheet }), rows: [], total: 0, cells: 0 };
      this.grids.push(grid);
      this.row = -1;
    }
    if (place.row !== this.row) {
      this.row = place.row;
      grid.total++;
      if (grid.cells < cellsOfGrid && this.kept < cellsOfFile) grid.rows.push({ row: place.row, cells: new Map() });
    }
    const last = grid.rows.at(-1);
    if (last?.row !== place.row) return;
    last.cells.set(place.column, text);
    grid.cells++;
    this.kept++;
  }

  sampled(): readonly SampledGrid[] {
    return this.grids;
  }
}
