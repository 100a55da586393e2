import { describe, expect, it } from '@jest/globals';
import type { Grid } from '../reader.js';
import { numberStyleOf } from './lexed-grid.js';

const grid = (lines: readonly string[]): Grid => {
  const cells = lines.map((line) => line.split(';'));
  return { id: 'g1', rows: cells.length, columns: Math.max(...cells.map((row) => row.length)), text: (row, column) => cells[row]?.[column] ?? '' };
};

describe('decimal commas', () => {
  it.each<[string, readonly string[], string]>([
    ['three decimal commas', ['a;1,5', 'b;2,5', 'c;3,5'], ','],
    ['two are not enough', ['a;1,5', 'b;2,5'], '.'],
    ['a decimal point speaks against them', ['a;1,5', 'b;2,5', 'c;3,5', 'd;1.25'], '.'],
    ['points that part thousands, beside plain counts', ['Region;Männer;Frauen;Gesamt', 'Nord;1.234;5;1.239', 'Süd;2.000;3.100;5.100'], ','],
    ['ratios of three decimals with their reference', ['term;HR', 'a;1', 'b;1.234', 'c;1.100', 'd;2.345'], '.'],
    ['ratios of three decimals below one', ['n;HR', '12;1.234', '15;0.871', '20;1.100', '3;2.345'], '.'],
    ['means of three decimals beside a column of counts', ['n;mean', '12;51.234', '15;49.871', '20;50.100'], '.'],
  ])('%s', (_words, lines, decimal) => {
    expect(numberStyleOf(grid(lines)).decimal).toBe(decimal);
  });
});
