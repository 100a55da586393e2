import { describe, expect, it } from '@jest/globals';
import { feasible } from '../../src/sdc/audit/index.js';
import type { System } from '../../src/sdc/audit/index.js';
import { hidden, legend, rounded, shown } from './shapes.js';

const square = (cell: () => ReturnType<typeof shown>): System => ({
  variables: [cell(), cell(), cell(), cell(), shown(11), shown(17), shown(13), shown(15)],
  sums: [
    { total: 4, parts: [0, 1] },
    { total: 5, parts: [2, 3] },
    { total: 6, parts: [0, 2] },
    { total: 7, parts: [1, 3] },
  ],
});

const ends = (system: System, ask: number[]) => feasible(system, { ask }).map(({ low, high }) => [low, high]);

describe('the worked examples', () => {
  it('a legend of 1–9 collapses four suppressed cells (D04)', () => {
    expect(ends(square(() => legend(1, 9)), [0, 1, 2, 3])).toEqual([[4, 5], [6, 7], [8, 9], [8, 9]]);
  });

  it('the same numbers without the legend stay wide (D05)', () => {
    expect(ends(square(() => hidden), [0, 1, 2, 3])).toEqual([[0, 11], [0, 11], [2, 13], [4, 15]]);
  });

  it('rounded cells beside a true total are unpicked (D27)', () => {
    const system = { variables: [rounded(10, 5), rounded(15, 5), rounded(20, 5), shown(39)], sums: [{ total: 3, parts: [0, 1, 2] }] };
    expect(ends(system, [0, 1, 2])).toEqual([[8, 8], [13, 13], [18, 18]]);
  });

  it('independent rounding is unpicked by its own total (D28)', () => {
    const system = { variables: [rounded(5, 5), rounded(5, 5), rounded(5, 5)], sums: [{ total: 2, parts: [0, 1] }] };
    expect(ends(system, [0, 1])).toEqual([[3, 4], [3, 4]]);
  });
});
