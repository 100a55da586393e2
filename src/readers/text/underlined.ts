import { cellsUnder, columnsOf, headingsOver, isNumeric, joinHeadings, type Span } from './cut.js';
import type { Finder } from './found.js';
import { measuresOf, splitIntervals } from './measures.js';

const isSolid = (line: string): boolean => /^\s*([-=_─]{5,}|[-=─]{2,}(\s+[-=─]{2,})+)\s*$/.test(line);
const segments = (line: string): Span[] => [...line.matchAll(/[-=─]{2,}/g)].map((match) => [match.index, match.index + match[0].length]);

const numericWords = (line: string): number => line.split(/\s+/).filter((word) => word !== '' && isNumeric(word)).length;

/** A heading over a rule, then aligned lines: SAS, `sts list`, statsmodels, kable, `merge` results. The line at hand is the rule. */
export const underlined: Finder = (lines, at) => {
  if (!isSolid(lines[at] ?? '')) return undefined;
  let top = at;
  while (top > 0 && at - top < 4 && lines[top - 1]!.trim() !== '' && !isSolid(lines[top - 1]!) && !/^[.>]( |$)/.test(lines[top - 1]!) && numericWords(lines[top - 1]!) * 2 < lines[top - 1]!.trim().split(/\s+/).length) top -= 1;
  if (top === at) return undefined;
  let bottom = at + 1;
  let blanks = 0;
  let last = at;
  while (bottom < lines.length && blanks < 2) {
    const text = lines[bottom]!;
    if (isSolid(text)) { if (last > at) { last = bottom; } break; }
    if (text.trim() === '') blanks += 1;
    else if (blanks === 0 || (numericWords(text) >= 2 && !text.includes('='))) { if (/^[.>]( |$)/.test(text)) break; last = bottom; blanks = 0; } else break;
    bottom += 1;
  }
  const body = Array.from({ length: Math.max(0, last - at) }, (_, index) => at + 1 + index).filter((line) => lines[line]!.trim() !== '' && !isSolid(lines[line]!));
  if (body.length === 0 || body.filter((line) => numericWords(lines[line]!) > 0).length < body.length * 0.5) return undefined;
  const drawn = segments(lines[at]!);
  const columns = drawn.length > 1 ? drawn : columnsOf(body.map((line) => lines[line]!), undefined, lines[at - 1]);
  if (columns.length < 2) return undefined;
  const stubs = columns.findIndex((span) => body.filter((line) => isNumeric(lines[line]!.slice(...span).trim())).length >= body.length * 0.5);
  const heads = splitIntervals(joinHeadings(lines.slice(top, at).map((line) => headingsOver(line, columns))));
  const rows = [{ line: at - 1, cells: heads }, ...body.map((line) => ({ line, cells: cellsUnder(lines[line]!, columns) }))];
  const stubColumns = Math.max(0, stubs);
  return { from: top, to: last + 1, tables: [{ rows, hints: { headerRows: 1, ...(stubColumns > 0 ? { stubColumns } : {}), measures: measuresOf(heads, stubColumns) } }] };
};
