import { describe, expect, test } from '@jest/globals';
import { tableOf } from '../../test/support/table-of.js';
import { decimal, type Decimal } from './decimal.js';
import { concentrationOf, exceedsShare, isMagnitude, magnitudes, percentOf, remainderOf, topOf, type Concentration } from './dominance.js';
import type { Contributors } from './evidence.js';
import type { Cell, MeasureKind } from './table.js';

const d = (...values: readonly number[]): Decimal[] => values.map((value) => decimal(value));
const cellWith = (evidence: Contributors | undefined, text = '100', shown: Cell['shown'] = { as: 'number', value: 100, decimals: 0 }): Cell => ({
  at: { row: 1, column: 1 }, coords: [], measure: 0, text, shown, ...(evidence && { evidence }),
});

describe('the concentration of a cell', () => {
  test.each<[string, Contributors | undefined]>([
    ['no evidence', undefined], ['no largest', { n: 5, sum: decimal(100) }], ['fewer largest than the rule needs', { n: 5, sum: decimal(100), largest: d(60) }],
    ['a largest, but nobody knows how many there are', { sum: decimal(100), largest: d(60) }],
  ])('cannot be known from %s', (_words, evidence) => expect(concentrationOf(cellWith(evidence), 2, 'ask')).toBe('no-evidence'));

  test('cannot be known without a sum when the cell shows words', () => {
    expect(concentrationOf(cellWith({ n: 2, largest: d(60, 40) }, 'many', { as: 'text' }), 2, 'ask')).toBe('no-evidence');
  });

  test('is that of the published total when the evidence has no sum', () => {
    expect(concentrationOf(cellWith({ n: 2, largest: d(600, 400) }, '1,000 ', { as: 'number', value: 1000, decimals: 0 }), 2, 'ask')).toEqual({ total: decimal(1000), largest: d(600, 400), complete: true });
  });

  test('is complete when nobody else contributes, even with fewer than the rule looks at', () => {
    expect(concentrationOf(cellWith({ n: 1, sum: decimal(5), largest: d(5) }), 2, 'ask')).toMatchObject({ complete: true });
    expect(concentrationOf(cellWith({ n: 3, sum: decimal(9), largest: d(5, 3) }), 2, 'ask')).toMatchObject({ complete: false });
  });

  test('of nothing at all is undefined', () => {
    expect(concentrationOf(cellWith({ n: 1, sum: decimal(0), largest: d(0) }), 1, 'ask')).toBe('total-zero');
    expect(concentrationOf(cellWith({ n: 1, sum: decimal(-5), largest: d(1) }), 1, 'ask')).toBe('total-zero');
  });

  describe('with negative contributions', () => {
    test('is asked about, whether they are counted or seen', () => {
      expect(concentrationOf(cellWith({ n: 3, sum: decimal(5), largest: d(5, 3), negatives: 1 }), 1, 'ask')).toBe('negative');
      expect(concentrationOf(cellWith({ n: 2, sum: decimal(5), largest: d(8, -3) }), 1, 'ask')).toBe('negative');
    });
    test('is taken of the absolutes: as given, or worked out where every contribution is known', () => {
      const given: Contributors = { n: 9, negatives: 1, sum: decimal(10), largest: d(50, 4), sumOfAbsolutes: decimal(120), largestAbsolutes: d(60, 50) };
      expect(concentrationOf(cellWith(given), 2, 'absolute')).toEqual({ total: decimal(120), largest: d(60, 50), complete: false });
      const known: Contributors = { n: 3, negatives: 1, sum: decimal(10), largest: d(50, 20, -60) };
      expect(concentrationOf(cellWith(known), 2, 'absolute')).toEqual({ total: decimal(130), largest: d(60, 50, 20), complete: true });
    });
    test('is unknown where their size is', () => {
      expect(concentrationOf(cellWith({ n: 9, negatives: 1, sum: decimal(10), largest: d(50, 4) }), 2, 'absolute')).toBe('no-evidence');
      expect(concentrationOf(cellWith({ negatives: 1, sum: decimal(10), largest: d(50, 4) }), 2, 'absolute')).toBe('no-evidence');
      expect(concentrationOf(cellWith({ n: 2, negatives: 1, sum: decimal(10) }), 2, 'absolute')).toBe('no-evidence');
      expect(concentrationOf(cellWith({ n: 9, negatives: 1, largestAbsolutes: d(50, 4) }), 2, 'absolute')).toBe('no-evidence');
      expect(concentrationOf(cellWith({ n: 9, negatives: 1, sumOfAbsolutes: decimal(80) }), 2, 'absolute')).toBe('no-evidence');
    });
  });
});

test('sums are magnitudes; means, ratios, rates and indices are where contributions are attached', () => {
  const kinds: readonly MeasureKind[] = ['sum', 'mean', 'ratio', 'unknown', 'rate', 'index', 'count', 'median'];
  const table = tableOf({ by: { Area: ['N', 'S'] }, measures: kinds.map((kind) => ({ kind })), shows: kinds.map(() => ['10', '[c]']) });
  const withEvidence = { ...table, cells: table.cells.map((cell) => ({ ...cell, evidence: { n: 4 } })) };
  const kindsOf = (cells: readonly Cell[]) => cells.map(({ measure }) => kinds[measure]);
  expect(kindsOf(magnitudes(table))).toEqual(['sum']);
  expect(kindsOf(magnitudes(withEvidence))).toEqual(kinds.slice(0, 6));
  expect(isMagnitude(table, table.cells[1]!)).toBe(true);
});

test('the limit itself exceeds only where the rule says "or equal"', () => {
  expect(exceedsShare(decimal(85), decimal(100), 85, '>')).toBe(false);
  expect(exceedsShare(decimal(85), decimal(100), 85, '>=')).toBe(true);
  expect(exceedsShare(decimal(85.01), decimal(100), 85, '>')).toBe(true);
  expect(exceedsShare(decimal(84.99), decimal(100), 85, '>=')).toBe(false);
});

test('the top and what remains beside a coalition', () => {
  const found: Concentration = { total: decimal(100), largest: d(50, 30, 10), complete: false };
  expect([topOf(found, 1), topOf(found, 2), topOf(found, 9)].map(({ units }) => units)).toEqual([50n, 80n, 90n]);
  expect([remainderOf(found, 0), remainderOf(found, 1)].map(({ units }) => units)).toEqual([50n, 20n]);
});

test.each([[2, 3, '66.6%'], [1, 2, '50.0%'], [0.85, 1, '85.0%'], [1, 0, 'undefined'], [-1, 200, '-0.5%'], [-3, 2, '-150.0%'], [849.9999, 1000, '84.9%']])('%s of %s is %s, cut off and never rounded up', (part, total, text) => {
  expect(percentOf(decimal(part), decimal(total))).toBe(text);
});
