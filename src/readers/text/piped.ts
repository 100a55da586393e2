import type { Finder, FoundRow } from './found.js';

const isRow = (line: string): boolean => /^\s*\|.*\|\s*$/.test(line) || (/\S\s*\|\s*\S/.test(line) && (line.match(/\|/g) ?? []).length >= 1 && !/P>\|[tz]\|/.test(line));
const isRule = (line: string): boolean => /^\s*[|+][-:=+| ]{2,}[|+]\s*$/.test(line) || /^\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)+$/.test(line) || /^\s*-{2,}(\+-{2,})+\s*$/.test(line);

const cellsOf = (line: string): string[] => {
  const cells = line.trim().split(/(?<!\\)\|/).map((text) => text.replaceAll('\\|', '|').trim());
  if (line.trim().startsWith('|')) cells.shift();
  if (line.trim().endsWith('|')) cells.pop();
  return cells;
};

const positions = (line: string): number[] => [...line.matchAll(/\|/g)].map((match) => match.index);
/** The last column a spanning cell covers: the one its own number stands in. */
const spanEnd = (bars: readonly number[], own: readonly number[], cell: number): number => Math.max(0, bars.indexOf(own[cell + 1]!) - 1);

/** Tables drawn with bars between all cells: Markdown, SPSS text output, psql. The line at hand is the first row. */
export const piped: Finder = (lines, at) => {
  let top = at;
  if (isRule(lines[top] ?? '')) top += 1;
  if (!isRow(lines[top] ?? '') || isRule(lines[top] ?? '')) return undefined;
  let bottom = top;
  let ruleAt = -1;
  while (bottom < lines.length && (isRow(lines[bottom]!) || isRule(lines[bottom]!))) {
    if (isRule(lines[bottom]!) && ruleAt < 0 && bottom > top) ruleAt = bottom;
    bottom += 1;
  }
  if (ruleAt < 0 || bottom - ruleAt < 2) return undefined;
  const rows: FoundRow[] = [];
  for (let line = top; line < bottom; line += 1) {
    if (isRule(lines[line]!)) continue;
    const cells = cellsOf(lines[line]!);
    const spaces = /^\s*\|?(\s|&nbsp;)*/.exec(lines[line]!)![0].replaceAll('&nbsp;', ' ').length;
    rows.push({ line, cells: cells.map((text) => text.replace(/^(&nbsp;)+/, '').replace(/^\*\*(.*)\*\*$/, '$1')), ...(spaces > 3 && line > ruleAt ? { indent: Math.floor(spaces / 2) - 1 } : {}) });
  }
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const widest = rows.find(({ cells }) => cells.length === width)!;
  const bars = positions(lines[widest.line]!);
  // A cell that spans several columns, as in SPSS headings, stands over the first of them.
  for (const [index, row] of rows.entries()) {
    const own = positions(lines[row.line]!);
    if (row.cells.length === width || !own.every((position) => bars.includes(position))) continue;
    const cells = Array.from({ length: width }, () => '');
    row.cells.forEach((text, cell) => { cells[spanEnd(bars, own, cell)] = text; });
    rows[index] = { ...row, cells };
  }
  if (width < 2 || rows.filter(({ cells }) => Math.abs(cells.length - width) <= 1).length < rows.length * 0.7) return undefined;
  return { from: at, to: bottom, tables: [{ rows, hints: { headerRows: rows.filter(({ line }) => line < ruleAt).length } }] };
};
