import { describe, expect, it } from '@jest/globals';
import Excel from 'exceljs';
import fc from 'fast-check';
import { csvReader } from '../readers/csv/reader.js';
import { defaultLimits, type Reading } from '../readers/reader.js';
import { CannotWrite, noEdits, type CellEdit, type Edits } from './edits.js';
import { writeCsv } from './write-csv.js';
import { writeXlsx } from './write-xlsx.js';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const edit = (row: number, column: number, before: string, text = '*'): CellEdit => ({ row, column, before, text, why: 'unsafe' });
const written = (text: string, edits: Partial<Edits>): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv(bytesOf(text), { ...noEdits, ...edits }).bytes);

describe('writing CSV', () => {
  it.each([
    ['a comma and Windows line ends', 'a,b\r\n"x, y",7\r\n', edit(2, 2, '7'), 'a,b\r\n"x, y",*\r\n'],
    ['quotation marks around the number', 'a,b\nx,"7"\n', edit(2, 2, '7'), 'a,b\nx,"*"\n'],
    ['doubled quotation marks elsewhere', 'a,b\n"say ""hi""",7', edit(2, 2, '7'), 'a,b\n"say ""hi""",*'],
    ['a byte order mark', '\ufeffa,b\nx,7\n', edit(2, 2, '7'), '\ufeffa,b\nx,*\n'],
    ['semicolons and decimal commas', 'a;b\nx;7,5\ny;8,5\n', edit(2, 2, '7,5'), 'a;b\nx;*\ny;8,5\n'],
    ['tabs', 'a\tb\nx\t7\n', edit(2, 2, '7'), 'a\tb\nx\t*\n'],
    ['blanks around the number', 'a,b\nx,  7 \n', edit(2, 2, '7'), 'a,b\nx,  * \n'],
    ['old Macintosh line ends', 'a,b\rx,7\r', edit(2, 2, '7'), 'a,b\rx,*\r'],
    ['a line break inside a cell', 'a,b\n"two\nlines",7\nz,8\n', edit(3, 2, '8'), 'a,b\n"two\nlines",7\nz,*\n'],
    ['a mark that must be quoted', 'a,b\nx,7\n', edit(2, 2, '7', 'a, b'), 'a,b\nx,"a, b"\n'],
  ])('keeps %s', (_, before, change, after) => expect(written(before, { cells: [change] })).toBe(after));

  it('keeps Windows-1252 and UTF-16', () => {
    const latin = Uint8Array.from('süd,7\nnord,8\n', (char) => char.charCodeAt(0));
    expect(Buffer.from(writeCsv(latin, { ...noEdits, cells: [edit(1, 2, '7')] }).bytes).toString('latin1')).toBe('süd,*\nnord,8\n');
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a,7\nb,8\n', 'utf16le')]);
    const out = writeCsv(wide, { ...noEdits, cells: [edit(1, 2, '7')] }).bytes;
    expect([...out.subarray(0, 2)]).toEqual([0xff, 0xfe]);
    expect(Buffer.from(out.subarray(2)).toString('utf16le')).toBe('a,*\nb,8\n');
  });

  it.each([
    ['below the table', 'a,b\nx,7\n', 2, 'a,b\nx,7\n* = few,\n'],
    ['in a file that does not end in a line break', 'a,b\r\nx,7', 2, 'a,b\r\nx,7\r\n* = few,'],
    ['between two tables', 'a,b\nx,7\n\nc,d\ny,8\n', 2, 'a,b\nx,7\n* = few,\n\nc,d\ny,8\n'],
  ])('adds a note %s', (_, before, after, text) => expect(written(before, { notes: [{ after, column: 1, text: '* = few' }] })).toBe(text));

  it('takes rows and columns out and nothing else', () => {
    expect(written('a,b,c\n1,2,3\n"4",5,6\n', { columns: [{ at: 2 }] })).toBe('a,c\n1,3\n"4",6\n');
    expect(written('a,b\n1,2\n3,4\n', { rows: [{ at: 2 }] })).toBe('a,b\n3,4\n');
  });

  it.each([
    ['a quotation mark that never closes', 'a,b\n"x,7\ny,8\n', 'quotation mark'],
    ['bytes of no encoding', 'a,b\n\0x,7\n', 'encoding'],
    ['a cell that says something else', 'a,b\nx,8\n', 'does not say'],
  ])('refuses %s', (_, text, words) => {
    expect(() => written(text, { cells: [edit(2, 2, '7')] })).toThrow(CannotWrite);
    expect(() => written(text, { cells: [edit(2, 2, '7')] })).toThrow(words);
  });

  it('changes the cells it was asked to and no other, whatever the file', () => {
    const field = fc.constantFrom('a', '7', '1,234', 'say "hi"', '', ' 8 ', 'two\nlines', 'é', '<10', '12.5%');
    const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    fc.assert(fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 6 }), fc.constantFrom('\n', '\r\n'), fc.nat(), fc.nat(), (rows, end, r, c) => {
      const text = rows.map((row) => row.map(quoted).join(',')).join(end) + end;
      const row = r % rows.length;
      const column = c % rows[row]!.length;
      const reading = (source: string): string[][] => {
        const [grid] = (csvReader.read(bytesOf(source), defaultLimits, 'x.csv') as Reading).grids;
        return grid ? Array.from({ length: grid.rows }, (_, at) => Array.from({ length: grid.columns }, (__, k) => grid.text(at, k))) : [];
      };
      const before = reading(text);
      if (before[row]?.[column]?.trim() !== rows[row]![column]!.trim()) return;
      let after: string[][];
      try {
        after = reading(written(text, { cells: [edit(row + 1, column + 1, rows[row]![column]!.trim())] }));
      } catch (error) {
        expect(error).toBeInstanceOf(CannotWrite);
        return;
      }
      if (after.length !== before.length || after[0]!.length !== before[0]!.length) return; // another separator fits the changed text better
      expect(after.flatMap((line, i) => line.flatMap((cell, k) => (cell === before[i]![k] ? [] : [[i, k, cell.trim()]])))).toEqual([[row, column, '*']]);
    }), { numRuns: 400, seed: 9 });
  });
});

async function workbook(fill: (sheet: Excel.Worksheet) => void): Promise<Uint8Array> {
  const made = new Excel.Workbook();
  fill(made.addWorksheet('Table 1'));
  return new Uint8Array(await made.xlsx.writeBuffer());
}

async function reopened(bytes: Uint8Array): Promise<Excel.Worksheet> {
  const made = new Excel.Workbook();
  await made.xlsx.load(bytes.slice().buffer);
  return made.getWorksheet('Table 1')!;
}

describe('writing XLSX', () => {
  const plain = (): Promise<Uint8Array> => workbook((sheet) => {
    sheet.mergeCells('A1:C1');
    sheet.getCell('A1').value = 'Admissions';
    sheet.addRow(['region', 'n', 'share']);
    sheet.addRow(['North', 7, 0.07]);
    sheet.addRow(['South', 93, 0.93]);
    sheet.addRow(['Total', { formula: 'SUM(B3:B4)', result: 100 }, 1]);
    sheet.getColumn(3).numFmt = '0.0%';
    sheet.getColumn(2).width = 18;
    sheet.getCell('B3').font = { bold: true };
    sheet.getCell('B3').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF4D6' } };
  });
  const on = (row: number, column: number, before: string, text = '*'): CellEdit => ({ sheet: 'Table 1', ...edit(row, column, before, text) });

  it('keeps styles, widths, merges and number formats, and puts the mark where numbers stand', async () => {
    const sheet = await reopened((await writeXlsx(await plain(), { ...noEdits, cells: [on(3, 2, '7'), on(4, 3, '93.0%', '90.0%')] })).bytes);
    expect(sheet.getCell('B3').value).toBe('*');
    expect(sheet.getCell('B3').font).toMatchObject({ bold: true });
    expect(sheet.getCell('B3').fill).toMatchObject({ fgColor: { argb: 'FFFFF4D6' } });
    expect(sheet.getCell('B3').alignment).toMatchObject({ horizontal: 'right' });
    expect(sheet.getCell('C4').value).toBe(0.9);
    expect(sheet.getCell('C4').numFmt).toBe('0.0%');
    expect(sheet.getColumn(2).width).toBe(18);
    expect(sheet.getCell('A1').isMerged && sheet.getCell('C1').isMerged).toBe(true);
  });

  it('turns formulas into the numbers they show: worked out anew they would differ from what was checked', async () => {
    const sheet = await reopened((await writeXlsx(await plain(), { ...noEdits, cells: [on(3, 2, '7')] })).bytes);
    expect(sheet.getCell('B5').value).toBe(100);
  });

  it('adds the note below the table', async () => {
    const { bytes, inserted } = await writeXlsx(await plain(), { ...noEdits, notes: [{ sheet: 'Table 1', after: 5, column: 1, text: '* = fewer than 10' }] });
    expect((await reopened(bytes)).getCell('A6').value).toBe('* = fewer than 10');
    expect(inserted).toEqual([]);
  });

  it('pushes what stands right below on, and says so', async () => {
    const crowded = await workbook((sheet) => sheet.addRows([['a', 'n'], ['x', 7], ['Source: us', null]]));
    const { bytes, inserted } = await writeXlsx(crowded, { ...noEdits, notes: [{ sheet: 'Table 1', after: 2, column: 1, text: 'note' }] });
    const sheet = await reopened(bytes);
    expect([sheet.getCell('A3').value, sheet.getCell('A4').value]).toEqual(['note', 'Source: us']);
    expect(inserted).toEqual([{ sheet: 'Table 1', after: 2 }]);
  });

  it('takes rows and columns out, but not across merged cells', async () => {
    const simple = await workbook((sheet) => sheet.addRows([['a', 'b', 'c'], [1, 2, 3], [4, 5, 6]]));
    const sheet = await reopened((await writeXlsx(simple, { ...noEdits, rows: [{ sheet: 'Table 1', at: 2 }], columns: [{ sheet: 'Table 1', at: 1 }] })).bytes);
    expect([sheet.getCell('A1').value, sheet.getCell('A2').value, sheet.getCell('B2').value]).toEqual(['b', 5, 6]);
    await expect(writeXlsx(await plain(), { ...noEdits, columns: [{ sheet: 'Table 1', at: 1 }] })).rejects.toThrow('merged cells');
  });

  it('puts a note under one table and takes a row out of the next', async () => {
    const two = await workbook((sheet) => sheet.addRows([['a', 'n'], ['x', 7], ['b', 'n'], ['y', 8], ['Total', 8], ['z', 9]]));
    const { bytes } = await writeXlsx(two, { ...noEdits, rows: [{ sheet: 'Table 1', at: 5 }], notes: [{ sheet: 'Table 1', after: 2, column: 1, text: 'note' }] });
    const sheet = await reopened(bytes);
    expect([1, 2, 3, 4, 5, 6].map((row) => sheet.getCell(row, 1).value)).toEqual(['a', 'x', 'note', 'b', 'y', 'z']);
  });

  it('turns formulas of other sheets into numbers too', async () => {
    const made = new Excel.Workbook();
    made.addWorksheet('Table 1').addRows([['a', 'n'], ['x', 7]]);
    made.addWorksheet('Summary').getCell('A1').value = { formula: "'Table 1'!B2*2", result: 14 };
    const bytes = new Uint8Array(await made.xlsx.writeBuffer());
    const again = new Excel.Workbook();
    await again.xlsx.load((await writeXlsx(bytes, { ...noEdits, cells: [on(2, 2, '7')] })).bytes.slice().buffer);
    expect(again.getWorksheet('Summary')!.getCell('A1').value).toBe(14);
  });

  it('refuses what is no workbook', async () => {
    await expect(writeXlsx(bytesOf('PK not one'), noEdits)).rejects.toThrow(CannotWrite);
  });
});
