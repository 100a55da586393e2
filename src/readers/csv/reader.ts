import type { Grid, Limits, Reader, Reading, Unreadable } from '../reader.js';
import { emptyReading } from '../reader.js';
import { decode } from './encoding.js';
import { plainRecords } from './lines.js';
import { maxColumns, quotedRecords, type Records } from './records.js';
import { guessSeparator } from './separator.js';

const named = /\.(csv|tsv|tab|psv|ssv)$/i;
const maybe = /\.(txt|dat|out|asc)$/i;
const otherKinds = /^\s{0,200}(?:[{[<]|%PDF|\\?\{\\rtf|PK\x03\x04|%!PS|-----BEGIN|@relation)/i;

function gridOf(records: Records): Grid {
  let at = -1;
  let fields: readonly string[] = [];
  return {
    id: 'g1', rows: records.rows, columns: records.columns,
    text(row, column) {
      if (row !== at) {
        fields = row < records.rows ? records.fields(row) : [];
        at = row;
      }
      return fields[column] ?? '';
    },
    lineOf: records.startOf,
  };
}

function faultsOf(records: Records): Unreadable[] {
  const found: Unreadable[] = [];
  const { unbalancedAt, stoppedAt, cutAt } = records;
  if (unbalancedAt !== undefined) {
    found.push({ reason: 'malformed', place: { line: unbalancedAt }, says: `A quotation mark opens on line ${unbalancedAt} and does not close where its row ends. The file was read with quotation marks as ordinary characters, so cells may be cut in the wrong place.` });
  }
  if (stoppedAt !== undefined) {
    found.push({ reason: 'too-large', place: { line: stoppedAt }, says: `Reading stopped at line ${stoppedAt}: the file holds more cells than are read. What follows was not looked at.` });
  }
  if (cutAt !== undefined) {
    found.push({ reason: 'too-large', place: { line: cutAt }, says: `Line ${cutAt} has more than ${maxColumns} fields. The rest of it was not looked at.` });
  }
  return found;
}

/** Text tables drawn with rules ("-----+-----") belong to another reader. */
const isRuled = (text: string) => text.split(/\r\n|\n|\r/, 400).some((line) => line.includes('---+---') && line.length < 1000 && /^[\s|+-]+$/.test(line));

/** Delimited text, in any common encoding and with any common separator. */
export const csvReader: Reader = {
  id: 'csv',
  version: 1,
  kind: 'csv',
  accepts(name, head) {
    const { text, faults } = decode(head.subarray(0, 64 * 1024));
    if (faults > text.length / 50) return named.test(name) && faults < text.length / 4;
    if (named.test(name)) return !/^\s{0,200}(?:%PDF|PK\x03\x04|\{\\rtf|<!doctype|<html|<\?xml)/i.test(text);
    if (!maybe.test(name) || otherKinds.test(text)) return false;
    if (isRuled(text)) return false;
    return guessSeparator(text).confidence >= 0.75;
  },
  read(bytes, limits: Limits): Reading {
    if (bytes.length > limits.bytes) {
      return { ...emptyReading, unreadable: [{ reason: 'too-large', place: {}, says: `The file has more than ${limits.bytes} bytes, so it was not read.` }] };
    }
    const { text, encoding, bom, faults } = decode(bytes);
    if (text.trim() === '') {
      return { ...emptyReading, read: 'whole', lines: 0 };
    }
    const { separator } = guessSeparator(text);
    const records = plainRecords(text, separator, limits.cells)
      ?? quotedRecords(encoding === 'utf-8' && !faults ? bytes.subarray(bom ? 3 : 0) : text, separator, limits.cells);
    const unreadable = faultsOf(records);
    if (faults > 0) {
      unreadable.push({ reason: 'bad-encoding', place: {}, says: `${faults} ${faults === 1 ? 'character belongs' : 'characters belong'} to no text encoding (NUL or unassigned bytes). The rest was read as ${encoding}.` });
    }
    return {
      read: unreadable.length === 0 ? 'whole' : 'partly', grids: [gridOf(records)], texts: [], facts: [], unreadable, lines: records.lines,
    };
  },
};
