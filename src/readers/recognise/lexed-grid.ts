import type { Grid } from '../reader.js';
import type { Lexeme, NumberStyle } from './lexeme.js';
import { lex } from './lexer.js';

/** A grid with its cells lexed on demand; small grids remember every cell. */
export interface LexedGrid {
  readonly grid: Grid;
  readonly style: NumberStyle;
  text(row: number, column: number): string;
  at(row: number, column: number): Lexeme;
  /** Where a cell really stands (0-based), when this grid is a rearranged view. */
  placeOf?(row: number, column: number): readonly [row: number, column: number];
}

const remembered = 400_000;
const blank: Lexeme = { is: 'blank' };

export function lexGrid(grid: Grid, style: NumberStyle): LexedGrid {
  if (grid.rows * grid.columns > remembered) {
    return { grid, style, text: (row, column) => grid.text(row, column).trim(), at: (row, column) => lex(grid.text(row, column), style) };
  }
  const kept: (Lexeme | undefined)[] = [];
  const texts: (string | undefined)[] = [];
  return {
    grid, style,
    text(row, column) {
      if (row < 0 || column < 0 || row >= grid.rows || column >= grid.columns) return '';
      return (texts[row * grid.columns + column] ??= grid.text(row, column).trim());
    },
    at(row, column) {
      if (row < 0 || column < 0 || row >= grid.rows || column >= grid.columns) return blank;
      const index = row * grid.columns + column;
      return (kept[index] ??= lex(grid.text(row, column), style));
    },
  };
}

const comma = /^[-+]?\d+,\d{1,2}$|^[-+]?\d+,\d{4,}$|^[-+]?\d{1,3}(?:\.\d{3})+,\d+$|\(\d+,\d ?%?\)$/;
const point = /^[-+]?\d*\.\d{1,2}%?$|^[-+]?\d*\.\d{4,}$|^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|\(\d+\.\d+%?\)/;

const grouped = /^[-+]?[1-9]\d{0,2}(?:\.\d{3})+$/;
const otherPoint = /\d\.\d|\d\.$|^\./;
const smallWhole = /^\d{1,3}$/;

/**
 * Decimal commas need three witnesses and nothing against them (rules.md E2). Points that only ever stand before three
 * digits, in a column that also holds plain whole numbers, part thousands: 1.234 beside 5 is a count, not a share.
 */
export function numberStyleOf(grid: Grid): NumberStyle {
  let commas = 0;
  let groups = 0;
  let isMixed = false;
  let isGrouped = true;
  const rows = Math.min(grid.rows, 2000);
  for (let column = 0; column < Math.min(grid.columns, 200); column++) {
    let [inColumn, plain] = [0, 0];
    for (let row = 0; row < rows; row++) {
      const text = grid.text(row, column).trim();
      if (text === '' || text.length > 40) continue;
      if (point.test(text)) return { decimal: '.' };
      if (comma.test(text)) commas++;
      else if (grouped.test(text)) inColumn++;
      else if (otherPoint.test(text)) isGrouped = false;
      // 0 and 1 are what ratios of three decimals are set against.
      else if (smallWhole.test(text) && Number(text) > 1) plain++;
    }
    groups += inColumn;
    isMixed ||= inColumn > 0 && plain > 0;
  }
  return { decimal: commas >= 3 || (isGrouped && isMixed && groups >= 3) ? ',' : '.' };
}
