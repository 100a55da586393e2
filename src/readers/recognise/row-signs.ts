import type { LexedGrid } from './lexed-grid.js';

/** What one row of a grid holds, between two columns. */
export interface RowSigns {
  readonly row: number;
  readonly filled: readonly number[];
  /** Cells after the first filled column of the block that hold numbers or marks. */
  readonly numbers: number;
}

export function rowSigns(lexed: LexedGrid, row: number, left = 0, right = lexed.grid.columns - 1): RowSigns {
  const filled: number[] = [];
  let numbers = 0;
  for (let column = left; column <= right; column++) {
    const lexeme = lexed.at(row, column);
    if (lexeme.is === 'blank') continue;
    filled.push(column);
    if (lexeme.is === 'parts' && column > left) numbers++;
  }
  return { row, filled, numbers };
}

export const rowText = (lexed: LexedGrid, signs: RowSigns): string => signs.filled.map((column) => lexed.text(signs.row, column)).join(', ');
