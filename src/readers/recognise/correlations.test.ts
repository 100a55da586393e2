import { describe, expect, test } from '@jest/globals';
import type { Cell, Dimension, Measure } from '../../sdc/table.js';
import { withCorrelations } from './correlations.js';

const unknown: Measure = { kind: 'unknown', label: '', unit: 'unknown', confidence: 0.4, source: 'inferred' };
const axis = (name: 'row' | 'column', labels: readonly string[]): Dimension =>
  ({ name, axis: name, role: 'unknown', ordered: false, categories: labels.map((label) => ({ label, role: 'ordinary' })) });
const kindOf = (rows: readonly (readonly number[])[], across: readonly string[], measure = unknown): string => {
  const cells: Cell[] = rows.flatMap((values, row) => values.map((value, column) =>
    ({ at: { row: row + 2, column: column + 2 }, coords: [row, column], measure: 0, text: String(value), shown: { as: 'number' as const, value, decimals: 2 } })));
  return withCorrelations([measure], cells, [axis('row', ['age', 'male', 'obese']), axis('column', across)])[0]!.kind;
};
const matrix = [[1, -0.12, 0.3], [-0.12, 1, 0.04], [0.3, 0.04, 1]];

describe('a matrix of correlations', () => {
  test('is told by variables that meet themselves', () => expect(kindOf(matrix, ['ALLage', 'ALLmale', 'ALLobese'])).toBe('statistic'));
  test('is told by a one in every line where the names do not match', () => expect(kindOf(matrix, ['a', 'b', 'c'])).toBe('statistic'));
  test('needs a one in every line, fractions, and something below nought', () => {
    expect(kindOf([[1, -0.1, 0.3], [-0.1, 0.9, 0.04], [0.3, 0.04, 1]], ['a', 'b', 'c'])).toBe('unknown');
    expect(kindOf([[1, 0, 0], [0, 1, 0], [0, -1, 1]], ['a', 'b', 'c'])).toBe('unknown');
    expect(kindOf([[1, 0.1, 0.3], [0.1, 1, 0.04], [0.3, 0.04, 1]], ['a', 'b', 'c'])).toBe('unknown');
  });
  test('has nothing beyond one, and no other meaning', () => {
    expect(kindOf([[1, -1.2, 0.3], [-1.2, 1, 0.04], [0.3, 0.04, 1]], ['ALLage', 'ALLmale', 'ALLobese'])).toBe('unknown');
    expect(kindOf(matrix, ['ALLage', 'ALLmale', 'ALLobese'], { ...unknown, kind: 'percent', confidence: 0.9 })).toBe('percent');
  });
});
