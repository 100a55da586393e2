import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tableOf } from '../../test/support/table-of.js';
import { ratioRows, squaredError } from './ratio-screen.js';
import type { Table } from './table.js';

const measures = [{ kind: 'ratio', label: 'odds_ratio' }, { kind: 'ci-low', label: '2.5%' }, { kind: 'ci-high', label: '97.5%' }] as const;
const ratios = (...shows: readonly (readonly string[])[]): Table => tableOf({ by: { Term: shows[0]!.map((_, at) => `x${at}`) }, measures: measures.slice(0, shows.length), shows });

describe('the ratios of a table', () => {
  test('are those of the wanted kind, each with its own interval', () => {
    const table = ratios(['1.50', '2.10'], ['1.10', '1.20'], ['2.00', '3.90']);
    expect(ratioRows(table, /odds ratio/).map(({ cell, low, high }) => [cell.text, low.text, high.text])).toEqual([['1.50', '1.10', '2.00'], ['2.10', '1.20', '3.90']]);
    expect(ratioRows(table, /hazard/)).toEqual([]);
  });
  test('are left out where the ratio or an end is not shown as a number', () => {
    expect(ratioRows(ratios(['1.50', 'ref', '1.2', '1.3'], ['1.10', '1.20', '', '1.1'], ['2.00', '3.90', '1.9', '[c]']), /odds/).map(({ cell }) => cell.text)).toEqual(['1.50']);
    expect(ratioRows(ratios(['1.50'], ['1.10']), /odds/)).toEqual([]);
  });
});

describe('the squared standard error behind an interval', () => {
  const errorOf = (low: string, high: string) => squaredError(ratioRows(ratios(['1'], [low], [high]), /odds/)[0]!);
  test('holds the one the interval was made from, whatever was rounded away', () => {
    fc.assert(fc.property(fc.double({ min: 0.2, max: 5, noNaN: true }), fc.double({ min: 0.05, max: 1.5, noNaN: true }), fc.constantFrom(1, 2, 3), (ratio, error, decimals) => {
      const found = errorOf((ratio * Math.exp(-1.959964 * error)).toFixed(decimals), (ratio * Math.exp(1.959964 * error)).toFixed(decimals));
      return found === undefined || (found.least <= error ** 2 * (1 + 1e-6) && found.most >= error ** 2 * (1 - 1e-6));
    }), { numRuns: 1000, seed: 20261122 });
  });
  test('is at least 0, and at most unknown where the low end may be 0', () => {
    expect(errorOf('1.10', '1.10')).toMatchObject({ least: 0 });
    expect(errorOf('0.4', '2.0')!.most).toBeCloseTo((Math.log(2.05 / 0.35) / 3.919928) ** 2, 9);
    expect(errorOf('0.4', '2.0')!.least).toBeCloseTo((Math.log(1.95 / 0.45) / 3.919928) ** 2, 9);
    expect(errorOf('0.5', '2')!.most).toBeGreaterThan(0);
    expect(errorOf('1', '8')!.most).toBeLessThan(Infinity);
    const rough = ratioRows(ratios(['1'], ['0.001'], ['2']), /odds/)[0]!;
    expect(squaredError({ ...rough, low: { ...rough.low, shown: { as: 'number', value: 0.001, decimals: 0 } } })!.most).toBe(Infinity);
    expect(errorOf('0.0', '2.0')).toBeUndefined();
    expect(errorOf('-1', '2')).toBeUndefined();
    expect(squaredError({ ...ratioRows(ratios(['1'], ['0.5'], ['2']), /odds/)[0]!, low: tableOf({ by: { a: ['b'] }, shows: [['x']] }).cells[0]! })).toBeUndefined();
  });
});
