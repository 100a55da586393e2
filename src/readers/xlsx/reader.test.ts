import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { factKinds } from '../../sdc/facts.js';
import { readFile } from '../index.js';
import { defaultLimits } from '../reader.js';

const folder = new URL('../../../fixtures/files/xlsx/', import.meta.url);
const open = (name: string) => readFile(name, readFileSync(new URL(name, folder)));
const factsOf = async (name: string): Promise<string[]> => (await open(name)).reading.facts.map(({ is }) => is).filter((is) => is !== 'file-type');

/** File → the facts it must state, each once. Nothing else may be stated. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'author.xlsx': ['document-property'], 'chart-cache.xlsx': ['xlsx-chart-cache'], 'comment.xlsx': ['xlsx-comment'],
  'conditional-format.xlsx': ['xlsx-conditional-format'], 'connection.xlsx': ['xlsx-connection'], 'custom-xml.xlsx': ['xlsx-custom-xml'],
  'data-model.xlsx': ['xlsx-data-model'], 'embedded.xlsx': ['xlsx-embedded-object'], 'external-link.xlsx': ['xlsx-external-link'],
  'filtered-rows.xlsx': ['xlsx-hidden-row'], 'formula-without-value.xlsx': ['xlsx-formula-without-value'], 'hidden-column.xlsx': ['xlsx-hidden-column'],
  'hidden-name.xlsx': ['xlsx-defined-name'], 'hidden-row.xlsx': ['xlsx-hidden-row'], 'hidden-sheet.xlsx': ['xlsx-hidden-sheet'],
  'list-validation.xlsx': ['xlsx-data-validation'], 'macro.xlsm': ['xlsx-macro'], 'nothing-format.xlsx': ['xlsx-masked-value'],
  'orphaned-string.xlsx': ['xlsx-orphaned-string'], 'pivot-records.xlsx': ['xlsx-pivot-cache'], 'precision.xlsx': ['xlsx-precision'],
  'signed.xlsx': ['signed'], 'star-format.xlsx': ['xlsx-masked-value'], 'unknown-part.xlsx': ['package-unknown-part'],
  'very-hidden-sheet.xlsx': ['xlsx-hidden-sheet'], 'white-text.xlsx': ['xlsx-invisible-text'], 'zero-height-row.xlsx': ['xlsx-hidden-row'],
  // look-alikes
  'dates.xlsx': [], 'empty-hidden-columns.xlsx': [], 'empty-hidden-sheet.xlsx': [], 'filter-all-shown.xlsx': [], 'honest-formats.xlsx': [],
  'merged-title.xlsx': [], 'plain.xlsx': [], 'print-area.xlsx': [], 'printer-and-chain.xlsx': [], 'white-on-blue-heading.xlsx': [],
};

describe('what a workbook holds beside its face', () => {
  it('knows every fixture', () => { expect(readdirSync(folder).filter((name) => name !== 'expected.yaml').sort()).toEqual(Object.keys(expected).sort()); });
  it.each(Object.entries(expected))('%s', async (name, facts) => {
    expect(await factsOf(name)).toEqual(facts);
    expect(facts.every((is) => is in factKinds)).toBe(true);
  });
});

const cells = async (name: string, sheet = 0): Promise<string[][]> => {
  const grid = (await open(name)).reading.grids[sheet]!;
  return Array.from({ length: grid.rows }, (_, row) => Array.from({ length: grid.columns }, (_column, column) => grid.text(row, column)));
};

describe('what a workbook shows', () => {
  it('gives values as they are shown', async () => {
    expect(await cells('plain.xlsx')).toEqual([['Region', 'Patients', 'Share'], ['North', '120', '48%'], ['South', '130', '52%'], ['Total', '250', '100%']]);
  });
  it('reads a file whole when nothing is left over', async () => { expect((await open('plain.xlsx')).reading.read).toBe('whole'); });
  it('gives the stored value where the format masks it', async () => {
    expect((await cells('star-format.xlsx'))[2]![1]).toBe('4');
    expect((await cells('nothing-format.xlsx'))[2]![1]).toBe('130');
  });
  it('shows dates as ISO days', async () => { expect((await cells('dates.xlsx'))[1]![4]).toBe('2024-03-31'); });
  it('keeps merged heads and indents', async () => {
    const grid = (await open('merged-title.xlsx')).reading.grids[0]!;
    expect(grid.style?.(0, 2)?.mergedFrom).toEqual([0, 0]);
    expect(grid.style?.(2, 0)?.indent).toBe(1);
  });
  it('reads hidden sheets and pivot records as grids too', async () => {
    expect((await cells('hidden-sheet.xlsx', 1))[1]).toEqual(['North', '120', '48%']);
    expect((await cells('pivot-records.xlsx', 1))[1]).toEqual(['1000', 'F']);
  });
  it('says that a formula has no stored result', async () => {
    const { reading } = await open('formula-without-value.xlsx');
    expect(reading.read).toBe('partly');
    expect(reading.unreadable[0]?.place).toEqual({ sheet: 'Table 1', ref: 'B4' });
  });
});

describe('limits', () => {
  const bytes = readFileSync(new URL('plain.xlsx', folder));
  it.each([
    ['cells', { cells: 5 }, 'too-large'], ['parts', { parts: 3 }, 'too-many-parts'], ['unpacked bytes', { unpackedBytes: 900 }, 'too-large'], ['depth', { depth: 3 }, 'too-deep'],
  ] as const)('stops at %s and says so', async (_what, less, reason) => {
    const { reading } = await readFile('plain.xlsx', bytes, { ...defaultLimits, ...less });
    expect(reading.read).not.toBe('whole');
    expect(reading.unreadable.map((unreadable) => unreadable.reason)).toContain(reason);
  });
  it.each([0, 10, 100, 1000, 3000, bytes.length - 1])('copes with a file cut at %i bytes', async (length) => {
    const { reading } = await readFile('plain.xlsx', bytes.subarray(0, length));
    expect(reading.read).toBe('not');
    expect(reading.unreadable.length).toBeGreaterThan(0);
  });
});
