import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PairIds } from './pair-ids.js';

test('numbers pairs in order of appearance, each once, like a map of texts', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(60_000), fc.nat(60_000)), { maxLength: 3_000 }), (pairs) => {
    const ids = new PairIds(2 ** 22);
    const known = new Map<string, number>();
    for (const [a, b] of pairs) {
      const key = `${a},${b}`;
      if (!known.has(key)) known.set(key, known.size);
      expect(ids.id(a, b)).toBe(known.get(key));
    }
    expect(ids.length).toBe(known.size);
    for (const [key, id] of known) expect(`${ids.first(id)},${ids.second(id)}`).toBe(key);
  }), { numRuns: 100, seed: 20261122 });
});

test('refuses what it cannot hold', () => {
  const ids = new PairIds(2);
  expect(() => ids.id(0, 2)).toThrow(RangeError);
  for (let a = 0; a < 8; a += 1) ids.id(a, 0);
  expect(ids.id(3, 0)).toBe(3);
  expect(() => ids.id(9, 0)).toThrow(RangeError);
});
