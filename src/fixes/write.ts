import type { CheckedFile } from './checked.js';
import { CannotWrite, type Edits, type Written } from './edits.js';
import { writeCsv } from './write-csv.js';
import { writeXlsx } from './write-xlsx.js';

/** Files larger than this are left to the program that made them. */
const mostBytes = 20 * 2 ** 20;

const delimited = new Set(['csv', 'tsv']);

/** The file with its edits made, its layout kept. Throws CannotWrite, with words for a person, where that cannot be promised. */
export async function write({ file, kind, read }: CheckedFile, edits: Edits): Promise<Written> {
  if (read !== 'whole') throw new CannotWrite('Not all of this file could be read, so it is not written anew. Make the change in the program that made it.');
  if (file.bytes.length > mostBytes) throw new CannotWrite('The file is too large to be written anew here. Make the change in the program that made it.');
  if (delimited.has(kind)) return writeCsv(file.bytes, edits);
  if (kind === 'xlsx') return writeXlsx(file.bytes, edits);
  throw new CannotWrite('Only CSV and XLSX files are written anew. Save the table as CSV, or make the change in the program that made the file.');
}
