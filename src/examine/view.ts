import type { FileSubject } from '../sdc/subjects.js';

/** What a page shows of a file, bounded: its cells by sheet, its text by line. */
const mostRows = 2_000;
const mostColumns = 200;
const mostLines = 5_000;
const mostCharacters = 2_000;

interface ViewGrid {
  readonly id: string;
  readonly sheet?: string;
  readonly rows: number;
  readonly columns: number;
  readonly firstLine?: number;
  readonly cells: readonly (readonly string[])[];
}

interface View {
  readonly file: string;
  readonly grids: readonly ViewGrid[];
  readonly lines: readonly { readonly line: number; readonly text: string }[];
  readonly tables: FileSubject['tables'];
  readonly cut: boolean;
}

interface Sheet {
  readonly sheet?: string;
  readonly cells: string[][];
  rows: number;
  columns: number;
}

/** The view of one file as read. `lines` holds the text itself for formats a person reads line by line. */
export function viewOf(subject: FileSubject, bytes: Uint8Array): View {
  const sheets = new Map<string, Sheet>();
  let cut = false;
  for (const { text, place, origin } of subject.texts()) {
    if (origin !== 'cell' || place.row === undefined || place.column === undefined) continue;
    const key = place.sheet ?? '';
    const sheet = sheets.get(key) ?? { ...(place.sheet !== undefined && { sheet: place.sheet }), cells: [], rows: 0, columns: 0 };
    sheets.set(key, sheet);
    sheet.rows = Math.max(sheet.rows, place.row);
    sheet.columns = Math.max(sheet.columns, place.column);
    if (place.row > mostRows || place.column > mostColumns) {
      cut = true;
      continue;
    }
    while (sheet.cells.length < place.row) sheet.cells.push([]);
    const row = sheet.cells[place.row - 1]!;
    while (row.length < place.column) row.push('');
    row[place.column - 1] = text.slice(0, mostCharacters);
  }
  const grids = [...sheets.values()].map((sheet, i): ViewGrid => ({ id: `g${i + 1}`, ...sheet }));
  const lines = isLines(subject.kind, bytes) ? linesOf(bytes) : [];
  return { file: subject.path, grids, lines, tables: subject.tables.map(withoutEvidence), cut: cut || lines.length > mostLines };
}

/** What stands behind the cells is never kept with what is shown of them. */
const withoutEvidence = (table: FileSubject['tables'][number]): FileSubject['tables'][number] =>
  ({ ...table, cells: table.cells.map(({ evidence: _evidence, ...cell }) => cell) });

const gridKinds = new Set(['csv', 'tsv', 'xlsx', 'ods', 'parquet']);

/** Text a person reads as lines: not a grid format, and no byte that text does not have. */
const isLines = (kind: string, bytes: Uint8Array): boolean => !gridKinds.has(kind) && bytes.length > 0 && !bytes.subarray(0, 8_192).includes(0);

function linesOf(bytes: Uint8Array): { line: number; text: string }[] {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, mostLines * 400));
  return text.split(/\r\n|\n|\r/, mostLines).map((line, i) => ({ line: i + 1, text: line.slice(0, mostCharacters) }));
}
