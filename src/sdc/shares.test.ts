import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tableOf, type Draft } from '../../test/support/table-of.js';
import { print } from './decimal.js';
import { baseOf, isBaseOf, isShare, shareOf } from './shares.js';
import type { Measure, Table } from './table.js';

const percent = { kind: 'percent', label: '%' } as const;
const one = (text: string, measure: Partial<Measure> = percent): Table => tableOf({ by: { Area: ['a'] }, measures: [measure], shows: [[text]] });

describe('a share', () => {
  test('is a percentage, a proportion, or a rate per so many', () => {
    const kinds: Partial<Measure>[] = [percent, { kind: 'proportion' }, { kind: 'rate', per: 1000 }, { kind: 'rate' }, { kind: 'count' }, { kind: 'mean' }];
    expect(kinds.map((measure) => isShare(one('5', measure), one('5', measure).cells[0]!))).toEqual([true, true, true, false, false, false]);
    expect(isShare(one('[c]'), one('[c]').cells[0]!)).toBe(false);
  });
  test.each<[string, Partial<Measure>, string, number, number]>([
    ['12.50%', percent, '12.5', 2, 100], ['(3.8%)', percent, '3.8', 1, 100], ['1,204.5', { kind: 'rate', per: 100000 }, '1204.5', 1, 100000], ['0.25', { kind: 'proportion' }, '0.25', 2, 1],
    ['7', { kind: 'rate' }, '7', 0, 1000],
  ])('printed as "%s" is exact', (text, measure, value, decimals, per) => {
    const table = one('5', measure);
    const shown = { as: 'number', value: Number(value), decimals } as const;
    const found = shareOf(table, { ...table.cells[0]!, text, shown })!;
    expect([print(found.value), found.decimals, found.per]).toEqual([value, decimals, per]);
  });
  test('printed among words is taken at its value; one below nothing, or hidden, is none', () => {
    const table = one('5');
    const shown = (text: string, value: number) => shareOf(table, { ...table.cells[0]!, text, shown: { as: 'number', value, decimals: 1 } });
    expect(print(shown('about 5.5 in all', 5.5)!.value)).toBe('5.5');
    expect(shown('\u22125.5', -5.5)).toBeUndefined();
    expect(shown('about −5.5', -5.5)).toBeUndefined();
    expect(print(shown('0.0', 0)!.value)).toBe('0');
    expect(shareOf(one('[c]'), one('[c]').cells[0]!)).toBeUndefined();
  });
});

test('the base of a share stands in the same record when its measure says so', () => {
  const is = (of: Measure['of']) => {
    const table = tableOf({ by: { Area: ['a'] }, measures: [{ ...percent, base: 1, ...(of && { of }) }, {}, {}], shows: [['5'], ['20'], ['30']] });
    return [1, 2].map((at) => isBaseOf(table, table.cells[0]!, table.cells[at]!));
  };
  expect([is(undefined), is('measure'), is('unknown')]).toEqual([[true, false], [true, false], [true, false]]);
  expect([is('row'), is('column'), is('all')]).toEqual([[false, false], [false, false], [false, false]]);
});

describe('what a share is a share of', () => {
  /** Counts and percentages of Area × Sex with totals on both sides. */
  const counts = ['5', '15', '20', '10', '20', '30', '15', '35', '50'];
  const cross = (of: Measure['of'], rest: Partial<Draft> = {}, measure: Partial<Measure> = {}) => tableOf({
    by: { Area: ['N', 'S', 'All (total)'], Sex: ['F', 'M', 'All (total)'] }, measures: [{}, { ...percent, ...(of && { of }), ...measure }], shows: [counts, counts.map(() => '50')], ...rest,
  });
  const base = (table: Table, at = 9) => {
    const found = baseOf(table, table.cells[at]!);
    return found && [found.bounds.low, found.bounds.high, found.sure, found.cell?.text];
  };
  test('is the total of its row, of its column, or of everything', () => {
    expect(base(cross('row'))).toEqual([20, 20, true, '20']);
    expect(base(cross('column'))).toEqual([15, 15, true, '15']);
    expect(base(cross('all'))).toEqual([50, 50, true, '50']);
    expect(base(cross('row', {}, { confidence: 0.7 }))).toEqual([20, 20, false, '20']);
  });
  test('is the column its measure names', () => {
    const table = tableOf({ by: { Area: ['N'] }, measures: [{ ...percent, base: 1 }, {}], shows: [['50'], ['20']] });
    expect(base(table, 0)).toEqual([20, 20, true, '20']);
    const hidden = tableOf({ by: { Area: ['N'] }, measures: [{ ...percent, base: 1 }, {}], shows: [['50'], ['[1-9]']] });
    expect(base(hidden, 0)).toEqual([1, 9, true, '[1-9]']);
  });
  test('is unknown where its total shows nothing, and where its table has none', () => {
    expect(base(cross('row', { shows: [counts.map((text, at) => (at === 2 ? '' : text)), counts.map(() => '50')] }))).toBeUndefined();
    expect(base(tableOf({ by: { Area: ['N', 'S'], Sex: ['F', 'M'] }, measures: [{ ...percent, of: 'row' }], shows: [['50', '50', '50', '50']] }), 0)).toBeUndefined();
  });
  test('is the population where nothing in the table says it, for shares of everyone or of a column', () => {
    const population = (of: Measure['of'], confidence = 1) => tableOf({ by: { Area: ['N', 'S'] }, measures: [{ ...percent, ...(of && { of }), confidence }], shows: [['40', '60']], population: { n: 200 } });
    expect(base(population('all'), 0)).toEqual([200, 200, true, undefined]);
    expect(base(population('column'), 0)).toEqual([200, 200, true, undefined]);
    expect(base(population('all', 0.79), 0)).toEqual([200, 200, false, undefined]);
    expect([base(population('row'), 0), base(population(undefined), 0)]).toEqual([undefined, undefined]);
    expect(base({ ...population('all'), population: { id: 'p' } }, 0)).toBeUndefined();
  });
  test('is what one heading says, and open between what several say', () => {
    const headed = (area: string, label: string, of?: Measure['of']) => tableOf({ by: { Area: [area] }, measures: [{ ...percent, label, ...(of && { of }) }], shows: [['40']] });
    expect(base(headed('Cases (n = 1,204)', '%'), 0)).toEqual([1204, 1204, true, undefined]);
    expect(base(headed('Cases', 'Overall, N = 25'), 0)).toEqual([25, 25, true, undefined]);
    expect(base(headed('Cases (n=25)', 'All (N=400)'), 0)).toEqual([25, 400, false, undefined]);
    expect(base(headed('Cases (n=25)', 'All (N=25)'), 0)).toEqual([25, 25, true, undefined]);
    expect(base(headed('mean = 25', '%'), 0)).toBeUndefined();
  });
  test('is the one total its lines have, where nobody said, and unsure', () => {
    const rows = (of?: Measure['of']) => tableOf({ by: { Area: ['N', 'S'], Sex: ['F', 'M', 'All (total)'] }, measures: [{}, { ...percent, ...(of && { of }) }], shows: [['5', '15', '20', '10', '20', '30'], ['50', '50', '50', '50', '50', '50']] });
    expect(base(rows(), 6)).toEqual([20, 20, false, '20']);
    expect(base(rows('unknown'), 6)).toEqual([20, 20, false, '20']);
    expect(base(rows('column'), 6)).toEqual([20, 20, false, undefined]);
    expect(base(cross(undefined))).toBeUndefined();
  });

  describe('worked out from its neighbours', () => {
    const pairs = (counted: readonly string[], shares: readonly string[], measure: Partial<Measure> = {}) =>
      tableOf({ by: { Area: counted.map((_, at) => `a${at}`) }, measures: [{ ...percent, ...measure }, {}], shows: [shares, counted] });
    test('59 at 50.0% means 118', () => {
      expect(base(pairs(['[c]', '59'], ['4.0', '50.0']), 0)).toEqual([118, 118, false, undefined]);
    });
    test('holds the true base, whatever the neighbours show', () => {
      fc.assert(fc.property(fc.integer({ min: 10, max: 500 }), fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 2 }), (n, parts, decimals) => {
        const counted = parts.map((part) => Math.max(1, Math.round(part * n)));
        const table = pairs(['[c]', ...counted.map(String)], ['1', ...counted.map((count) => ((100 * count) / n).toFixed(decimals))]);
        const found = baseOf(table, table.cells[0]!);
        // The base must round to a share above half a unit, or a neighbour says nothing.
        return found === undefined || (found.bounds.low <= n && n <= found.bounds.high);
      }), { numRuns: 1000, seed: 20261122 });
    });
    test('not from neighbours that contradict each other, show nothing, or stand for nobody', () => {
      expect(base(pairs(['[c]', '59', '10'], ['4.0', '50.0', '50.0']), 0)).toBeUndefined();
      expect(base(pairs(['[c]', '[c]', '10'], ['4.0', '50.0', '[c]']), 0)).toBeUndefined();
      expect(base(pairs(['[c]', '0'], ['4.0', '0.0']), 0)).toBeUndefined();
      expect(base(pairs(['[c]', '1'], ['4.0', '0.0']), 0)).toBeUndefined();
      expect(base(pairs(['[c]', '0'], ['4.0', '50.0']), 0)).toBeUndefined();
    });
    test('not from the base itself, nor from cells of another line', () => {
      expect(base(pairs(['', '118'], ['4.0', '50.0'], { base: 1 }), 0)).toBeUndefined();
      const two = tableOf({ by: { Area: ['N', 'S'], Sex: ['F', 'M'] }, measures: [percent, {}], shows: [['4.0', '5.0', '6.0', '50.0'], ['[c]', '[c]', '[c]', '59']] });
      expect(base(two, 0)).toBeUndefined();
      expect(base(two, 1)).toEqual([118, 118, false, undefined]);
      expect(base(two, 2)).toEqual([118, 118, false, undefined]);
    });
  });
});
