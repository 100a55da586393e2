import { decode, type Decoded } from '../readers/csv/encoding.js';
import { guessSeparator } from '../readers/csv/separator.js';
import { spansOf, unquoted, type RecordSpan, type Span } from './csv-spans.js';
import { CannotWrite, type CellEdit, type Edits, type NoteEdit, type Written } from './edits.js';

/**
 * A delimited file with some fields changed. Every other byte stays: quotation marks, separators, line ends, the byte
 * order mark and the encoding. Throws CannotWrite where that cannot be promised.
 */
export function writeCsv(bytes: Uint8Array, edits: Edits): Written {
  const decoded = decode(bytes);
  if (decoded.faults > 0) throw new CannotWrite('The file holds characters that belong to no text encoding, so it cannot be written back as it was. Save it as UTF-8 text first.');
  if (!sameBytes(encode(decoded.text, decoded), bytes)) throw new CannotWrite('The encoding of the file is not one it could be written back in. Save it as UTF-8 text first.');
  const { separator } = guessSeparator(decoded.text);
  const records = spansOf(decoded.text, separator);
  if (!records) throw new CannotWrite('A quotation mark in the file opens and does not close where its cell ends. Write the file again with the program that made it.');
  return { bytes: encode(rewritten(decoded.text, { separator, records, edits }), decoded), inserted: edits.notes.map(({ after }) => ({ after })) };
}

interface Work {
  readonly separator: string;
  readonly records: readonly RecordSpan[];
  readonly edits: Edits;
}

function rewritten(text: string, { separator, records, edits }: Work): string {
  const changes = new Map(edits.cells.map((edit) => [`${edit.row}|${edit.column}`, edit]));
  const outRows = new Set(edits.rows.map(({ at }) => at));
  const outColumns = new Set(edits.columns.map(({ at }) => at));
  const lineEnd = mainLineEnd(text, records);
  const notes = [...edits.notes].sort((a, b) => a.after - b.after);
  let out = '';
  let lastBreak = '';
  const put = (line: string, end: string): void => {
    out += line;
    lastBreak = end;
    out += end;
  };
  const note = (one: NoteEdit, width: number): void => {
    if (out !== '' && lastBreak === '') out += lineEnd;
    const fields = Array.from({ length: Math.max(width, one.column) }, (_, i) => (i === one.column - 1 ? quotedIfNeeded(one.text, separator) : ''));
    // A file that does not end in a line break still does not.
    put(fields.join(separator), lastBreak === '' && out !== '' ? '' : lineEnd);
  };
  records.forEach((record, index) => {
    const row = index + 1;
    if (!outRows.has(row)) {
      const kept = record.fields.flatMap((span, column) => (outColumns.has(column + 1) ? [] : [fieldText(text, span, changes.get(`${row}|${column + 1}`), separator)]));
      // Cells beyond the end of a ragged row are empty: nothing is ever changed there.
      put(kept.join(separator), text.slice(record.breakStart, record.end));
    }
    while (notes[0] && notes[0].after === row) note(notes.shift()!, record.fields.length - [...outColumns].filter((column) => column <= record.fields.length).length);
  });
  for (const rest of notes) note(rest, 1);
  return out;
}

function fieldText(text: string, span: Span, change: CellEdit | undefined, separator: string): string {
  if (change === undefined) return text.slice(span.start, span.end);
  const before = unquoted(text, span);
  if (before.trim() !== change.before) throw new CannotWrite(`Line ${change.row} of the table does not say what was read there, so the file was not touched.`);
  const [lead, trail] = [/^\s*/.exec(before)![0], before.trim() === '' ? '' : /\s*$/.exec(before.slice(-200))![0]];
  const padded = lead + change.text + trail;
  return span.quoted ? quote(padded) : quotedIfNeeded(padded, separator);
}

const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const quotedIfNeeded = (text: string, separator: string): string => (/["\r\n]/.test(text) || text.includes(separator) ? quote(text) : text);

/** The line end most of the file uses. */
function mainLineEnd(text: string, records: readonly RecordSpan[]): string {
  const counts = new Map<string, number>();
  for (const { breakStart, end } of records.slice(0, 10_000)) if (end > breakStart) counts.set(text.slice(breakStart, end), (counts.get(text.slice(breakStart, end)) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '\n';
}

/** Text back to the bytes it came from. */
function encode(text: string, { encoding, bom }: Decoded): Uint8Array {
  const marked = bom ? `\ufeff${text}` : text;
  if (encoding === 'utf-8') return new TextEncoder().encode(marked);
  if (encoding === 'windows-1252') return Uint8Array.from(marked, (char) => singleByte(char));
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < marked.length; i++) view.setUint16(i * 2, marked.charCodeAt(i), encoding === 'utf-16le');
  return bytes;
}

let windows1252: Map<string, number> | undefined;

function singleByte(char: string): number {
  windows1252 ??= new Map(Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte]));
  const byte = windows1252.get(char);
  if (byte === undefined) throw new CannotWrite('The note to add has a character that the file’s encoding does not. Save the file as UTF-8 text first.');
  return byte;
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);
