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

interface Runs {
  /** 1 a row, 2 a rule, 0 neither. */
  readonly kind: Uint8Array;
  /** Where the run of rows and rules that a line stands in ends, and the first rule at or below it. */
  readonly end: Int32Array;
  readonly rule: Int32Array;
}

const known = new WeakMap<readonly string[], Runs>();

/** What every line looks like, found out once: the finder asks at each line about all that follow. */
const runsOf = (lines: readonly string[]): Runs => {
  const found = known.get(lines);
  if (found) return found;
  const kind = Uint8Array.from(lines, (line) => (isRule(line) ? 2 : isRow(line) ? 1 : 0));
  const end = new Int32Array(lines.length + 1).fill(lines.length);
  const rule = new Int32Array(lines.length + 1).fill(lines.length);
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    end[at] = kind[at] === 0 ? at : kind[at + 1] ? end[at + 1]! : at + 1;
    rule[at] = kind[at] === 2 ? at : rule[at + 1]!;
  }
  const made = { kind, end, rule };
  known.set(lines, made);
  return made;
};

/** Headings of an honest table are fewer. */
const mostHeadings = 40;

/** Tables drawn with bars between all cells: Markdown, SPSS text output, psql. The line at hand is the first row. */
export const piped: Finder = (lines, at) => {
  const { kind, end, rule } = runsOf(lines);
  const top = kind[at] === 2 ? at + 1 : at;
  if (kind[top] !== 1) return undefined;
  const bottom = end[top]!;
  const ruleAt = rule[top + 1]!;
  if (ruleAt >= bottom || bottom - ruleAt < 2 || ruleAt - top > mostHeadings) return undefined;
  const rows: FoundRow[] = [];
  for (let line = top; line < bottom; line += 1) {
    if (kind[line] === 2) continue;
    const cells = cellsOf(lines[line]!);
    const spaces = /^\s*\|?(\s|&nbsp;)*/.exec(lines[line]!)![0].replaceAll('&nbsp;', ' ').length;
    rows.push({ line, cells: cells.map((text) => text.replace(/^(&nbsp;)+/, '').replace(/^\*\*(.*)\*\*$/, '$1')), ...(spaces > 3 && line > ruleAt ? { indent: Math.floor(spaces / 2) - 1 } : {}) });
  }
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
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
