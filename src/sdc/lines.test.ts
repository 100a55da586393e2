import { describe, expect, test } from '@jest/globals';
import { tableOf } from '../../test/support/table-of.js';
import { groupLines, linesOf, type Line } from './lines.js';
import type { Table } from './table.js';

const said = (table: Table, lines: readonly Line[] = linesOf(table)): string[] =>
  lines.map(({ dimension, cells, total }) => `${table.dimensions[dimension]!.name}: ${cells.map(({ text }) => text).join(' ')}${total ? ` = ${total.text}` : ''}`);

const regions = tableOf({
  by: { Region: ['N', 'S', 'All (total)'], Sex: ['F', 'M', 'Unknown (missing)', 'All (total)'] },
  shows: [['1', '2', '3', '6', '4', '5', '6', '15', '5', '7', '9', '21']],
});

describe('lines of counts', () => {
  test('run along every dimension, with the total where one is shown', () => {
    expect(said(regions)).toEqual([
      'Region: 1 4 = 5', 'Region: 2 5 = 7', 'Region: 3 6 = 9', 'Region: 6 15 = 21', 'Sex: 1 2 3 = 6', 'Sex: 4 5 6 = 15', 'Sex: 5 7 9 = 21',
    ]);
  });
  test('those about one group of people leave total rows and columns out', () => {
    expect(said(regions, groupLines(regions))).toEqual(['Region: 1 4 = 5', 'Region: 2 5 = 7', 'Region: 3 6 = 9', 'Sex: 1 2 3 = 6', 'Sex: 4 5 6 = 15']);
  });
  test('a table that shows nothing but a total of something is about one group', () => {
    const only = tableOf({ by: { Region: ['N', 'S'], Sex: ['All (total)'] }, shows: [['4', '5']] });
    expect(said(only, groupLines(only))).toEqual(['Region: 4 5']);
  });
  test('sub-totals are not cells of a line', () => {
    const table = tableOf({ by: { Area: ['England', 'North', 'South', 'Wales', 'All (total)'] }, shows: [['9', '4', '5', '3', '12']] });
    const nested: Table = { ...table, dimensions: [{ ...table.dimensions[0]!, categories: table.dimensions[0]!.categories.map((category, at) => (at === 1 || at === 2 ? { ...category, parent: 0 } : category)) }] };
    expect(said(nested)).toEqual(['Area: 4 5 3 = 12']);
  });
  test('one cell is no line, and neither are weighted counts, means or guesses', () => {
    expect(linesOf(tableOf({ by: { Area: ['N', 'All (total)'] }, shows: [['4', '4']] }))).toEqual([]);
    for (const measure of [{ kind: 'mean' }, { weighted: true }, { confidence: 0.49 }] as const) {
      expect(linesOf(tableOf({ by: { Area: ['N', 'S'] }, measures: [measure], shows: [['4', '5']] }))).toEqual([]);
    }
    expect(said(tableOf({ by: { Area: ['N', 'S'] }, measures: [{ confidence: 0.5 }], shows: [['4', '5']] }))).toEqual(['Area: 4 5']);
  });
  test('each measure has its own', () => {
    const two = tableOf({ by: { Area: ['N', 'S'] }, measures: [{}, { kind: 'percent' }, { kind: 'events' }], shows: [['4', '5'], ['40', '50'], ['1', '2']] });
    expect(said(two)).toEqual(['Area: 4 5', 'Area: 1 2']);
    expect(linesOf(two).map(({ measure }) => measure)).toEqual([0, 2]);
  });
  test('variables one under another share the size of the whole table', () => {
    const rows = { Variable: ['Everyone (total)', 'Sex'], Level: ['Everyone (total)', 'F', 'M'], Arm: ['A', 'B'] };
    const texts = ['20', '30', '', '', '', '', '', '', '8', '9', '12', '21'];
    const drawn = tableOf({ by: rows, shows: [texts] });
    const stacked: Table = { ...drawn, shape: 'stacked', dimensions: drawn.dimensions.map((dimension, at) => ({ ...dimension, axis: at === 2 ? 'column' : 'row' })), cells: drawn.cells.filter(({ text }) => text !== '') };
    expect(said(stacked)).toEqual(['Level: 8 12 = 20', 'Level: 9 21 = 30', 'Arm: 20 30', 'Arm: 8 9', 'Arm: 12 21']);
    expect(said({ ...stacked, shape: 'cross' })).toEqual(['Level: 8 12', 'Level: 9 21', 'Arm: 20 30', 'Arm: 8 9', 'Arm: 12 21']);
  });
});
