import type { Separator } from './separator.js';
import { maxColumns, type Records } from './records.js';

const lineFeed = 10;
const carriageReturn = 13;

const quote = 34;

/** The fields of a line whose quotation marks, if any, each enclose a whole field. */
function fieldsIn(line: string, separator: string): string[] {
  if (!line.includes('"')) return line.split(separator);
  const fields: string[] = [];
  for (let from = 0; from <= line.length;) {
    const quoted = line.charCodeAt(from) === quote;
    const end = quoted ? line.indexOf('"', from + 1) : line.indexOf(separator, from);
    const to = end < 0 ? line.length : end;
    fields.push(line.slice(quoted ? from + 1 : from, to));
    from = to + (quoted ? 2 : 1);
  }
  return fields;
}

/**
 * The records of a text in which every quotation mark opens or closes a whole field on one line: then a record is a line
 * and nothing is left to tokenise. Keeps the text and where its lines start; fields are cut when asked for. Undefined as
 * soon as a quotation mark does anything else (doubled, inside a word, around a line break): then csv-parse must read it.
 */
export function plainRecords(text: string, separator: Separator, cellLimit: number): Records | undefined {
  const mark = separator.charCodeAt(0);
  let starts = new Uint32Array(Math.max(16, Math.ceil(text.length / 24)));
  let [rows, columns, cells, fields] = [0, 0, 0, 1];
  let stoppedAt: number | undefined;
  let cutAt: number | undefined;
  const open = (offset: number) => {
    if (rows + 1 >= starts.length) {
      const grown = new Uint32Array(starts.length * 2);
      grown.set(starts);
      starts = grown;
    }
    starts[rows] = offset;
  };
  let offset = 0;
  open(0);
  const close = (next: number): boolean => {
    if (fields > maxColumns) {
      cutAt ??= rows + 1;
      fields = maxColumns;
    }
    if (cells + fields > cellLimit) {
      stoppedAt = rows + 1;
      return false;
    }
    cells += fields;
    if (fields > columns) columns = fields;
    rows++;
    fields = 1;
    open(next);
    return true;
  };
  for (; offset < text.length; offset++) {
    const char = text.charCodeAt(offset);
    if (char === mark) fields++;
    else if (char === quote) {
      const before = offset === starts[rows]! || text.charCodeAt(offset - 1) === mark;
      const close = before ? text.indexOf('"', offset + 1) : -1;
      if (close < 0) return undefined;
      for (let inner = offset + 1; inner < close; inner++) {
        const held = text.charCodeAt(inner);
        if (held === lineFeed || held === carriageReturn) return undefined;
      }
      const after = close + 1 === text.length ? lineFeed : text.charCodeAt(close + 1);
      if (after !== mark && after !== lineFeed && after !== carriageReturn) return undefined;
      offset = close;
    }
    else if (char === lineFeed || char === carriageReturn) {
      if (char === carriageReturn && text.charCodeAt(offset + 1) === lineFeed) offset++;
      if (!close(offset + 1)) break;
    }
  }
  if (stoppedAt === undefined && starts[rows]! < text.length) close(text.length);
  const kept = starts;
  return {
    rows, columns, cells, lines: rows,
    startOf: (row) => row + 1,
    fields(row) {
      let end = kept[row + 1]!;
      const start = kept[row]!;
      while (end > start && (text.charCodeAt(end - 1) === lineFeed || text.charCodeAt(end - 1) === carriageReturn)) end--;
      const cut = fieldsIn(text.slice(start, end), separator);
      return cut.length > maxColumns ? cut.slice(0, maxColumns) : cut;
    },
    ...(stoppedAt === undefined ? {} : { stoppedAt }), ...(cutAt === undefined ? {} : { cutAt }),
  };
}
