import type { LexedGrid } from './lexed-grid.js';
import type { Region } from './region.js';

interface Marks {
  readonly header: string;
  readonly stubs: string;
  readonly cells: string;
}

const writers: readonly (readonly [string, (marks: Marks) => boolean])[] = [
  ['gtsummary', ({ header, stubs }) => /\*\*Characteristic\*\*|(?:^|›)\s*Characteristic\b.*N = \d/i.test(header) || (/^Characteristic\b/.test(header) && /\bUnknown\b/.test(stubs))],
  ['tableone', ({ header, stubs }) => /\bStrata?\b|Overall/.test(header) && /(?:\(mean \(SD\)\)|\(%\)|= .{1,30} \(%\))/.test(stubs) && /(?:^|\n)n(?:\n|$)/.test(stubs)],
  ['statsmodels', ({ header, stubs }) => /P>\|[tz]\|/.test(header) || /Dep\. Variable:/.test(stubs)],
  ['broom', ({ header }) => /\bterm\b.*\bestimate\b.*\bstd\.error\b/.test(header)],
  ['survival', ({ header }) => /\btime\b.*\bn\.risk\b.*\bn\.event\b/.test(header)],
  ['omopgenerics', ({ header }) => /\bestimate_name\b.*\bestimate_value\b/.test(header)],
  ['ehrql measures', ({ header }) => /\binterval_start\b.*\binterval_end\b.*\b(?:numerator|ratio)\b/.test(header)],
  ['pandas', ({ header }) => /Unnamed: \d+(?:_level_\d+)?/.test(header)],
  ['pandas describe', ({ stubs }) => /count\nmean\nstd\nmin\n25%\n50%\n75%\nmax/.test(stubs)],
  ['stata tabulate', ({ header }) => /\bFreq\.\s*›?.*\bPercent\b.*\bCum\.?/.test(header)],
];

/** The tool that seems to have written a table, from its headers and row labels. */
export function writerOf(lexed: LexedGrid, region: Region): string | undefined {
  if (lexed.grid.hints?.writer) return lexed.grid.hints.writer;
  const columns = [...Array(Math.min(40, region.right - region.left + 1)).keys()].map((i) => region.left + i);
  const header = region.headerRows.map((row) => columns.map((column) => lexed.text(row, column)).join(' › ')).join('\n');
  const stubs = region.bodyRows.slice(0, 60).map((row) => lexed.text(row, region.left)).join('\n');
  const cells = region.bodyRows.slice(0, 5).map((row) => columns.map((column) => lexed.text(row, column)).join(' › ')).join('\n');
  const found = writers.find(([, says]) => says({ header, stubs, cells }))?.[0];
  if (found) return found;
  const corner = region.headerRows.length >= 2 && region.headerRows.slice(1).some((row) => columns.slice(1).every((column) => lexed.text(row, column) === ''));
  return corner ? 'pandas' : undefined;
}
