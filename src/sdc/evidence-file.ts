import { parseDecimal, type Decimal } from './decimal.js';
import type { Contributors } from './evidence.js';

/** One row of an evidence file: which cell it speaks of, and what stands behind that cell. */
export interface EvidenceRow {
  /** Values of the columns that name the cell, by header. */
  readonly keys: Readonly<Record<string, string>>;
  /** Restrict the row to one file, table or measure, where given. */
  readonly file?: string;
  readonly table?: string;
  readonly measure?: string;
  readonly contributors: Contributors;
}

/**
 * The rows of an evidence CSV (rules.md E6): the dimensions of the table, then any of n, n_entities, sum, x1 x2 x3 …,
 * sum_abs, x1_abs …, n_negative, n_zero, n_missing, all_same, e1 e2 … (largest entities), w1 w2 … (weights), waived1 ….
 * Numbers are exact. Columns nobody knows are taken as dimensions.
 */
export function evidenceRows(text: string): EvidenceRow[] {
  const [head, ...body] = csvRows(text);
  if (!head) return [];
  const columns = head.map((name) => name.trim());
  return body.filter((row) => row.some((value) => value.trim() !== '')).map((row) => {
    const value = (name: string): string | undefined => {
      const at = columns.findIndex((column) => column.toLowerCase() === name);
      const found = at < 0 ? '' : row[at]?.trim() ?? '';
      return found === '' ? undefined : found;
    };
    const keys = Object.fromEntries(columns.flatMap((name, at) => (isKnown(name) ? [] : [[name, row[at]?.trim() ?? '']])));
    return {
      keys, contributors: contributorsOf(value),
      ...(value('file') !== undefined && { file: value('file')! }), ...(value('table') !== undefined && { table: value('table')! }),
      ...(value('measure') !== undefined && { measure: value('measure')! }),
    };
  });
}

const known = new Set(['file', 'table', 'measure', 'n', 'n_entities', 'sum', 'sum_abs', 'n_negative', 'n_zero', 'n_missing', 'all_same']);
const isKnown = (name: string): boolean => known.has(name.toLowerCase()) || /^(x\d+(_abs)?|e\d+|w\d+|waived\d+)$/i.test(name);

type Value = (name: string) => string | undefined;

function contributorsOf(value: Value): Contributors {
  const number = (name: string): number | undefined => {
    const text = value(name);
    return text === undefined || !Number.isFinite(Number(text)) ? undefined : Number(text);
  };
  const exact = (name: string): Decimal | undefined => {
    const text = value(name);
    return text === undefined ? undefined : parseDecimal(text);
  };
  const series = <T>(name: (index: number) => string, read: (name: string) => T | undefined): T[] => {
    const found: T[] = [];
    for (let one = read(name(1)); one !== undefined; one = read(name(found.length + 1))) found.push(one);
    return found;
  };
  const truth = (name: string): boolean | undefined => (value(name) === undefined ? undefined : /^(1|true|yes|y|t)$/i.test(value(name)!));
  const made: { -readonly [Key in keyof Contributors]: Contributors[Key] } = {
    n: number('n'), entities: number('n_entities'), sum: exact('sum'), sumOfAbsolutes: exact('sum_abs'),
    largest: series((index) => `x${index}`, exact), largestAbsolutes: series((index) => `x${index}_abs`, exact),
    largestEntities: series((index) => `e${index}`, exact), weights: series((index) => `w${index}`, exact),
    waived: series((index) => `waived${index}`, truth),
    negatives: number('n_negative'), zeros: number('n_zero'), missing: number('n_missing'), allSame: truth('all_same'),
  };
  return Object.fromEntries(Object.entries(made).filter(([, one]) => one !== undefined && !(Array.isArray(one) && one.length === 0)));
}

/** Records of a CSV text (RFC 4180): quotes, doubled quotes, line ends inside quotes. */
export function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const source = text.replace(/^\uFEFF/, '');
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at]!;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (source[at + 1] === '"') [cell, at] = [`${cell}"`, at + 1];
      else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === ',') {
      row.push(cell);
      cell = '';
    } else if (char === '\n') {
      rows.push([...row, cell.replace(/\r$/, '')]);
      [row, cell] = [[], ''];
    } else cell += char;
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}
