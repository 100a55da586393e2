import type { Finder, FoundRow } from './found.js';

const isRow = (line: string): boolean => /^\s*\|.*\|\s*$/.test(line) || (/\S\s*\|\s*\S/.test(line) && (line.match(/\|/g) ?? []).length >= 1 && !/P>\|[tz]\|/.test(line));
const isRule = (line: string): boolean => /^\s*[|+][-:=+| ]{2,}[|+]\s*$/.test(line) || /^\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)+$/.test(line) || /^\s*-{2,}(\+-{2,})+\s*$/.test(line);

const cellsOf = (line: string): string[] => {
  const cells = line.trim().split(/(?<!\\)\|/).map((text) => text.replaceAll('\\|', '|').trim());
  if (line.trim().startsWith('|')) cells.shift();
  if (line.trim().endsWith('|')) cells.pop();
  return cells;
};

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
  const width = rows[0]!.cells.length;
  if (width < 2 || rows.filter(({ cells }) => Math.abs(cells.length - width) <= 1).length < rows.length * 0.7) return undefined;
  return { from: at, to: bottom, tables: [{ rows, hints: { headerRows: rows.filter(({ line }) => line < ruleAt).length } }] };
};
