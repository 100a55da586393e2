import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gap } from './gap.js';

describe('gap', () => {
  it('finds who knows a cell of every proof', () => {
    expect(gap([{ touched: [1, 2] }, { touched: [2, 3] }], 1)).toEqual([2]);
    expect(gap([{ touched: [1] }, { touched: [2] }], 1)).toBeUndefined();
    expect(gap([{ touched: [1] }, { touched: [2] }], 2)?.sort()).toEqual([1, 2]);
    expect(gap([{ touched: [] }, { touched: [2] }], 2)).toBeUndefined();
    expect(gap([], 0)).toEqual([]);
  });

  it('agrees with trying every coalition of two', () => {
    const proofs = fc.array(fc.record({ touched: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }) }), { minLength: 1, maxLength: 5 });
    fc.assert(fc.property(proofs, (list) => {
      const pairs = Array.from({ length: 36 }, (_, k) => [Math.floor(k / 6), k % 6]);
      const exists = pairs.some((pair) => list.every(({ touched }) => touched.some((who) => pair.includes(who))));
      const found = gap(list, 2);
      expect(found !== undefined).toBe(exists);
      if (found) expect(list.every(({ touched }) => touched.some((who) => found.includes(who)))).toBe(true);
    }));
  });
});
