import { describe, expect, test } from '@jest/globals';
import type { FileView } from '../../../ports/index.js';
import type { Table } from '../../../sdc/table.js';
import { aFinding } from '../../../../test/support/makers.js';
import { addressesOf, parseAddress, usesOf } from './address.js';
import { gridModel, rowsAPage, type Drawing } from './grid.js';
import { intervalPicture } from './interval.js';
import { linesModel } from './lines.js';
import { columnStrip } from './column-strip.js';

const shown = (text: string) => (text === '[c]' ? ({ as: 'suppressed', mark: text, low: 0, high: 9, cause: 'primary' } as const) : ({ as: 'number', value: Number(text), decimals: 0 } as const));
const cells = [['Region', 'A', 'B'], ['North', '[c]', '40'], ['South', '20', '60']];
const table: Table = {
  id: 't1', title: '', notes: [], place: {}, shape: 'cross', rows: 2, columns: 2, sums: [], legends: [], confidence: 1,
  dimensions: [
    { name: 'Region', axis: 'row', role: 'unknown', ordered: false, categories: [{ label: 'North', role: 'ordinary' }, { label: 'South', role: 'ordinary' }] },
    { name: '', axis: 'column', role: 'unknown', ordered: false, categories: [{ label: 'A', role: 'ordinary' }, { label: 'B', role: 'ordinary' }] },
  ],
  measures: [{ kind: 'count', label: '', unit: 'person', confidence: 1, source: 'inferred' }],
  cells: [0, 1].flatMap((row) => [0, 1].map((column) => ({ at: { row: row + 2, column: column + 2 }, coords: [row, column], measure: 0, text: cells[row + 1]![column + 1]!, shown: shown(cells[row + 1]![column + 1]!) }))),
};
const view: FileView = { file: 'f1', grids: [{ id: 'g1', rows: 3, columns: 3, cells }], lines: [], tables: [table], cut: false };
const drawing = (with_: Partial<Drawing> = {}): Drawing => ({ view, flags: new Map([['g1.2.2', [aFinding()]]]), risks: new Map(), comments: new Set(), used: new Set(), page: 1, onlyFlagged: false, ...with_ });

describe('addresses', () => {
  test.each(['g1.2.3', 'g12.40000.7'])('%s is one', (text) => expect(parseAddress(text)).toBeDefined());
  test.each(['', 'g1', 'g1.2', 'g1.2.3.4', 'North.2.3', 'g1.-2.3', 'g1.2.3;drop'])('%s is none', (text) => expect(parseAddress(text)).toBeUndefined());
  test('a finding points at its cells, each once, and not at what is elsewhere', () => {
    const finding = aFinding({ where: [{ file: 'table.csv', row: 2, column: 2 }, { file: 'table.csv', row: 2, column: 2 }, { file: 'other.csv', row: 3, column: 3 }, { file: 'table.csv' }] });
    expect(addressesOf(finding, view, (place) => place.file === 'table.csv')).toEqual([{ grid: 'g1', row: 2, column: 2 }]);
  });
  test('a sheet is found by its name; a sheet nobody has is no address', () => {
    const sheets = { ...view, grids: [{ ...view.grids[0]!, sheet: 'One' }, { ...view.grids[0]!, id: 'g2', sheet: 'Two' }] };
    expect(addressesOf(aFinding({ where: [{ sheet: 'Two', row: 1, column: 1 }, { sheet: 'Three', row: 1, column: 1 }] }), sheets, () => true)).toEqual([{ grid: 'g2', row: 1, column: 1 }]);
  });
  test('the cells of the arithmetic are known apart from what is flagged', () => {
    expect(usesOf(aFinding({ evidence: { uses: [{ row: 2, column: 3 }, { file: 'x' }] } }), view)).toEqual(['g1.2.3']);
    expect(usesOf(aFinding(), view)).toEqual([]);
  });
});

describe('the grid', () => {
  test('shows the text of the file, with headings, labels and flags', () => {
    const { rows, flagged } = gridModel(view.grids[0]!, drawing());
    expect(rows.map((row) => row.cells.map((cell) => cell.text))).toEqual(cells);
    expect(rows[0]!.cells[1]!.is).toBe('head');
    expect(rows[1]!.cells[0]!.is).toBe('label');
    expect(flagged).toBe(1);
  });
  test('a flagged cell says aloud what it is: suppressed, its labels, and how bad', () => {
    const cell = gridModel(view.grids[0]!, drawing()).rows[1]!.cells[1]!;
    expect(cell).toMatchObject({ suppressed: true, count: 1, heard: 'suppressed, North, A: blocks release, 1 finding' });
    expect(cell.mark).toMatchObject({ symbol: '!', look: 'block' });
  });
  test('flagged rows only keeps the heading above them', () => {
    expect(gridModel(view.grids[0]!, drawing({ onlyFlagged: true })).rows.map((row) => row.row)).toEqual([1, 2]);
  });
  test('what is looked for keeps the rows that hold it and the headings above them, and says how many', () => {
    const model = gridModel(view.grids[0]!, drawing({ find: 'NORTH' }));
    expect([model.found, model.rows.map((row) => row.row)]).toEqual([1, [1, 2]]);
    expect(gridModel(view.grids[0]!, drawing({ find: 'nowhere' }))).toMatchObject({ found: 0, rows: [{ row: 1 }] });
    expect(gridModel(view.grids[0]!, drawing())).not.toHaveProperty('found');
  });
  test('long files come in pages, and a page beyond the end is the last', () => {
    const long = { id: 'g1', rows: 450, columns: 1, cells: Array.from({ length: 450 }, (_, row) => [String(row)]) };
    const model = gridModel(long, drawing({ view: { ...view, grids: [long], tables: [] }, flags: new Map(), page: 99 }));
    expect(model.pages.map((page) => [page.words, page.here])).toEqual([['Rows 1 to 200', false], ['Rows 201 to 400', false], ['Rows 401 to 450', true]]);
    expect(model.rows).toHaveLength(450 - 2 * rowsAPage);
  });
  test('the strip above a column says kind, smallest above zero and how many are suppressed', () => {
    expect(columnStrip([table], 2)).toBe('counts, smallest 20, 1 suppressed');
    expect(columnStrip([table], 1)).toBe('');
  });
});

describe('the interval picture', () => {
  test.each([
    ['a value that follows exactly', { value: '6' }, { look: 'exact', words: 'exactly 6', from: 600 }],
    ['too narrow', { low: 6, high: 8 }, { look: 'narrow', words: '6 to 8', from: 600, to: 800 }],
    ['above ten, drawn to a round number', { low: 12, high: 33 }, { words: '12 to 33', high: '40', from: 300 }],
  ])('%s', (_name, evidence, picture) => expect(intervalPicture(aFinding({ evidence }))).toMatchObject(picture));
  test.each([[{}], [{ value: '13/2' }], [{ low: 3, high: null }], [{ low: 9, high: 3 }]])('no bounds, no picture: %j', (evidence) => expect(intervalPicture(aFinding({ evidence }))).toBeUndefined());
  test('what needs judgement is drawn as wide', () => expect(intervalPicture(aFinding({ consequence: 'review', evidence: { low: 0, high: 9 } }))).toMatchObject({ look: 'wide' }));
});

describe('text', () => {
  const lines = Array.from({ length: 1000 }, (_, index) => ({ line: index + 1, text: `line ${index + 1}` }));
  test('findings stand in the margin of their line', () => {
    const model = linesModel(lines.slice(0, 5), [aFinding({ where: [{ line: 3 }] })], () => true);
    expect(model.map((one) => one.mark?.symbol ?? '')).toEqual(['', '', '!', '', '']);
  });
  test('a long log folds to what is flagged, and says how much it left out', () => {
    const model = linesModel(lines, [aFinding({ where: [{ line: 500 }] })], () => true);
    expect(model.map((one) => one.line)).toEqual([...Array.from({ length: 20 }, (_, index) => index + 1), 497, 498, 499, 500, 501, 502, 503]);
    expect(model.find((one) => one.line === 497)!.folded).toBe(476);
  });
  test('a long log without findings is shown whole', () => expect(linesModel(lines, [], () => true)).toHaveLength(1000));
});
