import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { boundsOf, roundedBounds } from './bounds.js';
import type { Measure, Rounding, Shown } from './table.js';

const measure: Measure = { kind: 'count', label: 'n', unit: 'person', confidence: 1, source: 'declared' };
const cell = (shown: Shown) => ({ at: { row: 1, column: 1 }, coords: [], measure: 0, text: '', shown });
const nearest5: Rounding = { method: 'nearest', base: 5, source: 'declared' };

test('a cell that publishes nothing has no bounds', () => {
  for (const as of ['not-applicable', 'missing', 'text'] as const) expect(boundsOf(cell({ as }), measure)).toBeUndefined();
});

test('marks have the bounds of their legend, and rounding widens printed numbers alone', () => {
  const rounded = { ...measure, rounding: nearest5 };
  const marks: Shown[] = [{ as: 'censored', low: 1, high: 9 }, { as: 'suppressed', mark: '*', low: 1, high: 9, cause: 'primary' }, { as: 'rounded-zero', low: 1, high: 9 }];
  for (const shown of marks) expect(boundsOf(cell(shown), rounded)).toEqual({ low: 1, high: 9 });
  expect(boundsOf(cell({ as: 'number', value: 20, decimals: 0 }), rounded)).toEqual({ low: 18, high: 22 });
  expect(boundsOf(cell({ as: 'number', value: 20, decimals: 0 }), measure)).toEqual({ low: 20, high: 20 });
});

describe('what a rounded number may have been', () => {
  test('a base of 1 and significant figures are taken at their word', () => {
    expect(roundedBounds(17, { ...nearest5, base: 1 })).toEqual({ low: 17, high: 17 });
    expect(roundedBounds(1700, { ...nearest5, method: 'significant', base: 2 })).toEqual({ low: 1700, high: 1700 });
  });

  /** Every whole number that the method, done by hand, can turn into `shown`. */
  const truths = (shown: number, becomes: (truth: number) => readonly number[]): number[] => Array.from({ length: 400 }, (_, truth) => truth).filter((truth) => becomes(truth).includes(shown));
  const both = (truth: number, base: number): number[] => {
    const below = Math.floor(truth / base) * base;
    return truth === below ? [truth] : [below, below + base];
  };
  const near = (truth: number, base: number): number[] => both(truth, base).filter((multiple) => Math.abs(multiple - truth) * 2 <= base);
  const midpoint = (truth: number, base: number): number[] => [truth === 0 ? 0 : Math.ceil(truth / base) * base - Math.floor(base / 2)];

  test.each([['nearest', near], ['random', both], ['midpoint', midpoint]] as const)('%s: from the least to the largest number that gives it', (method, becomes) => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 2, max: 12 }), fc.nat(1), (truth, base, which) => {
      const shown = becomes(truth, base).at(-which)!;
      const all = truths(shown, (one) => becomes(one, base));
      expect(roundedBounds(shown, { method, base, source: 'declared' })).toEqual({ low: all[0], high: all.at(-1) });
    }), { numRuns: 300, seed: 20261122 });
  });
});
