import type { Cell } from 'exceljs';
import { rowsOf, type FaceTable } from './face.js';

/** A number exactly as it is shown, and the format that shows it so; undefined for anything else. */
function numberOf(text: string): { value: number; format: string } | undefined {
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.(\d{1,10}))?(%?)$/.exec(text);
  if (!match) return undefined;
  const [, sign, whole, decimals = '', percent] = match;
  const digits = whole!.replaceAll(',', '');
  if (digits.length > 1 && digits.startsWith('0')) return undefined;
  const value = Number(`${sign}${digits}${decimals ? `.${decimals}` : ''}${percent ? 'e-2' : ''}`);
  if (Object.is(value, -0)) return undefined;
  return { value, format: `${whole!.includes(',') ? '#,##0' : '0'}${decimals ? `.${'0'.repeat(decimals.length)}` : ''}${percent}` };
}

function put(cell: Cell, text: string, typed: boolean): void {
  const number = typed ? numberOf(text) : undefined;
  cell.value = number ? number.value : text;
  if (number) cell.numFmt = number.format;
}

/** Sheets keep their names where they can; what a sheet may not be called is left out of its name. */
const sheetName = (table: FaceTable, index: number, taken: Set<string>): string => {
  const wanted = (table.sheet ?? '').replace(/[*?:\\/[\]]/g, ' ').replace(/^'+|'+$/g, '').slice(0, 31) || `Sheet ${index + 1}`;
  const name = taken.has(wanted.toLowerCase()) ? `Sheet ${index + 1}` : wanted;
  taken.add(name.toLowerCase());
  return name;
};

/** The writer puts these dates into every workbook: always the same, so that the copy tells nothing of when it was made. */
const noDate = new Date(0);

/**
 * Tables as the sheets of a new workbook: the values as shown, bold, indents and merged cells. `typed` writes what reads
 * as a number as one; without it every cell is text.
 */
export async function writeWorkbook(tables: readonly FaceTable[], typed: boolean): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  Object.assign(book, { creator: '', lastModifiedBy: '', created: noDate, modified: noDate });
  const taken = new Set<string>();
  for (const [index, table] of tables.entries()) {
    const sheet = book.addWorksheet(sheetName(table, index, taken));
    for (const { row, column, text, bold, indent } of table.cells) {
      const cell = sheet.getCell(row + 1, column + 1);
      put(cell, text, typed);
      if (bold) cell.font = { bold: true };
      if (indent > 0) cell.alignment = { indent };
    }
    for (const [top, left, bottom, right] of table.merges) sheet.mergeCells(top + 1, left + 1, bottom + 1, right + 1);
    const widths = new Map<number, number>();
    for (const row of rowsOf(table).slice(0, 1_000)) row.forEach((text, column) => widths.set(column, Math.min(60, Math.max(widths.get(column) ?? 8, text.length + 2))));
    for (const [column, width] of widths) sheet.getColumn(column + 1).width = width;
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
