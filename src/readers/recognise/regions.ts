import { headerDepth, looksLikeHeader } from './header.js';
import type { LexedGrid } from './lexed-grid.js';
import type { Region } from './region.js';
import { rowSigns, rowText, type RowSigns } from './row-signs.js';

const noteStart = /^(?:notes?\b|sources?\b|\*|†|‡|#|~|footnotes?\b|produced\b|generated\b|extracted?\b|\[note|\(?\d{1,2}[).]\s|key:|legend|[¹²³]|abbreviations?|data (?:from|source)|percentages\b|counts?\b.*\b(?:round|suppress)|figures\b|\[?[a-z]{1,2}\]?\s*[=:]\s|.{1,14}\b(?:indicates?|denotes?|represents?)\b)/i;
const titleStart = /^(?:table|figure|fig\.|appendix|chart|panel|exhibit|supplementary)\b/i;
/** Above this many rows a block is read at both ends and believed in between. */
const bulk = 20_000;
const ends = 60;

const isTitle = (lexed: LexedGrid, signs: RowSigns) =>
  signs.filled.length === 1 && signs.numbers === 0 && lexed.at(signs.row, signs.filled[0]!).is === 'text';

/** A title that a separator cut: "Table 1: counts, by region" above a wider header. */
const isCutTitle = (lexed: LexedGrid, signs: RowSigns, below: RowSigns | undefined, left: number) =>
  Boolean(below) && signs.filled[0] === left && signs.filled.at(-1)! - left === signs.filled.length - 1 && signs.filled.length < below!.filled.length
  && (titleStart.test(lexed.text(signs.row, left)) || (signs.numbers === 0 && rowText(lexed, signs).length > 50)) && looksLikeHeader(lexed, below!, undefined, left);

const isNote = (lexed: LexedGrid, signs: RowSigns): boolean => {
  const first = lexed.text(signs.row, signs.filled[0]!);
  if (isTitle(lexed, signs)) return true;
  return noteStart.test(first) && /\s/.test(first) && signs.numbers <= 1 && first.length > 8;
};

interface Block {
  readonly rows: RowSigns[];
  readonly left: number;
  readonly right: number;
}

/** A header again, or another table's, inside a block: words over columns that hold numbers, with numbers below. */
function restarts(lexed: LexedGrid, rows: readonly RowSigns[], i: number, left: number): boolean {
  const signs = rows[i]!;
  const below = rows[i + 1];
  if (!below || below.numbers === 0 || signs.numbers > 0 || signs.filled.length < 2) return false;
  const over = signs.filled.filter((column) => column > left && lexed.at(signs.row, column).is === 'text');
  const numeric = over.filter((column) => lexed.at(below.row, column).is === 'parts' && lexed.at(rows[i - 1]!.row, column).is === 'parts');
  return over.length >= 2 ? numeric.length >= over.length * 0.6 : over.length === 1 && numeric.length === 1 && signs.filled.length === 2 && rows[0]!.filled.length === 2 && rowText(lexed, signs) === rowText(lexed, rows[0]!);
}

/** Splits a block of rows where a new header begins; the single-cell rows just above it are its titles. */
function cutAtHeaders(lexed: LexedGrid, block: Block): Block[] {
  const { rows, left, right } = block;
  const cuts: number[] = [];
  const from = rows.findIndex(({ numbers }) => numbers > 0);
  for (let i = Math.max(1, from + 1); from >= 0 && i < rows.length; i++) {
    if (!restarts(lexed, rows, i, left)) continue;
    let start = i;
    while (start - 1 > (cuts.at(-1) ?? 0) && isTitle(lexed, rows[start - 1]!)) start--;
    cuts.push(start);
  }
  return [0, ...cuts].map((start, i) => ({ rows: rows.slice(start, cuts[i] ?? rows.length), left, right }));
}

interface Parsed {
  readonly region?: Region;
  readonly loose: readonly string[];
  /** Single-cell rows above, as rows, in case they turn out to be headings of the table before. */
  readonly titleRows: readonly number[];
}

function parse(lexed: LexedGrid, block: Block, middle: readonly number[]): Parsed {
  const rows = [...block.rows];
  const { left, right } = block;
  const titleRows: RowSigns[] = [];
  const notes: string[] = [];
  while (rows.length > 0 && (isTitle(lexed, rows[0]!) || isCutTitle(lexed, rows[0]!, rows[1], left))) {
    if (rows.length > 1 && left === right && lexed.at(rows[1]!.row, left).is === 'parts') break;
    titleRows.push(rows.shift()!);
  }
  while (rows.length > 1 && isNote(lexed, rows.at(-1)!)) notes.unshift(rowText(lexed, rows.pop()!));
  const titles = titleRows.map((signs) => rowText(lexed, signs));
  const hasNumbers = rows.some(({ numbers }) => numbers > 0) || (left === right && rows.some(({ row }) => lexed.at(row, left).is === 'parts'));
  if (rows.length === 0 || (!hasNumbers && rows.length < 2)) return { loose: [...titles, ...rows.map((signs) => rowText(lexed, signs)), ...notes], titleRows: [] };
  const hinted = lexed.grid.hints?.headerRows;
  const depth = hinted !== undefined && rows[0]!.row === 0 ? hinted : left === right ? (lexed.at(rows[0]!.row, left).is === 'text' ? 1 : 0) : headerDepth(lexed, rows, left);
  const body = rows.slice(depth).map(({ row }) => row);
  const cut = middle.length === 0 ? body.length : body.findIndex((row) => row > middle[0]!);
  return {
    region: {
      titles, notes, headerRows: rows.slice(0, depth).map(({ row }) => row), left, right,
      bodyRows: middle.length === 0 ? body : [...body.slice(0, cut < 0 ? body.length : cut), ...middle, ...(cut < 0 ? [] : body.slice(cut))],
    },
    loose: [], titleRows: titleRows.map(({ row }) => row),
  };
}

const extent = (rows: readonly RowSigns[]): readonly [left: number, right: number] =>
  [rows.reduce((left, { filled }) => Math.min(left, filled[0]!), Infinity), rows.reduce((right, { filled }) => Math.max(right, filled.at(-1)!), 0)];

/** Tables side by side: both sides of empty columns hold numbers, under a header of their own. */
function cutAtColumns(lexed: LexedGrid, rows: readonly RowSigns[]): Block[] {
  const [left, right] = extent(rows);
  const used = new Set(rows.flatMap(({ filled }) => filled));
  const gaps = [...Array(Math.max(0, right - left)).keys()].map((i) => left + i).filter((column) => !used.has(column));
  if (gaps.length === 0 || right - left > 400) return [{ rows: [...rows], left, right }];
  const spans: [number, number][] = [];
  let start = left;
  for (const gap of [...gaps, right + 1]) {
    if (gap > start) spans.push([start, gap - 1]);
    start = gap + 1;
  }
  const wide = rows.filter((signs) => !isTitle(lexed, signs));
  const sides = spans.map(([from, to]) => ({ left: from, right: to, rows: wide.map(({ row }) => rowSigns(lexed, row, from, to)).filter(({ filled }) => filled.length > 0) }));
  const whole = sides.length > 1 && sides.every((side) => side.right > side.left && side.rows.some(({ numbers }) => numbers > 0) && namesRows(lexed, side));
  return whole ? sides : [{ rows: [...rows], left, right }];
}

/** Whether the first column of a side names its rows: words, or bands such as 18-39. */
const namesRows = (lexed: LexedGrid, side: Block): boolean => {
  const first = lexed.at(side.rows.find(({ numbers }) => numbers > 0)!.row, side.left);
  return first.is === 'text' || first.is === 'date' || (first.is === 'parts' && first.form === 'range');
};

interface Stretch { readonly first: number; readonly last: number }

/** Rows between blank rows. */
function stretches(lexed: LexedGrid): Stretch[] {
  const { grid } = lexed;
  const found: Stretch[] = [];
  let first = -1;
  for (let row = 0; row <= grid.rows; row++) {
    let blank: boolean = true;
    for (let column = 0; row < grid.rows && column < grid.columns && blank; column++) if (grid.text(row, column).trim() !== '') blank = false;
    if (!blank && first < 0) first = row;
    if (blank && first >= 0) {
      found.push({ first, last: row - 1 });
      first = -1;
    }
  }
  return found;
}

function parseStretch(lexed: LexedGrid, { first, last }: Stretch): Parsed[] {
  const count = last - first + 1;
  // A row of nothing but invisible characters is not blank as text, and holds nothing.
  const range = (from: number, to: number) => [...Array(to - from + 1).keys()].map((i) => rowSigns(lexed, from + i)).filter(({ filled }) => filled.length > 0);
  if (count > bulk) {
    const rows = [...range(first, first + ends - 1), ...range(last - ends + 1, last)];
    if (rows.length === 0) return [];
    const middle: number[] = [];
    for (let row = first + ends; row <= last - ends; row++) middle.push(row);
    return [parse(lexed, { rows, left: 0, right: lexed.grid.columns - 1 }, middle)];
  }
  const rows = range(first, last);
  if (rows.length === 0) return [];
  return cutAtColumns(lexed, rows).flatMap((side) => cutAtHeaders(lexed, side)).map((block) => parse(lexed, block, []));
}

/** Whether a block without a header goes on with the table before it: blank lines between variables are only spacing. */
const goesOn = (before: Region, region: Region) =>
  region.headerRows.length === 0 && before.left === region.left && Math.abs(before.right - region.right) <= (before.headerRows.length > 0 ? 0 : 1);

/** Cuts a grid into tables; text around them becomes their titles and notes. */
export function regionsOf(lexed: LexedGrid): Region[] {
  const regions: (Region & { readonly bodyRows: number[]; readonly notes: string[] })[] = [];
  let waiting: string[] = [];
  for (const { region, loose, titleRows } of stretches(lexed).flatMap((stretch) => parseStretch(lexed, stretch))) {
    const last = regions.at(-1);
    if (!region) {
      last?.notes.push(...loose);
      waiting.push(...loose);
    } else if (last && waiting.length === 0 && titleRows.length <= 1 && goesOn(last, region)) {
      last.bodyRows.push(...titleRows, ...region.bodyRows);
      last.notes.push(...region.notes);
      if (region.right > last.right) regions[regions.length - 1] = { ...last, right: region.right };
    } else {
      regions.push({ ...region, titles: [...waiting, ...region.titles], notes: [...region.notes], bodyRows: [...region.bodyRows] });
      waiting = [];
    }
  }
  return regions;
}
