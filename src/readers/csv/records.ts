import { CsvError, parse } from 'csv-parse/sync';
import type { Separator } from './separator.js';

/** More columns than any spreadsheet holds: a record that long is not a table. */
export const maxColumns = 16_384;
const unit = '\u001f';

/** The records of a text, kept small: fields are cut out when asked for. */
export interface Records {
  readonly rows: number;
  fields(row: number): readonly string[];
  /** Physical line (from 1) on which a record starts. */
  startOf(row: number): number;
  readonly columns: number;
  readonly lines: number;
  readonly cells: number;
  /** Line at which reading stopped because a limit was reached. */
  readonly stoppedAt?: number;
  /** First line whose record was cut to `maxColumns`. */
  readonly cutAt?: number;
  /** Line on which a quotation mark opens that never closes, or closes in another row. */
  readonly unbalancedAt?: number;
}

class Full extends Error {}

interface Work {
  rows: (string | string[])[];
  starts: number[];
  columns: number;
  cells: number;
  line: number;
  cutAt?: number;
  unbalancedAt?: number;
  stoppedAt?: number;
}

const breaks = /\r\n|\n|\r/g;

/** A field that swallowed whole rows: its inner lines are cut by the separator as evenly as rows are. */
function swallowsRows(field: string, separator: string, width: number): boolean {
  const inner = field.split(breaks).slice(1, -1);
  return width > 1 && inner.some((line) => line.split(separator).length === width);
}

function pass(input: Uint8Array | string, separator: Separator, quoting: boolean, cells: number): Work {
  const work: Work = { rows: [], starts: [], columns: 0, cells: 0, line: 1 };
  const plain = typeof input === 'string' ? !input.includes(unit) : !input.includes(0x1f);
  const take = (fields: string[]): undefined => {
    let record = fields;
    if (record.length > maxColumns) {
      work.cutAt ??= work.line;
      record = record.slice(0, maxColumns);
    }
    work.cells += record.length;
    if (work.cells > cells) {
      work.stoppedAt = work.line;
      throw new Full();
    }
    const joined = record.join(unit);
    work.rows.push(plain ? joined : [...record]);
    work.starts.push(work.line);
    const width = work.columns;
    if (record.length > work.columns) work.columns = record.length;
    let lines = 1;
    if (quoting && (joined.includes('\n') || joined.includes('\r'))) {
      lines += joined.match(breaks)?.length ?? 0;
      if (work.unbalancedAt === undefined && record.some((field) => swallowsRows(field, separator, width))) work.unbalancedAt = work.line;
    }
    work.line += lines;
    return undefined;
  };
  const data = typeof input === 'string' ? Buffer.from(input) : Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  try {
    parse(data, {
      delimiter: separator, quote: quoting ? '"' : null, escape: quoting ? '"' : null, relax_quotes: true,
      relax_column_count: true, skip_empty_lines: false, record_delimiter: ['\r\n', '\n', '\r'], on_record: take,
    });
  } catch (error) {
    if (error instanceof Full) return work;
    if (!(error instanceof CsvError) || !quoting) throw error;
    work.unbalancedAt ??= work.line;
  }
  return work;
}

/** The fields of a kept record. */
const fieldsOf = (row: string | readonly string[]): readonly string[] => (typeof row === 'string' ? row.split(unit) : row);

/**
 * Cuts a text into records with csv-parse. Quoting is believed until it proves unbalanced; then the text is read again
 * with quotation marks as ordinary characters, so that no row hides inside another's cell.
 */
export function quotedRecords(input: Uint8Array | string, separator: Separator, cellLimit: number): Records {
  let work = pass(input, separator, true, cellLimit);
  if (work.unbalancedAt !== undefined) work = { ...pass(input, separator, false, cellLimit), unbalancedAt: work.unbalancedAt };
  const { rows, starts, columns, cells, stoppedAt, cutAt, unbalancedAt } = work;
  return {
    rows: rows.length, columns, cells, lines: work.line - 1,
    fields: (row) => (rows[row] === undefined ? [] : fieldsOf(rows[row])),
    startOf: (row) => starts[row] ?? work.line,
    ...(stoppedAt === undefined ? {} : { stoppedAt }), ...(cutAt === undefined ? {} : { cutAt }), ...(unbalancedAt === undefined ? {} : { unbalancedAt }),
  };
}
