import Excel from 'exceljs';
import { CannotWrite, type CellEdit, type Edits, type NoteEdit, type Written } from './edits.js';

/**
 * A workbook with some cells changed. Styles, merges, widths and number formats stay; formulas on every sheet become
 * the numbers they show, since they would be worked out anew from what is now hidden. Charts and pivot tables are left
 * out: their stored copies of the numbers would give them away.
 */
export async function writeXlsx(bytes: Uint8Array, edits: Edits): Promise<Written> {
  const workbook = new Excel.Workbook();
  try {
    await workbook.xlsx.load(bytes.slice().buffer);
  } catch {
    throw new CannotWrite('The workbook could not be opened for writing. Save it again as XLSX, or make the change by hand.');
  }
  const { modified } = workbook;
  workbook.eachSheet(settleFormulas);
  const inserted: { sheet?: string; after: number }[] = [];
  for (const name of new Set([...edits.cells, ...edits.rows, ...edits.columns, ...edits.notes].map(({ sheet }) => sheet ?? ''))) {
    const sheet = workbook.getWorksheet(name) ?? (name === '' ? workbook.worksheets[0] : undefined);
    if (!sheet) throw new CannotWrite('The sheet to change is not in the workbook.');
    const own = <T extends { readonly sheet?: string }>(all: readonly T[]): T[] => all.filter((edit) => (edit.sheet ?? '') === name);
    for (const edit of own(edits.cells)) change(sheet, edit);
    // From the foot up, so that no line moves before its turn.
    const lines = [...own(edits.notes).map((note) => ({ at: note.after + 0.5, note })), ...own(edits.rows).map(({ at }) => ({ at, note: undefined }))].sort((a, b) => b.at - a.at);
    for (const { at, note } of lines) {
      if (!note) dropRow(sheet, at);
      else if (addNote(sheet, note)) inserted.push({ ...(note.sheet !== undefined && { sheet: note.sheet }), after: note.after });
    }
    for (const { at } of own(edits.columns).sort((a, b) => b.at - a.at)) dropColumn(sheet, at);
  }
  // The day of writing is nobody's business, and the same fix should give the same file.
  if (modified) workbook.modified = modified;
  return { bytes: new Uint8Array(await workbook.xlsx.writeBuffer()), inserted };
}

function settleFormulas(sheet: Excel.Worksheet): void {
  sheet.eachRow((row) => row.eachCell((cell) => {
    if (cell.type !== Excel.ValueType.Formula) return;
    const { result } = cell;
    cell.value = result === undefined || (typeof result === 'object' && 'error' in result) ? null : result;
  }));
}

function change(sheet: Excel.Worksheet, { row, column, text }: CellEdit): void {
  const cell = sheet.getCell(row, column);
  const target = cell.isMerged ? cell.master : cell;
  const share = text.endsWith('%') ? 100 : 1;
  const number = Number(text.replaceAll(/[,%]/g, '')) / share;
  const isNumber = typeof target.value === 'number' && text.trim() !== '' && Number.isFinite(number);
  // A mark stands where the numbers of its column do.
  if (!isNumber && typeof target.value === 'number' && target.alignment?.horizontal === undefined) target.alignment = { ...target.alignment, horizontal: 'right' };
  target.value = isNumber ? number : text;
}

/** Directly below the table; rows further down are pushed on when there is no room, or (merged cells cannot move) left where they are. Answers whether they were pushed. */
function addNote(sheet: Excel.Worksheet, { after, column, text }: NoteEdit): boolean {
  const isEmpty = (row: number): boolean => {
    let empty = true;
    sheet.getRow(row).eachCell({ includeEmpty: false }, () => void (empty = false));
    return empty;
  };
  const hasRoom = after >= sheet.rowCount || (isEmpty(after + 1) && isEmpty(after + 2));
  const mayPush = !hasRoom && rangesOf(sheet).every((range) => lastNumber(range, /\d+$/) <= after);
  if (mayPush) sheet.insertRow(after + 1, [], 'n');
  sheet.getCell(hasRoom || mayPush ? after + 1 : sheet.rowCount + 1, column).value = text;
  return mayPush;
}

const rangesOf = (sheet: Excel.Worksheet): readonly string[] => (sheet.model as { merges?: readonly string[] }).merges ?? [];

/** exceljs moves cells but not merges, so a sheet with merged cells beside the line is left to a person. */
function dropRow(sheet: Excel.Worksheet, at: number): void {
  if (rangesOf(sheet).some((range) => lastNumber(range, /\d+$/) >= at)) throw new CannotWrite('The sheet has merged cells at or below the row to take out. Take it out by hand.');
  sheet.spliceRows(at, 1);
}

function dropColumn(sheet: Excel.Worksheet, at: number): void {
  if (rangesOf(sheet).length > 0) throw new CannotWrite('The sheet has merged cells. Take the column out by hand.');
  const widths = sheet.columns.map(({ width }) => width);
  sheet.spliceColumns(at, 1);
  widths.splice(at - 1, 1);
  widths.forEach((width, i) => {
    if (width !== undefined) sheet.getColumn(i + 1).width = width;
  });
}

const lastNumber = (range: string, pattern: RegExp): number => Number(pattern.exec(range)?.[0] ?? 0);
