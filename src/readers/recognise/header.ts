import type { LexedGrid } from './lexed-grid.js';
import { isLetterMark, senseOf } from './marks.js';
import { guessMeasure } from './measure-words.js';
import type { RowSigns } from './row-signs.js';

const year = /^(?:(?:19|20)\d{2}(?:[/-]\d{2,4})?|\d{4}[-/]\d{2}(?:[-/]\d{2})?)$/;

const isYears = (lexed: LexedGrid, signs: RowSigns, left: number) =>
  signs.filled.filter((column) => column > left).every((column) => year.test(lexed.text(signs.row, column)));

/** The second half of a number that a separator cut in a header: "rate per 100" and "000". */
export const continuesNumber = (lexed: LexedGrid, row: number, column: number): boolean =>
  /^\d{3}\b/.test(lexed.text(row, column)) && column > 0 && lexed.at(row, column - 1).is === 'text' && /\D \d{1,3}$/.test(lexed.text(row, column - 1));

/** A cell that names a column even though it looks like a number or a mark: "c", "x", "18-39", "[0.025", "0-14". */
function isLabel(lexed: LexedGrid, row: number, column: number): boolean {
  const lexeme = lexed.at(row, column);
  if (lexeme.is === 'text') return true;
  if (lexeme.is !== 'parts') return false;
  if (continuesNumber(lexed, row, column)) return true;
  if (lexeme.form === 'range') return lexeme.parts.every((part) => part.is === 'number' && Number.isInteger(part.value));
  const text = lexed.text(row, column);
  if (lexeme.parts.every((part) => part.is === 'mark')) return /^[a-z]/i.test(text) && !/^(?:na|nan|n\/a)$/i.test(text);
  return guessMeasure(text) !== undefined && /[%a-z]/i.test(text);
}

/** Whether a row gives each of these columns a name no other has. */
function namesEach(lexed: LexedGrid, { row }: RowSigns, columns: readonly number[]): boolean {
  const names = columns.map((column) => lexed.text(row, column).trim());
  return names.every((name) => name !== '') && new Set(names).size === names.length;
}

/** Whether a row may stand above numbers: labels throughout, years, codes in order, or bounds beside bands. */
export function looksLikeHeader(lexed: LexedGrid, signs: RowSigns, below: RowSigns | undefined, left: number, above?: RowSigns): boolean {
  const values = signs.filled.filter((column) => column > left);
  if (values.length === 0) return false;
  // Under a row that names every column on its own, a "c" hides a number: it names nothing.
  const isNamed = above !== undefined && namesEach(lexed, above, values);
  const plain = values.filter((column) => isLabel(lexed, signs.row, column) && !(isNamed && isLetterMark(lexed.text(signs.row, column)) && senseOf(lexed.text(signs.row, column)) !== undefined));
  if (plain.length === values.length) return true;
  const known = new Set(plain);
  const rest = values.filter((column) => !known.has(column)).map((column) => lexed.text(signs.row, column));
  if (rest.every((text) => year.test(text)) && rest.length >= 2) return !below || !isYears(lexed, below, left);
  const corner = lexed.at(signs.row, left);
  const named = corner.is === 'text' || corner.is === 'blank' || (corner.is === 'parts' && isLabel(lexed, signs.row, left));
  // Under a row that names every column on its own, small numbers in order are data, however much they look like codes.
  const ascending = !isNamed && rest.every((text, i) => /^\d{1,2}$/.test(text) && (i === 0 || Number(text) > Number(rest[i - 1])));
  if (named && ascending && rest.length >= 2 && rest.length === values.length && Number(rest[0]) <= 1) return true;
  return plain.length >= values.length * 0.6 && rest.every((text) => /^(?:<|>|≥|≤)?\d{1,3}\+?$/.test(text)) && Boolean(below && below.numbers > plain.length);
}

/** The row that names the index in a pandas crosstab: a word in the corner, nothing over the numbers. */
function isIndexName(rows: readonly RowSigns[], depth: number, left: number): boolean {
  const { filled } = rows[depth]!;
  return depth >= 2 && filled.length === 1 && filled[0] === left && (rows[depth + 1]?.numbers ?? 0) > 0;
}

/** How many of the first rows are header. */
export function headerDepth(lexed: LexedGrid, rows: readonly RowSigns[], left: number): number {
  let depth = 0;
  while (depth < rows.length && depth < 8) {
    const signs = rows[depth]!;
    if (!looksLikeHeader(lexed, signs, rows[depth + 1], left, rows[depth - 1]) && !(depth > 0 && isIndexName(rows, depth, left))) break;
    depth++;
  }
  if (depth === rows.length && depth > 1 && rows.every(({ numbers }) => numbers === 0)) return 1;
  if (depth > 1 && rows.slice(depth).every(({ numbers }) => numbers === 0)) return 1;
  return depth;
}
