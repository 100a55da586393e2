import { describe, expect, test } from '@jest/globals';
import type { Cell, Measure } from '../../sdc/table.js';
import { inferredRounding } from './inferred-rounding.js';

const count: Measure = { kind: 'count', label: 'n', unit: 'person', confidence: 0.9, source: 'inferred' };
const cellsOf = (values: readonly number[], measure = 0): Cell[] =>
  values.map((value, row) => ({ at: { row: row + 1, column: 1 }, coords: [row], measure, text: String(value), shown: { as: 'number', value, decimals: 0 } }));
const multiples = (base: number, many: number): number[] => Array.from({ length: many }, (_, index) => base * (index * 37 + 11));

describe('rounding that the counts show by themselves', () => {
  test('is the base that divides them all', () => {
    expect(inferredRounding(cellsOf(multiples(7, 24)), [count])).toEqual({ method: 'nearest', base: 7, source: 'inferred' });
  });
  test('needs twenty different counts: a few round numbers are habit', () => {
    expect(inferredRounding(cellsOf(multiples(10, 19)), [count])).toBeUndefined();
    expect(inferredRounding(cellsOf(Array.from({ length: 40 }, () => 70)), [count])).toBeUndefined();
  });
  test('is broken by one exact count', () => {
    expect(inferredRounding(cellsOf([...multiples(7, 40), 15]), [count])).toBeUndefined();
  });
  test('looks at counts only, and not where the file says', () => {
    expect(inferredRounding(cellsOf(multiples(7, 24)), [{ ...count, kind: 'percent' }])).toBeUndefined();
    expect(inferredRounding(cellsOf(multiples(7, 24)), [{ ...count, rounding: { method: 'nearest', base: 5, source: 'legend' } }])).toBeUndefined();
  });
});
