import { createHash } from 'node:crypto';
import type { Deps, FileBytes } from '../examine/deps.js';
import { examineFile, type Examined } from '../examine/examine-file.js';
import { reportOn } from '../examine/examine-request.js';
import type { CheckReport, Finding } from '../examine/report.js';
import type { Table } from '../sdc/table.js';

/** A file with its tables and the text of every cell. */
export interface CheckedFile {
  readonly file: FileBytes;
  readonly kind: string;
  readonly read: 'whole' | 'partly' | 'not';
  readonly tables: readonly Table[];
  textAt(sheet: string | undefined, row: number, column: number): string;
  /** The last row with anything in it, by sheet. */
  lastRow(sheet: string | undefined): number;
  /** Every sheet with the rows and columns in use. */
  extents(): readonly { readonly sheet?: string; readonly rowsIn: number; readonly columnsIn: number }[];
}

export interface Checked {
  readonly files: readonly CheckedFile[];
  readonly report: CheckReport;
  readonly findings: readonly Finding[];
}

/** Reads and checks files together, as an upload would be. */
export async function checkTogether(files: readonly FileBytes[], deps: Deps): Promise<Checked> {
  const examined: Examined[] = [];
  const own: CheckedFile[] = [];
  for (const file of files) {
    const all = await examineFile(file, deps);
    examined.push(...all);
    own.push(checkedFile(file, all[0]!));
  }
  const report = reportOn(examined, deps);
  return { files: own, report, findings: [...report.files.flatMap((file) => file.findings), ...report.findings] };
}

function checkedFile(file: FileBytes, { subject }: Examined): CheckedFile {
  const texts = new Map<string, string>();
  const last = new Map<string, number>();
  const widest = new Map<string, number>();
  const sheets = new Map<string, string | undefined>();
  for (const { text, place, origin } of subject.texts()) {
    if (origin !== 'cell' || place.row === undefined || place.column === undefined) continue;
    texts.set(`${place.sheet ?? ''}|${place.row}|${place.column}`, text);
    sheets.set(place.sheet ?? '', place.sheet);
    widest.set(place.sheet ?? '', Math.max(widest.get(place.sheet ?? '') ?? 0, place.column));
    last.set(place.sheet ?? '', Math.max(last.get(place.sheet ?? '') ?? 0, place.row));
  }
  return {
    file, kind: subject.kind, read: subject.read, tables: subject.tables,
    textAt: (sheet, row, column) => texts.get(`${sheet ?? ''}|${row}|${column}`) ?? '',
    lastRow: (sheet) => last.get(sheet ?? '') ?? 0,
    extents: () => [...sheets].map(([key, sheet]) => ({ ...(sheet !== undefined && { sheet }), rowsIn: last.get(key)!, columnsIn: widest.get(key)! })),
  };
}

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
