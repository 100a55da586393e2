import { rowsOf, type FaceTable } from './face.js';

const quoted = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A table as CSV (RFC 4180): UTF-8 without a mark, commas, every row as wide as the widest. */
export function writeCsv(table: FaceTable): Uint8Array {
  const rows = rowsOf(table);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const lines = rows.map((row) => (row.every((text) => text === '') ? '' : Array.from({ length: width }, (_, column) => quoted(row[column] ?? '')).join(',')));
  return new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
}
