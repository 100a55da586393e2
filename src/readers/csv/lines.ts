import type { Separator } from './separator.js';
import { maxColumns, type Records } from './records.js';

const lineFeed = 10;
const carriageReturn = 13;

/**
 * The records of a text without a single quotation mark: then a record is a line and a field is what stands between
 * separators, so nothing is left to tokenise. Keeps the text and where its lines start; fields are cut when asked for.
 */
export function plainRecords(text: string, separator: Separator, cellLimit: number): Records {
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
      const cut = text.slice(start, end).split(separator);
      return cut.length > maxColumns ? cut.slice(0, maxColumns) : cut;
    },
    ...(stoppedAt === undefined ? {} : { stoppedAt }), ...(cutAt === undefined ? {} : { cutAt }),
  };
}
