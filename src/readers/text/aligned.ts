import { cellsUnder, columnsOf, headingsOver, isNumber, isNumeric, protect } from './cut.js';
import type { Finder, FoundRow } from './found.js';
import { measuresOf } from './measures.js';

const wordsOf = (line: string): string[] => line.split(/\s+/).filter((word) => word !== '');
/** A line of a table: it ends in a number or mark that stands apart, and is no sentence. */
const isRow = (line: string): boolean => {
  const words = wordsOf(line);
  const numeric = words.filter(isNumeric).length;
  return words.length >= 2 && numeric >= 1 && (numeric >= words.length * 0.4 || / {2,}[<\d.,]+%?( ?[([][^)\]]*[)\]])?\S*$/.test(line.trimEnd())) && /\d|NA|REDACTED|\*/.test(line) && !/[^\s.][.:;]$/.test(line.trimEnd().replace(/\d\.$/, '')) && !/^Signif\. codes/.test(line);
};
const isRule = (line: string): boolean => /^\s*[-=_─]{3,}[-=_─\s]*$/.test(line);

/** What tibbles and data tables print around their rows: "# A tibble: 4 × 3", "# Groups: region [2]", "<chr> <int>". */
const isAboutTibble = (line: string): boolean => /^\s*# (?:A (?:tibble|data frame)|Groups:|Rowwise|Key:|Source:|Database:|[ℹi…] )/.test(line);
const isTypes = (line: string): boolean => /^\s*(?:<[a-zA-Z][\w./+:, ]{0,20}>(?:\s+|$))+$/.test(line);

const isHeading = (line: string): boolean =>
  line.trim() !== '' && !isAboutTibble(line) && !isRule(line) && !/^[.>+]( |$)|^>>>/.test(line) && !/[.:;]$/.test(line.trim().replace(/(Max|Qu|Min|Dev|Err|Freq|Obs|No)\.$/i, '')) && wordsOf(line).filter(isNumber).length * 2 <= Math.max(1, wordsOf(line).length);

/** "Died   0   1": a name with its levels. */
const isLevels = (line: string): boolean => /^\s+\S/.test(line) && !isRule(line) && wordsOf(line).length <= 12 && !/\d[.,]\d/.test(line);

const isLoneRow = (row: string, heading: string): boolean => {
  const numbers = wordsOf(row).filter(isNumeric).length;
  const labels = wordsOf(row).length - numbers;
  const names = protect(heading.trim()).split(/\s+/).length;
  const parts = heading.trim().split(/\s{2,}/).length;
  return numbers >= 2 && labels <= 1 && (names === numbers || parts === numbers || names === numbers + labels || parts === numbers + labels || columnsOf([row]).length === parts);
};

/** Lines of numbers under a heading, parted by blanks alone: R and pandas prints, listings, anything aligned. */
export const aligned: Finder = (lines, at) => {
  if (!isRow(lines[at] ?? '')) return undefined;
  let bottom = at;
  while (bottom < lines.length && (isRow(lines[bottom]!) || (bottom > at && /^\S.*\S$/.test(lines[bottom]!) && !isRule(lines[bottom]!) && isRow(lines[bottom + 1] ?? '') && wordsOf(lines[bottom]!).length <= 3))) bottom += 1;
  // Levels over a line of names, as ftable prints them, are a heading: the rows begin below.
  if (isLevels(lines[at]!) && !isRow(lines[at + 1] ?? '') && bottom > at + 2) return undefined;
  const body = lines.slice(at, bottom);
  let top = at;
  while (top > 0 && at - top < 3 && (isHeading(lines[top - 1]!) || (top < at && isLevels(lines[top - 1]!)))) top -= 1;
  const heading = lines.slice(top, at).filter((line) => !isTypes(line)).at(-1) ?? '';
  // A single row is a table only under a heading with a word for each of its numbers.
  if (body.length === 1 && !isLoneRow(body[0]!, heading)) return undefined;
  const columns = columnsOf(body, undefined, heading);
  if (columns.length < 2) return undefined;
  const bodyCells = body.map((line) => cellsUnder(line, columns));
  const filled = bodyCells.map((cells) => cells.filter((text) => text !== '').length);
  if (filled.filter((count) => count >= Math.max(2, columns.length * 0.6)).length < body.length * 0.6) return undefined;
  const numericColumns = columns.filter((_, column) => bodyCells.filter((cells) => cells[column] === '' || isNumeric(cells[column]!)).length >= body.length * 0.6 && bodyCells.some((cells) => isNumber(cells[column]!)));
  if (numericColumns.length === 0) return undefined;
  const heads: FoundRow[] = lines.slice(top, at).flatMap((line, index) => (isTypes(line) ? [] : [{ line: top + index, cells: headingsOver(line, columns) }]));
  const rows = [...heads, ...bodyCells.map((cells, index) => ({ line: at + index, cells }))];
  const lowest = heads.at(-1)?.cells ?? [];
  return { from: top, to: bottom, tables: [{ rows, hints: { headerRows: heads.length, measures: measuresOf(lowest, 1) } }] };
};
