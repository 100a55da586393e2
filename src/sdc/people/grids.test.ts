import { describe, expect, test } from '@jest/globals';
import { gridFile, textFile } from '../../../test/support/file-subject.js';
import type { TextPiece } from '../subjects.js';
import { byChance } from './by-chance.js';
import { checksumsIn } from './checksums.js';
import { describesRequest } from './declared-items.js';
import { headingsOf } from './grid-columns.js';
import { GridSampler } from './grid-sample.js';

const cell = (row: number, column: number, text = 'x', sheet?: string): TextPiece => ({ text, place: { row, column, ...(sheet !== undefined && { sheet }) }, origin: 'cell' });
const sampled = (pieces: Iterable<TextPiece>) => {
  const sampler = new GridSampler();
  for (const piece of pieces) sampler.take(piece);
  return sampler.sampled().map(({ sheet, rows, total }) => ({ sheet, rows: rows.map(({ row, cells }) => `${row}: ${[...cells].map(([column, text]) => `${column}${text}`).join(' ')}`), total }));
};

describe('the first rows of the grids of a file', () => {
  test('are put together from cells alone, a grid for each sheet and each fall of the row number', () => {
    expect(sampled([cell(1, 1, 'a'), cell(1, 3, 'b'), cell(4, 1, 'c'), { text: 'note', place: {}, origin: 'text' }, { ...cell(9, 9), origin: 'hidden' }, { text: 'n', place: { row: 3 }, origin: 'cell' }, cell(2, 1, 'd'), cell(3, 1, 'e', 'S')]))
      .toEqual([{ sheet: undefined, rows: ['1: 1a 3b', '4: 1c'], total: 2 }, { sheet: undefined, rows: ['2: 1d'], total: 1 }, { sheet: 'S', rows: ['3: 1e'], total: 1 }]);
  });
  test('stop after a hundred thousand cells of a grid and four hundred thousand of a file; the rest is counted', () => {
    const found = sampled((function* () { for (let grid = 0; grid < 6; grid += 1) for (let row = 1; row <= 30_000; row += 1) for (let column = 1; column <= 5; column += 1) yield cell(row, column, 'x', `S${grid}`); })());
    expect(found.map(({ rows, total }) => [rows.length, total])).toEqual([[20_000, 30_000], [20_000, 30_000], [20_000, 30_000], [20_000, 30_000], [0, 30_000], [0, 30_000]]);
  });
});

describe('the headings of a column', () => {
  const profile = (header: string, column: number, rest = {}) => ({ ...gridFile([['a']]).profiles[0]!, header, column, ...rest });
  const headings = headingsOf(gridFile([], { profiles: [profile('id', 1, { table: 't1' }), profile('key', 1, { table: 't2' }), profile('', 2), profile('sex', 1, { sheet: 'S' })] }));
  test('are all those above it, and those of one table where the place names one', () => {
    expect(headings.of({ column: 1 })).toEqual(['id', 'key']);
    expect(headings.of({ column: 1, table: 't2' })).toEqual(['key']);
    expect(headings.of({ column: 1, table: 't9' })).toEqual(['id', 'key']);
    expect(headings.of({ column: 1, sheet: 'S' })).toEqual(['sex']);
  });
  test('are none where it has none', () => expect([headings.of({ column: 2 }), headings.of({ column: 3 })]).toEqual([[], []]));
});

describe('chance', () => {
  /** The same tail by multiplying out every outcome. */
  const slowly = (valid: number, tried: number, chance: number): number => {
    let tails = [1];
    for (let i = 0; i < tried; i += 1) tails = Array.from({ length: tails.length + 1 }, (_, passes) => (tails[passes] ?? 0) * (1 - chance) + (tails[passes - 1] ?? 0) * chance);
    return tails.slice(valid).reduce((a, b) => a + b, 0);
  };
  test('of so many passes or more is the tail of the binomial distribution', () => {
    for (const tried of [0, 1, 5, 12]) for (let valid = 0; valid <= tried + 1; valid += 1) for (const chance of [0.01, 0.3, 0.9]) expect(byChance(valid, tried, chance)).toBeCloseTo(slowly(valid, tried, chance), 12);
  });
  test('is certain for none, and at the ends', () => {
    expect([byChance(0, 5, 0.1), byChance(-1, 5, 0.1), byChance(3, 5, 1), byChance(3, 5, 0), byChance(1, 1e6, 0.5)]).toEqual([1, 1, 1, 0, 1]);
  });
});

test('digests are noted in the lines of a file, not in its name', () => {
  const sum = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  expect(checksumsIn({ ...textFile([`${sum}  a.csv`], 'name'), path: 'SHA256SUMS' })).toEqual([]);
  expect(checksumsIn({ ...textFile([`\\${sum}  a.csv\r\n${sum}\t*b.csv`]), path: 'SHA256SUMS' })).toHaveLength(2);
});

test('what ACRO writes about a request is no output; its workbook of results is', () => {
  const found = (is: string, path: string) => describesRequest({ ...gridFile([], { path }), facts: [{ is, place: {} }] });
  expect([found('acro-config', 'config.xlsx'), found('acro-results', 'results.json'), found('acro-results', 'results.XLSX'), found('hidden-sheet', 'results.json')]).toEqual([true, true, false, false]);
});
