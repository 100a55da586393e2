import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ExactSums } from './exact-sums.js';

test('thousands of sums, small and beyond 2^53, rescaled at any moment, agree with big integers', () => {
  const step = fc.oneof(
    { weight: 8, arbitrary: fc.record({ at: fc.nat(), units: fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -1000, max: 1000 })) }) },
    { weight: 1, arbitrary: fc.record({ at: fc.nat(), units: fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }) }) },
    { weight: 1, arbitrary: fc.record({ factor: fc.constantFrom(10n, 1000n) }) },
    { weight: 1, arbitrary: fc.record({ open: fc.integer({ min: 1, max: 3 }) }) },
  );
  fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
    const [sums, expected] = [new ExactSums(), [0n]];
    expect(sums.open()).toBe(0);
    for (const one of steps) {
      if ('factor' in one) {
        sums.scale(one.factor);
        expected.forEach((sum, i) => { expected[i] = sum * one.factor; });
      } else if ('open' in one) {
        for (let i = 0; i < one.open; i += 1) expect(sums.open()).toBe(expected.push(0n) - 1);
      } else {
        const at = one.at % expected.length;
        sums.add(at, one.units);
        expected[at] = expected[at]! + BigInt(one.units);
      }
    }
    expect(sums.length).toBe(expected.length);
    expect(expected.map((_, i) => sums.get(i))).toEqual(expected);
  }), { numRuns: 400, seed: 20261122 });
});

test('room is made as sums are opened, and nothing is lost by it', () => {
  const sums = new ExactSums();
  for (let i = 0; i < 5000; i += 1) sums.add(sums.open(), i);
  expect(sums.length).toBe(5000);
  expect(Array.from({ length: 5000 }, (_, i) => Number(sums.get(i)))).toEqual(Array.from({ length: 5000 }, (_, i) => i));
});
