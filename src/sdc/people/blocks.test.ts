import { describe, expect, test } from '@jest/globals';
import { gridFile } from '../../../test/support/file-subject.js';
import type { FileSubject, TextPiece } from '../subjects.js';
import { blocksOf, isNumeric, tableOf } from './blocks.js';
import { placeOfBlock, placesIn } from './places-in.js';

const rowsOf = (csv: string): string[][] => csv.split('\n').map((line) => line.split(','));
const drawn = (file: FileSubject): string[] => blocksOf(file).map(({ headingRow, columns, rows }) => `${headingRow ?? '-'}: ${columns.map(({ heading, values }) => `${heading}[${values.join('|')}]`).join(' ')} @${rows.join(',')}`);

describe('the blocks of a file', () => {
  test('are runs of rows under headings; titles, notes and blank lines part them', () => {
    expect(drawn(gridFile(rowsOf('Deaths by area\n\nArea,n\nNorth,5\nSouth,6\nSource: ours\nSex,n\nF,1')))).toEqual(['3: Area[North|South] n[5|6] @4,5', '7: Sex[F] n[1] @8']);
  });
  test('of ragged rows have blanks where a row says nothing', () => {
    expect(drawn(gridFile(rowsOf('Area,n,note\nNorth,5\nSouth,6,x\n,7,y')))).toEqual(['1: Area[North|South|] n[5|6|7] note[|x|y] @2,3,4']);
    expect(drawn(gridFile(rowsOf('Area,name\nNorth,a,5')))).toEqual(['1: Area[North] name[a] [5] @2']);
  });
  test('may have no headings, or nothing but one column', () => {
    expect(drawn(gridFile(rowsOf('1,2\n3,4'), { profiles: [] }))).toEqual(['-: [1|3] [2|4] @1,2']);
    expect(drawn(gridFile([['id'], ['1001'], ['1002']]))).toEqual(['1: id[1001|1002] @2,3']);
  });
  test('are none where headings stand over nothing', () => {
    expect(drawn(gridFile(rowsOf('Area,n')))).toEqual([]);
    expect(drawn(gridFile([]))).toEqual([]);
  });
  test('take years for headings where words surround them, and words over words where they never repeat', () => {
    expect(drawn(gridFile(rowsOf('Area,2023,2024\nNorth,5,6'), { profiles: [] }))).toEqual(['1: Area[North] 2023[5] 2024[6] @2']);
    expect(drawn(gridFile(rowsOf('name,town\nAnn,Leeds\nBob,York'), { profiles: [] }))).toEqual(['1: name[Ann|Bob] town[Leeds|York] @2,3']);
    expect(drawn(gridFile(rowsOf('Ann,Leeds\nBob,York\nAnn,Hull'), { profiles: [] }))).toEqual(['-: [Ann|Bob|Ann] [Leeds|York|Hull] @1,2,3']);
  });
  test('know their sheet, in every place they name', () => {
    const pieces: TextPiece[] = [['id', 'sex'], ['1001', 'F'], ['1002', '']].flatMap((row, r) => row.flatMap((text, c) => (text === '' ? [] : [{ text, place: { sheet: 'Data', row: r + 3, column: c + 1 }, origin: 'cell' as const }])));
    const file = gridFile([], { texts: () => pieces });
    const [block] = blocksOf(file);
    expect(block).toMatchObject({ sheet: 'Data', headingRow: 3 });
    expect(placesIn(block!, block!.columns[0]!)).toEqual([{ sheet: 'Data', row: 4, column: 1 }]);
    expect(placeOfBlock(file, block!)).toEqual({ sheet: 'Data', row: 3 });
  });
});

describe('the table of a block', () => {
  const csv = rowsOf('id,sex\n1001,F\n1002,M');
  const profile = (header: string, table: string, rest = {}) => ({ ...gridFile(csv).profiles[0]!, header, table, ...rest });
  const found = (...profiles: FileSubject['profiles']) => { const file = gridFile(csv, { profiles }); return tableOf(file, blocksOf(file)[0]!); };
  test('is the one whose first column has its heading, or the only one there', () => {
    expect(found(profile('other', 't1'), profile('id', 't2'))).toBe('t2');
    expect(found(profile('other', 't1'))).toBe('t1');
    expect(found(profile('other', 't1'), profile('another', 't2'))).toBeUndefined();
    expect(found(profile('id', 't1', { sheet: 'S' }), profile('id', 't2', { column: 2 }))).toBeUndefined();
    expect(found()).toBeUndefined();
  });
  test('is where it stands, or its first row is', () => {
    const file = gridFile(csv, { profiles: [profile('id', 't2')] });
    expect(placeOfBlock(file, blocksOf(file)[0]!)).toEqual({ table: 't2', row: 1 });
    const bare = gridFile(rowsOf('1,2\n3,4'), { profiles: [] });
    expect(placeOfBlock(bare, blocksOf(bare)[0]!)).toEqual({ row: 1 });
  });
});

test('places of a column are those that hold something and pass, up to two hundred', () => {
  const file = gridFile([['id', 'n', 'm'], ...Array.from({ length: 300 }, (_, at) => [at === 1 ? '' : `${1000 + at}`, '1', '2'])]);
  const [block] = blocksOf(file);
  expect(placesIn(block!, block!.columns[0]!).slice(0, 2)).toEqual([{ row: 2, column: 1 }, { row: 4, column: 1 }]);
  expect(placesIn(block!, block!.columns[0]!)).toHaveLength(200);
  expect(placesIn(block!, block!.columns[0]!, (value) => value === '1005')).toEqual([{ row: 7, column: 1 }]);
});

test.each([['12', true], ['-1,204.5', true], ['.5', true], ['1e-3', true], ['12%', true], [' 7 ', true], ['', false], ['-', false], ['1,20', false], ['12a', false], ['1.2.3', false]])('"%s" is a number: %s', (text, expected) => {
  expect(isNumeric(text)).toBe(expected);
});
