import type { Table } from '../../sdc/table.js';
import { hasNumber } from './lexer.js';
import type { LexedGrid } from './lexed-grid.js';
import type { Region } from './region.js';

export interface Tally {
  /** Cells that print a number, apart from those that only name their row. */
  readonly numericCells: number;
  /** Of those, the ones no cell of the tables accounts for, or only as something unknown. */
  readonly unexplained: number;
}

const sure = 0.5;
const placeKey = (row: number, column: number) => row * 65_536 + column;

export function tallyOf(lexed: LexedGrid, region: Region, tables: readonly Omit<Table, 'id'>[], keys: ReadonlySet<number>): Tally {
  const explained = new Set<number>();
  for (const { cells, measures } of tables) {
    for (const { at, measure } of cells) {
      const { kind, confidence } = measures[measure]!;
      if (kind !== 'unknown' || confidence >= sure) explained.add(placeKey(at.row, at.column));
    }
  }
  const [originRow, originColumn] = lexed.grid.origin ?? [0, 0];
  let numericCells = 0;
  let unexplained = 0;
  for (const row of region.bodyRows) {
    const line = lexed.grid.lineOf?.(row) ?? originRow + row + 1;
    for (let column = region.left; column <= region.right; column++) {
      if (keys.has(column) || !hasNumber(lexed.at(row, column))) continue;
      numericCells++;
      if (!explained.has(placeKey(line, originColumn + column + 1))) unexplained++;
    }
  }
  return { numericCells, unexplained };
}
