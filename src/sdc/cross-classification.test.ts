import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tableOf, type Draft } from '../../test/support/table-of.js';
import { crossCells } from './cross-classification.js';
import type { PlacedTable } from './subjects.js';

const placed = (by: Draft['by'], texts: readonly string[], rest: Partial<Draft> = {}): PlacedTable => ({ file: `${Object.keys(by).join('-')}.csv`, table: tableOf({ by, shows: [texts], ...rest }) });
const [a, b, c] = [{ A: ['a0', 'a1'] }, { B: ['b0', 'b1'] }, { C: ['c0', 'c1'] }];
const intervals = (...tables: readonly PlacedTable[]) => crossCells(tables, undefined).map(({ interval: { low, high } }) => [low, high]);

/** Every table of eight whole numbers with these margins, by trying them all: the least and largest of each cell. */
function bySearch(ab: readonly number[], bc: readonly number[]): number[][] {
  const ends = Array.from({ length: 8 }, () => [Infinity, -Infinity]);
  for (let code = 0; code < 3 ** 8; code += 1) {
    const cells = Array.from({ length: 8 }, (_, at) => Math.floor(code / 3 ** at) % 3);
    const fits = [0, 1, 2, 3].every((pair) => cells[pair * 2]! + cells[pair * 2 + 1]! === ab[pair])
      && [0, 1, 2, 3].every((pair) => cells[pair]! + cells[pair + 4]! === bc[pair]);
    if (fits) cells.forEach((value, at) => { ends[at] = [Math.min(ends[at]![0]!, value), Math.max(ends[at]![1]!, value)]; });
  }
  return ends;
}

describe('the cross-classification behind two linked tables', () => {
  test('is bounded as tightly as trying every table does', () => {
    // Margins of at most 2, so that cells of 0 to 2 are all there are.
    const cells = fc.array(fc.nat(1), { minLength: 8, maxLength: 8 });
    fc.assert(fc.property(cells, (truth) => {
      const ab = [0, 1, 2, 3].map((pair) => truth[pair * 2]! + truth[pair * 2 + 1]!);
      const bc = [0, 1, 2, 3].map((pair) => truth[pair]! + truth[pair + 4]!);
      expect(intervals(placed({ ...a, ...b }, ab.map(String)), placed({ ...b, ...c }, bc.map(String)))).toEqual(bySearch(ab, bc));
    }), { numRuns: 25, seed: 20261122 });
  });

  test('names the published cells that hold each crossed cell, smallest first, hidden ones last', () => {
    const found = crossCells([placed({ ...a, ...b }, ['[c]', '20', '30', '40']), placed({ ...b, ...c }, ['12', '50', '7', '53'])], undefined);
    expect(found.map(({ within }) => within.map(({ cell }) => cell.text))).toEqual([
      ['12', '[c]'], ['50', '[c]'], ['7', '20'], ['20', '53'], ['12', '30'], ['30', '50'], ['7', '40'], ['40', '53'],
    ]);
  });

  test('leaves totals and other measures out, and does not care in which order categories stand', () => {
    const ab = placed({ ...a, B: ['b1', 'B0 ', 'All (total)'] }, ['2', '1', '3', '0', '1', '1'], { measures: [{}, { kind: 'mean' }], shows: [['2', '1', '3', '0', '1', '1'], ['9', '9', '9', '9', '9', '9']] });
    const bc = placed({ B: ['b0', 'b1'], ...c }, ['1', '1', '2', '0']);
    // Sorted as the first table names them: B is b1, b0.
    expect(intervals(ab, bc)).toEqual([[2, 2], [0, 0], [0, 1], [0, 1], [0, 0], [0, 0], [0, 1], [0, 1]]);
  });

  test('tables that contradict each other have none', () => {
    expect(intervals(placed({ ...a, ...b }, ['5', '5', '5', '5']), placed({ ...b, ...c }, ['1', '1', '1', '1']))).toEqual([]);
  });

  test.each<[string, PlacedTable[]]>([
    ['one table', [placed({ ...a, ...b }, ['1', '2', '3', '4'])]],
    ['tables with nothing in common', [placed(a, ['1', '2']), placed(b, ['1', '2'])]],
    ['a table that shows the full cross already', [placed({ ...a, ...b }, ['1', '2', '3', '4']), placed(a, ['3', '7'])]],
    ['a table with the same classification twice', [placed({ A: ['x', 'y'], '': ['x', 'y'] }, ['1', '2', '3', '4']), placed({ A: ['x', 'y'], ...b }, ['1', '2', '3', '4'])]],
    ['a list of statistics', [placed({ ...a, ...b }, ['1', '2', '3', '4'], { shape: 'statistics' }), placed({ ...b, ...c }, ['1', '2', '3', '4'])]],
    ['two counts in one table', [placed({ ...a, ...b }, [], { measures: [{}, {}], shows: [['1', '2', '3', '4'], ['1', '2', '3', '4']] }), placed({ ...b, ...c }, ['1', '2', '3', '4'])]],
  ])('%s: nothing is tried', (_words, tables) => expect(crossCells(tables, undefined)).toEqual([]));

  test('large tables are not tried', () => {
    const many = (name: string, size: number) => ({ [name]: Array.from({ length: size }, (_, at) => `${name}${at}`) });
    const texts = (size: number): string[] => Array.from({ length: size }, () => '10');
    expect(crossCells([placed({ ...a, ...many('B', 20) }, texts(40)), placed({ ...many('B', 20), ...many('C', 16) }, texts(320))], undefined)).toEqual([]);
  });
});
