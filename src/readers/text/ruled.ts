import type { GridHints } from '../reader.js';
import { cellsUnder, columnsOf, headingsOver, joinHeadings, type Span } from './cut.js';
import type { Finder, FoundRow } from './found.js';
import { measuresOf, splitIntervals } from './measures.js';

/** "-------+-----------+------": a rule that crosses the column separators. */
const isRule = (line: string): boolean => /^\s*[-=]{2,}[-=+]*\+[-=+]*\s*$/.test(line) && !/^\s*\+/.test(line);
const isSolid = (line: string): boolean => /^\s*[-=]{5,}\s*$/.test(line);
const crossings = (line: string): number[] => [...line.matchAll(/\+/g)].map((match) => match.index);
const hasBar = (line: string, at: number): boolean => line[at] === '|';

interface Band { readonly label: string; readonly line: number; readonly trailing: boolean; readonly lines: { line: number; text: string }[] }

/** Names of the statistics a cell holds, from the key box above the table. */
const keyAbove = (lines: readonly string[], top: number): { names: string[]; from: number } => {
  let at = top - 1;
  while (at >= 0 && lines[at]!.trim() === '') at -= 1;
  for (let line = at; line >= 0 && at - line < 3; line -= 1) {
    const named = /^Summary (?:statistics|for variables): (.+)$/.exec(lines[line]!.trim())?.[1];
    if (named) return { names: named.split(/,\s*/), from: top };
  }
  if (at < 0 || !/^\s*\+-+\+\s*$/.test(lines[at]!)) return { names: [], from: top };
  const names: string[] = [];
  for (at -= 1; at >= 0 && /^\s*\|.*\|\s*$/.test(lines[at]!); at -= 1) {
    const said = lines[at]!.replace(/\|/g, '').trim();
    if (!/^(Key|-+)$/.test(said)) names.unshift(said);
  }
  return /^\s*\+-+\+\s*$/.test(lines[at] ?? '') ? { names, from: at } : { names: [], from: top };
};

const statistic = (name: string): string =>
  (/freq|count|^n$/i.test(name) && !/expected/i.test(name) ? 'count' : /percent|pct|%/i.test(name) ? 'percent' : /^mean/i.test(name) ? 'mean' : /dev|^sd$/i.test(name) ? 'sd' : /^(min|max|sum|median)$/i.test(name) ? name.toLowerCase() : 'unknown');

const bandsOf = (lines: readonly string[], from: number, to: number, bar: number): Band[] => {
  const bands: Band[] = [];
  for (let line = from; line < to; line += 1) {
    const text = lines[line]!;
    if (isRule(text) || isSolid(text)) continue;
    const label = text.slice(0, bar).trim();
    const body = text.slice(bar + 1).replaceAll('|', ' ');
    if (label === '' && body.trim() === '') continue;
    if (label !== '' || bands.length === 0) bands.push({ label, line, trailing: / {2}$/.test(text.slice(0, bar)), lines: [{ line, text }] });
    else bands.at(-1)!.lines.push({ line, text });
  }
  return bands;
};

/** Reads a table whose stub is parted by a bar and whose heading ends in a crossed rule (Stata, SAS, SPSS). */
export const ruled: Finder = (lines, at) => {
  if (!isRule(lines[at] ?? '')) return undefined;
  const bars = crossings(lines[at]!);
  const bar = bars[0]!;
  let top = at;
  while (top > 0 && at - top < 12 && hasBar(lines[top - 1]!, bar)) top -= 1;
  // A heading whose upper lines have no bar (SAS "Table of a by b") or that is missing is no heading of ours.
  if (top === at && !(at > 0 && lines[at - 1]!.trim() !== '')) return undefined;
  if (top === at) top = at - 1;
  let bottom = at + 1;
  let tail = false;
  while (bottom < lines.length) {
    const text = lines[bottom]!;
    if (hasBar(text, bar) || isRule(text)) { bottom += 1; continue; }
    // SAS prints the row of totals, and what belongs to it, without bars.
    if (/^Total\s+\d/.test(text) || (tail && text.trim() !== '' && text.startsWith(' '))) { tail = true; bottom += 1; continue; }
    if (isSolid(text)) bottom += 1;
    break;
  }
  if (bottom === at + 1) return undefined;
  const bands = bandsOf(lines, at + 1, bottom, bar);
  if (bands.length === 0) return undefined;
  const bodyLines = bands.flatMap((band) => band.lines.map(({ text }) => text.replaceAll('|', ' ')));
  const sections: Span[] = bars.map((from, index) => [from + 1, bars[index + 1] ?? Infinity]);
  const columns = sections.flatMap((section) => columnsOf(bodyLines, section));
  const headLines = lines.slice(top, at);
  const barless = (text: string): string => text.replace(/P>\|([tz])\|/g, 'P>!$1!').replaceAll('|', ' ').replaceAll('!', '|');
  const stubHead = headLines.map((text) => text.slice(0, bar).trim());
  const overs = headLines.map((text) => headingsOver(' '.repeat(bar + 1) + barless(text.slice(bar + 1)), columns.length > 0 ? columns : [[bar + 1, Infinity]]));
  const last = overs.at(-1) ?? [];
  const spanning = overs.slice(0, -1).map((row) => row.filter((text) => text !== '').join(' ')).filter((text) => text !== '').join(' ');
  const full = last.filter((text) => text !== '').length >= columns.length;
  const heads = splitIntervals(full ? last : joinHeadings(overs));
  const sasNames = stubHead.filter((text) => /^(frequency|percent|row pct|col pct|expected)$/i.test(text));
  const key = keyAbove(lines, top);
  const names = key.names.length > 0 ? key.names : sasNames;
  const stub = sasNames.length > 0 ? '' : stubHead.filter((text) => text !== '').join(' ');
  const deepest = Math.max(...bands.map((band) => band.lines.length));
  const title = [stub, full ? spanning : ''].filter((text) => text !== '').join(' by ');
  const tables = Array.from({ length: Math.max(1, deepest) }, (_, depth) => {
    const rows: FoundRow[] = [{ line: at - 1, cells: [stub, ...heads] }];
    for (const band of bands) {
      const found = band.lines[depth];
      const cells = found ? cellsUnder(' '.repeat(bar + 1) + found.text.slice(bar + 1).replaceAll('|', ' '), columns) : [];
      if (depth > 0 && cells.every((text) => text === '')) continue;
      rows.push({ line: found?.line ?? band.line, cells: [band.label, ...(cells.length > 0 ? cells : columns.map(() => ''))], ...(band.trailing ? { indent: 1 } : {}) });
    }
    const name = names[depth];
    const measures = name !== undefined ? Object.fromEntries(columns.map((_column, index) => [index + 1, statistic(name)])) : measuresOf(['', ...heads], 1);
    const twoWay = name === undefined && Object.keys(measures).length === 0 && deepest === 1 && full && spanning !== '' && bodyLines.every((text) => !/\d\.\d/.test(text.slice(bar)));
    const hints: GridHints = {
      title: depth === 0 || name === undefined ? title : `${title} (${name})`, headerRows: 1, stubColumns: 1, writer: sasNames.length > 0 ? 'sas' : 'stata',
      measures: twoWay ? Object.fromEntries(columns.map((_column, index) => [index + 1, 'count'])) : measures,
    };
    return { rows, hints };
  }).filter(({ rows }) => rows.length > 1);
  return { from: Math.min(top, key.from), to: bottom, tables };
};
