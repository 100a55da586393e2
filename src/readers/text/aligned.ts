import { cellsUnder, columnsOf, headingsOver, isNumber, isNumeric } from './cut.js';
import type { Finder, FoundRow } from './found.js';
import { measuresOf } from './measures.js';

const wordsOf = (line: string): string[] => line.split(/\s+/).filter((word) => word !== '');
/** A line of a table: it ends in a number or mark that stands apart, and is no sentence. */
const isRow = (line: string): boolean => {
  const words = wordsOf(line);
  const numeric = words.filter(isNumeric).length;
  return words.length >= 2 && numeric >= 1 && (numeric >= words.length * 0.4 || / {2,}\S+$/.test(line.trimEnd())) && /\d|NA|REDACTED|\*/.test(line) && !/[.:;]$/.test(line.trimEnd().replace(/\d\.$/, ''));
};

/** Lines of numbers under a heading, parted by blanks alone: R and pandas prints, listings, anything aligned. */
export const aligned: Finder = (lines, at) => {
  if (!isRow(lines[at] ?? '')) return undefined;
  let bottom = at;
  while (bottom < lines.length && (isRow(lines[bottom]!) || (/^\s+\S/.test(lines[bottom]!) === false && /^\S.*\S$/.test(lines[bottom]!) && isRow(lines[bottom + 1] ?? '') && wordsOf(lines[bottom]!).length <= 3 && bottom > at))) bottom += 1;
  const body = lines.slice(at, bottom);
  if (body.length < 2) return undefined;
  const columns = columnsOf(body);
  if (columns.length < 2) return undefined;
  const filled = body.map((line) => cellsUnder(line, columns).filter((text) => text !== '').length);
  if (filled.filter((count) => count >= Math.max(2, columns.length * 0.6)).length < body.length * 0.6) return undefined;
  const bodyCells = body.map((line) => cellsUnder(line, columns));
  const numericColumns = columns.filter((_, column) => bodyCells.filter((cells) => cells[column] === '' || isNumeric(cells[column]!)).length >= body.length * 0.6 && bodyCells.some((cells) => isNumber(cells[column]!)));
  if (numericColumns.length === 0) return undefined;
  let top = at;
  while (top > 0 && at - top < 3 && lines[top - 1]!.trim() !== '' && !/^[.>+]( |$)|^>>>/.test(lines[top - 1]!) && !/[.:;]$/.test(lines[top - 1]!.trim()) && wordsOf(lines[top - 1]!).filter(isNumber).length * 2 <= Math.max(1, wordsOf(lines[top - 1]!).length)) top -= 1;
  const heads: FoundRow[] = lines.slice(top, at).map((line, index) => ({ line: top + index, cells: headingsOver(line, columns) }));
  const rows = [...heads, ...bodyCells.map((cells, index) => ({ line: at + index, cells }))];
  const lowest = heads.at(-1)?.cells ?? [];
  return { from: top, to: bottom, tables: [{ rows, hints: { headerRows: heads.length, measures: measuresOf(lowest, 1) } }] };
};
