import { describe, expect, test } from '@jest/globals';
import { tableOf } from '../../test/support/table-of.js';
import { intervalsOf } from './hidden-intervals.js';
import type { Table } from './table.js';

/** One line of counts under a total, believed for a reason. */
const line = (texts: readonly string[], because: Table['sums'][number]['because'], slack = 0): Table => tableOf({
  by: { Area: ['N', 'S', 'W', 'All (total)'] }, shows: [texts], sums: [{ total: 3, parts: [0, 1, 2], slack, because }],
});
const found = (table: Table, asked?: Parameters<typeof intervalsOf>[2]) => {
  const { of, contradiction } = intervalsOf(table, undefined, asked);
  return { intervals: [...of].map(([{ text }, { low, high }]) => [text, low, high]), contradiction };
};

describe('what a reader can work out about hidden cells', () => {
  test('two cells hidden in a line hold between them what is left of the total', () => {
    expect(found(line(['[0-7]', '[0-7]', '30', '40'], 'arithmetic'))).toEqual({ intervals: [['[0-7]', 3, 7], ['[0-7]', 3, 7]], contradiction: false });
  });
  test('a sum believed only by its label gives way when the numbers contradict it', () => {
    expect(found(line(['[1-7]', '[1-7]', '30', '90'], 'labels'))).toEqual({ intervals: [['[1-7]', 1, 7], ['[1-7]', 1, 7]], contradiction: false });
  });
  test('a label that fits is believed', () => {
    expect(found(line(['[1-7]', '20', '30', '55'], 'labels')).intervals).toEqual([['[1-7]', 5, 5]]);
  });
  test.each(['declared', 'arithmetic'] as const)('a contradiction of a %s sum is reported', (because) => {
    expect(found(line(['[1-7]', '[1-7]', '30', '90'], because)).contradiction).toBe(true);
  });
  test('only the cells asked for are answered, and those that no sum holds have no interval', () => {
    const table = line(['[0-7]', '[0-7]', '30', '40'], 'arithmetic');
    expect(found(table, [table.cells[1]!]).intervals).toEqual([['[0-7]', 3, 7]]);
    expect(found({ ...table, sums: [] }).intervals).toEqual([]);
  });
});
