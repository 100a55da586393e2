import { cellsUnder, columnsOf, headingsOver } from './cut.js';
import type { Finder } from './found.js';

const isEdge = (line: string): boolean => /^\s*\+[-+]{3,}\+\s*$/.test(line);
const isInner = (line: string): boolean => /^\s*\|[-+]{3,}\|\s*$/.test(line);

/** Stata's `list`: a box with numbered lines in it. */
export const boxed: Finder = (lines, at) => {
  if (!isEdge(lines[at] ?? '')) return undefined;
  const left = lines[at]!.indexOf('+');
  let bottom = at + 1;
  let rule = -1;
  while (bottom < lines.length && lines[bottom]![left] === '|') {
    if (isInner(lines[bottom]!) && rule < 0) rule = bottom;
    bottom += 1;
  }
  if (!isEdge(lines[bottom] ?? '') || bottom - at < 2) return undefined;
  const inside = Array.from({ length: bottom - at - 1 }, (_, index) => at + 1 + index).filter((line) => !isInner(lines[line]!));
  if (/^\s*\|\s*Key\s*\|/.test(lines[at + 1]!)) return undefined;
  const plain = (line: number): string => lines[line]!.slice(left).replaceAll('|', ' ');
  const body = inside.filter((line) => line > rule);
  if (rule < 0 || body.length === 0) return undefined;
  const columns = columnsOf(body.map(plain));
  const heads = inside.filter((line) => line < rule).map((line) => headingsOver(plain(line), columns));
  const rows = [
    { line: rule - 1, cells: heads.at(-1) ?? columns.map(() => '') },
    ...body.map((line) => ({ line, cells: cellsUnder(plain(line), columns) })),
  ];
  return { from: at, to: bottom + 1, tables: [{ rows, hints: { headerRows: 1, writer: 'stata list' } }] };
};
