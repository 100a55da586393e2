import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tableOf, type Draft } from '../../test/support/table-of.js';
import { mostUnknowns, printRational, ratio, recoverable } from './recoverable.js';
import type { Table, TableSum } from './table.js';

const found = (table: Table) => recoverable(table).found.map(({ cell, value, how }) => `${cell.coords.join()} ${printRational(value)} ${how}`);
const sum = (total: number, ...parts: number[]): TableSum => ({ total, parts, slack: 0, because: 'arithmetic' });
const line = (texts: readonly string[], rest: Partial<Draft> = {}): Table => tableOf({ by: { Area: texts.map((_, at) => `a${at}`) }, shows: [texts], sums: [sum(0, ...texts.slice(1).map((_, at) => at + 1))], ...rest });

describe('hidden cells that sums give away', () => {
  test('one in a line is the total less the others', () => {
    expect(found(line(['1,030', '[1-7]', '25', '1,000']))).toEqual(['1 5 sums']);
    expect(found(line(['30', '[c]', '[c]', '20']))).toEqual([]);
  });
  test('in two lines that cross, one after the other', () => {
    // Rows and columns of a two-way table with its margins; two hidden cells share neither row nor column.
    const table = tableOf({
      by: { Row: ['a', 'b', 'All (total)'], Column: ['x', 'y', 'All (total)'] }, shows: [['[c]', '12', '20', '15', '[c]', '18', '23', '15', '38']],
      sums: [sum(2, 0, 1), sum(5, 3, 4), sum(6, 0, 3), sum(7, 1, 4), sum(8, 2, 5)],
    });
    expect(found(table)).toEqual(['0,0 8 sums', '1,1 3 sums']);
  });
  test('never a value the mark does not allow: then the sum is none', () => {
    expect(found(line(['25', '[1-7]', '25', '0']))).toEqual([]);
    expect(found(line(['45', '[1-7]', '25', '0']))).toEqual([]);
    expect(found(line(['22', '[c]', '25', '0']))).toEqual([]);
  });
  test('decimals are exact, and a number printed otherwise counts with its value', () => {
    expect(found(line(['10.30', '[c]', '0.1', '0.1'], { measures: [{ kind: 'sum' }] }))).toEqual(['1 10.1 sums']);
    expect(found(line(['50%', '[c]', '10.5%', '20%'], { measures: [{ kind: 'percent' }] }))).toEqual(['1 19.5 sums']);
  });
  test('cells that are merely missing open the way and are not reported', () => {
    const table = tableOf({ by: { Area: ['a', 'b', 'c', 'd', 'e'] }, shows: [['30', '', '20', '15', '[1-7]']], sums: [sum(0, 1, 2), sum(3, 1, 4)] });
    expect(found(table)).toEqual(['4 5 sums']);
  });
  test('sums that only nearly add up, and sums of what is shown, prove nothing', () => {
    expect(found(line(['30', '[c]', '10'], { sums: [{ ...sum(0, 1, 2), slack: 0.5 }] }))).toEqual([]);
    expect(found(line(['30', '20', '10']))).toEqual([]);
  });
  test('a hidden total is the sum of its parts, and the same cell twice counts twice', () => {
    expect(found(line(['[c]', '20', '10']))).toEqual(['0 30 sums']);
    expect(found(line(['30', '[c]', '10'], { sums: [sum(0, 1, 1, 2)] }))).toEqual(['1 10 sums']);
  });
  test('are those that every table with the same sums agrees on', () => {
    // Another method: the hidden cells of a small table, all values tried.
    const table = fc.record({ truth: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 9, maxLength: 9 }), hide: fc.uniqueArray(fc.nat(8), { maxLength: 5 }) });
    fc.assert(fc.property(table, ({ truth, hide }) => {
      const rows = [0, 1, 2].map((row) => truth[row * 3]! + truth[row * 3 + 1]! + truth[row * 3 + 2]!);
      const columns = [0, 1, 2].map((column) => truth[column]! + truth[column + 3]! + truth[column + 6]!);
      const texts = [...truth.map((value, at) => (hide.includes(at) ? '[c]' : `${value}`)), ...rows.map(String), ...columns.map(String)];
      const drawn = tableOf({ by: { Cell: texts.map((_, at) => `c${at}`) }, shows: [texts], sums: [...[0, 1, 2].map((row) => sum(9 + row, row * 3, row * 3 + 1, row * 3 + 2)), ...[0, 1, 2].map((column) => sum(12 + column, column, column + 3, column + 6))] });
      // Directions of −1, 0 and 1 that keep every sum: a hidden cell is fixed when none moves it.
      const moves = Array.from({ length: 3 ** hide.length }, (_, code) => new Map(hide.map((cell, at) => [cell, (Math.floor(code / 3 ** at) % 3) - 1])))
        .filter((move) => [0, 1, 2].every((line_) => [0, 1, 2].reduce((all, at) => all + (move.get(line_ * 3 + at) ?? 0), 0) === 0 && [0, 1, 2].reduce((all, at) => all + (move.get(at * 3 + line_) ?? 0), 0) === 0));
      const fixed = hide.filter((cell) => moves.every((move) => move.get(cell) === 0)).sort((a, b) => a - b);
      expect(recoverable(drawn).found.map(({ cell, value }) => [cell.coords[0], ratio(value)]).sort((a, b) => a[0]! - b[0]!)).toEqual(fixed.map((cell) => [cell, truth[cell]]));
    }), { numRuns: 300, seed: 20261122 });
  });
  test('too many unknowns in one part are left to the interval engine, and that is said; other parts are solved', () => {
    const wide = ['9', ...Array.from({ length: mostUnknowns + 1 }, () => '[c]'), '30', '[1-9]', '25'];
    const table = tableOf({ by: { Area: wide.map((_, at) => `${at}`) }, shows: [wide], sums: [sum(0, ...Array.from({ length: mostUnknowns + 1 }, (_, at) => at + 1)), sum(wide.length - 3, wide.length - 2, wide.length - 1)] });
    expect(recoverable(table).skipped).toBe(true);
    expect(found(table)).toEqual([`${wide.length - 2} 5 sums`]);
    expect(recoverable(line(['30', '[c]', '[c]'])).skipped).toBe(false);
  });
});

describe('hidden means that sums of n × mean give away', () => {
  const means = (counts: readonly string[], shown: readonly string[], sums: readonly TableSum[] = [sum(0, 1, 2)]): Table =>
    tableOf({ by: { Area: ['All (total)', 'N', 'S'] }, measures: [{}, { kind: 'mean' }], shows: [counts, shown], sums });
  test('the mean of everyone and of the others fixes it', () => {
    expect(found(means(['30', '10', '20'], ['5.0', '[c]', '4.5']))).toEqual(['1 6 means']);
    expect(found(means(['3', '1', '2'], ['1', '[c]', '0.75']))).toEqual(['1 1.5 means']);
  });
  test('with a count that is itself worked out first', () => {
    expect(found(means(['30', '[1-20]', '20'], ['5.0', '[c]', '4.5']))).toEqual(['1 10 sums', '1 6 means']);
  });
  test('not where two are hidden, where the mean of everyone or another count is, or where one is merely missing', () => {
    expect(found(means(['30', '10', '20'], ['5.0', '[c]', '[c]']))).toEqual([]);
    expect(found(means(['30', '10', '20'], ['[c]', '[c]', '4.5']))).toEqual([]);
    expect(found(means(['30', '[c]', '[c]'], ['5.0', '[c]', '4.5']))).toEqual([]);
    expect(found(means(['30', '10', '20'], ['5.0', '', '4.5']))).toEqual([]);
    expect(found(means(['30', '10', '20'], ['5.0', '[c]', 'x']))).toEqual([]);
    expect(found(means(['30', '0', '30'], ['5.0', '[c]', '4.5']))).toEqual([]);
    expect(found(means(['30', '10', '20'], ['5.0', '[c]', '4.5'], [sum(3, 4, 5)]))).toEqual(['1 0.5 sums']);
  });
  test('not where a mean has no cell of its own', () => {
    const table = means(['30', '10', '20'], ['5.0', '[c]', '4.5']);
    expect(found({ ...table, cells: table.cells.slice(0, 4) })).toEqual([]);
    expect(found({ ...table, cells: [...table.cells.slice(0, 3), ...table.cells.slice(4)] })).toEqual([]);
    expect(found({ ...table, cells: table.cells.slice(0, 5) })).toEqual([]);
  });
});

test.each([[7n, 1n, '7'], [10n, 4n, '2.5'], [10n, 3n, '3.333333'], [-1n, 8n, '-0.125'], [6n, 3n, '2']])('%s/%s prints as %s', (num, den, text) => expect(printRational({ num, den })).toBe(text));
