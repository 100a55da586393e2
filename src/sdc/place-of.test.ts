import { describe, expect, test } from '@jest/globals';
import { tableOf } from '../../test/support/table-of.js';
import { columnLetters, placeOf } from './place-of.js';

describe('where a cell stands', () => {
  const table = tableOf({ by: { Area: ['North', 'South'], Sex: ['F', 'M'] }, measures: [{ label: 'People' }], shows: [['1', '2', '3', '4']] });
  test('in a text file: row and column, and the headings it stands under', () => {
    expect(placeOf('a.csv', table, table.cells[3]!)).toEqual({ file: 'a.csv', table: 't1', row: 3, column: 3, labels: ['South', 'M', 'People'] });
    expect(placeOf(undefined, table, table.cells[0]!)).toEqual({ table: 't1', row: 2, column: 2, labels: ['North', 'F', 'People'] });
  });
  test('in a workbook: the sheet and its reference too', () => {
    expect(placeOf('a.xlsx', { ...table, place: { sheet: 'Results' } }, table.cells[3]!)).toMatchObject({ sheet: 'Results', ref: 'C3' });
  });
  test('the measure is named once, or not at all where it has no name', () => {
    const named = (label: string) => placeOf('a.csv', { ...table, measures: [{ ...table.measures[0]!, label }] }, table.cells[0]!).labels;
    expect(named('North')).toEqual(['North', 'F']);
    expect(named('')).toEqual(['North', 'F']);
  });
  test('labels of records are values of people, so they are left out; long ones are cut', () => {
    expect(placeOf('a.csv', { ...table, shape: 'records' }, table.cells[0]!)).not.toHaveProperty('labels');
    expect(placeOf('a.csv', { ...table, measures: [{ ...table.measures[0]!, label: 'x'.repeat(500) }] }, table.cells[0]!).labels!.at(-1)).toHaveLength(200);
  });
});

test.each([[1, 'A'], [26, 'Z'], [27, 'AA'], [52, 'AZ'], [53, 'BA'], [702, 'ZZ'], [703, 'AAA'], [16384, 'XFD']])('column %i is %s', (column, letters) => expect(columnLetters(column)).toBe(letters));
