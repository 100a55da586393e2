import { expect, test } from '@jest/globals';
import { tableOf } from '../../test/support/table-of.js';
import { hasHidden, isHidden, isPlausible, isUnknown } from './unknowns.js';

const table = tableOf({ by: { Area: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }, shows: [['5', '<10', '[c]', '~0', '', 'x', 'words']] });

test('what is hidden on purpose, and what is not shown for whatever reason', () => {
  expect(table.cells.filter(isHidden).map(({ text }) => text)).toEqual(['<10', '[c]']);
  expect(table.cells.filter(isUnknown).map(({ text }) => text)).toEqual(['<10', '[c]', '~0', '']);
  expect(hasHidden(table)).toBe(true);
  expect(hasHidden({ ...table, cells: table.cells.filter((cell) => !isHidden(cell)) })).toBe(false);
});

test('a value can be what was hidden only within what the mark allows, and is never nobody', () => {
  const cell = tableOf({ by: { Area: ['a'] }, shows: [['[2-7]']] }).cells[0]!;
  expect([1, 2, 7, 8].map((value) => isPlausible(cell, value))).toEqual([false, true, true, false]);
  expect([0, 9, 10].map((value) => isPlausible(table.cells[1]!, value))).toEqual([false, true, false]);
  expect([0, 1e9].map((value) => isPlausible(table.cells[2]!, value))).toEqual([false, true]);
  expect([0, 1, -1].map((value) => isPlausible(table.cells[4]!, value))).toEqual([false, true, false]);
});
