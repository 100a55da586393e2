import { describe, expect, test } from '@jest/globals';
import { tableOf } from '../../test/support/table-of.js';
import { isOverVisible, systemOf, trueBounds, type AssumedRounding } from './system-of-tables.js';
import type { Measure, Table } from './table.js';

const bounds = (text: string, measure: Partial<Measure> = {}, assumed?: AssumedRounding): [number, number] => {
  const table = tableOf({ by: { Area: ['a'] }, measures: [measure], shows: [[text]] });
  const { low, high } = trueBounds(table, table.cells[0]!, assumed);
  return [low, high];
};

describe('what the number behind a cell may be', () => {
  test('is what is shown, or what the mark allows', () => {
    expect(bounds('12')).toEqual([12, 12]);
    expect(bounds('[1-7]')).toEqual([1, 7]);
    expect(bounds('~0')).toEqual([0, 4]);
    expect(bounds('[c]')).toEqual([0, Infinity]);
  });
  test('is anything where nothing is shown: counts from 0, sums from below', () => {
    expect(bounds('')).toEqual([0, Infinity]);
    expect(bounds('', { kind: 'sum' })).toEqual([-Infinity, Infinity]);
  });
  test('a mark for a small count says nothing about a hidden sum', () => {
    expect(bounds('[1-7]', { kind: 'sum' })).toEqual([-Infinity, Infinity]);
    expect(bounds('~0', { kind: 'sum' })).toEqual([0, 4]);
    expect(bounds('12.5', { kind: 'sum' })).toEqual([12.5, 12.5]);
  });
  test('allows for the rounding of the table, or for the authority\'s where it says nothing', () => {
    const nearest5 = { method: 'nearest', base: 5 } as const;
    expect(bounds('20', { rounding: { method: 'nearest', base: 10, source: 'declared' } }, nearest5)).toEqual([15, 25]);
    expect(bounds('20', {}, nearest5)).toEqual([18, 22]);
    expect(bounds('20', {}, { method: 'nearest', base: 1 })).toEqual([20, 20]);
    expect(bounds('20', { kind: 'sum' }, nearest5)).toEqual([20, 20]);
    expect(bounds('[1-7]', {}, nearest5)).toEqual([1, 7]);
  });
  test('a number that such rounding cannot give was not rounded, and zero is taken at its word', () => {
    expect(bounds('21', {}, { method: 'nearest', base: 5 })).toEqual([21, 21]);
    expect(bounds('0', {}, { method: 'nearest', base: 5 })).toEqual([0, 0]);
    expect(bounds('21', {}, { method: 'midpoint', base: 6 })).toEqual([19, 24]);
    expect(bounds('20', {}, { method: 'midpoint', base: 6 })).toEqual([20, 20]);
    expect(bounds('20', {}, { method: 'random', base: 5 })).toEqual([16, 24]);
  });
});

const line = (texts: readonly string[], rest: Partial<Table> = {}): Table =>
  tableOf({ by: { Area: ['N', 'S', 'W', 'All (total)'] }, shows: [texts], sums: [{ total: 3, parts: [0, 1, 2], slack: 0.5, because: 'arithmetic' }], ...rest });

test('a total over what is shown is no equation about what is hidden', () => {
  const over = (...texts: string[]) => isOverVisible(line(texts), line(texts).sums[0]!);
  expect(over('5', '[c]', '20', '25')).toBe(true);
  expect(over('5', '[c]', '20', '30')).toBe(false);
  expect(over('5', '0', '20', '25')).toBe(false);
  expect(over('5', '[c]', '20', '[c]')).toBe(false);
  expect(systemOf([line(['5', '[c]', '20', '25'])]).system.sums).toEqual([]);
});

describe('the system of tables', () => {
  test('has a variable for every cell in a sum, and an equation for every sum believed', () => {
    const table = line(['5', '[1-7]', '20', '30']);
    const extra = { ...table, cells: [...table.cells, { ...table.cells[0]!, coords: [9], text: 'outside' }] };
    const { system, variableOf } = systemOf([extra]);
    expect(system.variables).toEqual([{ low: 5, high: 5, whole: true }, { low: 1, high: 7, whole: true }, { low: 20, high: 20, whole: true }, { low: 30, high: 30, whole: true }]);
    expect(system.sums).toEqual([{ total: 3, parts: [0, 1, 2], slack: 0.5 }]);
    expect(extra.cells.map((cell) => variableOf(extra, cell))).toEqual([0, 1, 2, 3, undefined]);
    expect(systemOf([table], { trusts: () => false }).system.sums).toEqual([]);
  });
  test('sums of rounded numbers add up as such: their slack is in the bounds', () => {
    expect(systemOf([line(['5', '[1-7]', '20', '30'])], { assumed: { method: 'nearest', base: 5 } }).system.sums[0]!.slack).toBe(0);
    expect(systemOf([line(['5', '[1-7]', '20', '30'])], { assumed: { method: 'nearest', base: 1 } }).system.sums[0]!.slack).toBe(0.5);
    expect(systemOf([line(['5', '[1-7]', '20', '30'], { measures: [{ ...line([]).measures[0]!, rounding: { method: 'nearest', base: 5, source: 'legend' } }] })]).system.sums[0]!.slack).toBe(0);
  });
  test('the same number in two tables is one variable, as narrow as both leave it', () => {
    const [a, b] = [line(['5', '[1-7]', '[c]', '30']), line(['[3-9]', '[0-5]', '20', '[c]'])];
    const { system, variableOf } = systemOf([a, b], { keyOf: (_table, cell) => `${cell.coords.join()}` });
    expect(system.variables.map(({ low, high }) => [low, high])).toEqual([[5, 5], [1, 5], [20, 20], [30, 30]]);
    expect(b.cells.map((cell) => variableOf(b, cell))).toEqual([0, 1, 2, 3]);
    expect(system.sums).toHaveLength(2);
  });
  test('a cell with a key is a variable even where its own table has no sum; without one it is not', () => {
    const alone = tableOf({ by: { Area: ['N', 'S'] }, shows: [['5', '[1-7]']] });
    expect(systemOf([alone], { keyOf: (_table, { text }) => (text === '5' ? 'five' : undefined) }).system.variables).toEqual([{ low: 5, high: 5, whole: true }]);
    expect(systemOf([alone]).system.variables).toEqual([]);
  });
});
