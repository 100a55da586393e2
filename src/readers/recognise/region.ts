import type { LexedGrid } from './lexed-grid.js';

/** One table's rectangle in a grid: rows and columns are 0-based, ends included. */
export interface Region {
  readonly titles: readonly string[];
  readonly notes: readonly string[];
  readonly headerRows: readonly number[];
  readonly bodyRows: readonly number[];
  readonly left: number;
  readonly right: number;
}

interface RowSigns {
  readonly row: number;
  readonly filled: readonly number[];
  readonly numbers: number;
}

const noteStart = /^(?:notes?\b|sources?\b|\*|†|‡|footnotes?\b|produced\b|generated\b|extracted?\b|\[note|\(?\d\)|key:|legend|[¹²³]|abbreviations?|data (?:from|source)|percentages\b|counts?\b.*\b(?:round|suppress)|figures\b)/i;

function signsOf(lexed: LexedGrid, row: number): RowSigns {
  const filled: number[] = [];
  let numbers = 0;
  for (let column = 0; column < lexed.grid.columns; column++) {
    const lexeme = lexed.at(row, column);
    if (lexeme.is === 'blank') continue;
    filled.push(column);
    if (lexeme.is === 'parts' && column > 0) numbers++;
  }
  return { row, filled, numbers };
}

const year = /^(?:19|20)\d{2}(?:[/-]\d{2,4})?$/;

/** Whether a row of labels may stand above numbers: text, marks that are letters, years, bands and codes in order. */
function looksLikeHeader(lexed: LexedGrid, signs: RowSigns, below: RowSigns | undefined): boolean {
  const values = signs.filled.filter((column) => column > 0);
  if (values.length === 0) return false;
  const texts = values.map((column) => lexed.text(signs.row, column));
  const labelLike = texts.map((text, i) => {
    const lexeme = lexed.at(signs.row, values[i]!);
    if (lexeme.is === 'text') return true;
    if (lexeme.is === 'date') return false;
    if (lexeme.is !== 'parts') return false;
    if (lexeme.form === 'range') return true;
    return lexeme.parts.every((part) => part.is === 'mark') && /^[a-z]/i.test(text);
  });
  const plain = labelLike.filter(Boolean).length;
  if (plain === values.length) return true;
  const rest = texts.filter((_, i) => !labelLike[i]);
  if (rest.every((text) => year.test(text)) && rest.length >= 2) return !below || !sameYears(lexed, below);
  const ascending = rest.every((text, i) => /^\d{1,2}$/.test(text) && (i === 0 || Number(text) > Number(rest[i - 1])));
  if (ascending && rest.length >= 2 && rest.length === values.length && Number(rest[0]) <= 1) return true;
  return plain >= values.length * 0.7 && plain > 0 && rest.every((text) => /^(?:<|>|≥|≤)?\d{1,3}\+?$/.test(text)) && Boolean(below && below.numbers > plain);
}

const sameYears = (lexed: LexedGrid, signs: RowSigns) =>
  signs.filled.filter((column) => column > 0).every((column) => year.test(lexed.text(signs.row, column)));

const rowText = (lexed: LexedGrid, signs: RowSigns) => signs.filled.map((column) => lexed.text(signs.row, column)).join(', ');

function regionOf(lexed: LexedGrid, block: readonly RowSigns[]): { region?: Region; loose: string[] } {
  const rows = [...block];
  const titles: string[] = [];
  const notes: string[] = [];
  while (rows.length > 0 && rows[0]!.filled.length === 1 && rows[0]!.numbers === 0 && (rows[1]?.filled.length ?? 0) !== 0) {
    const text = lexed.text(rows[0]!.row, rows[0]!.filled[0]!);
    if (rows.length > 1 && rows.every((signs) => signs.filled.length <= 1) && lexed.at(rows[1]!.row, rows[1]!.filled[0]!).is === 'parts') break;
    titles.push(text);
    rows.shift();
  }
  while (rows.length > 1) {
    const last = rows.at(-1)!;
    const first = lexed.text(last.row, last.filled[0]!);
    const single = last.filled.length === 1 && last.numbers === 0 && lexed.at(last.row, last.filled[0]!).is === 'text';
    if (!(single && (first.length > 25 || noteStart.test(first) || last.filled[0]! > 0)) && !(noteStart.test(first) && /\s/.test(first) && last.numbers <= 1 && first.length > 12)) break;
    notes.unshift(rowText(lexed, last));
    rows.pop();
  }
  if (rows.length === 0) return { loose: [...titles, ...notes] };
  let depth = 0;
  while (depth < rows.length && depth < 8 && (looksLikeHeader(lexed, rows[depth]!, rows[depth + 1]) || (depth > 0 && rows[depth]!.filled.length > 0 && rows[depth]!.filled.every((column) => column === 0) && indexNameRow(lexed, rows, depth)))) depth++;
  if (depth === rows.length && depth > 1 && rows.every((signs) => signs.numbers === 0)) depth = 1;
  const columns = rows.flatMap((signs) => signs.filled);
  return {
    region: {
      titles, notes, headerRows: rows.slice(0, depth).map((signs) => signs.row), bodyRows: rows.slice(depth).map((signs) => signs.row),
      left: columns.reduce((a, b) => Math.min(a, b), Infinity), right: columns.reduce((a, b) => Math.max(a, b), 0),
    },
    loose: [],
  };
}

/** The row that names the index in a pandas crosstab: a word in the corner, nothing over the numbers. */
function indexNameRow(lexed: LexedGrid, rows: readonly RowSigns[], depth: number): boolean {
  const corner = lexed.text(rows[depth - 1]!.row, 0);
  const above = rows.slice(0, depth).some((signs) => lexed.text(signs.row, 0) === '') || depth > 1 || corner !== '';
  return above && (rows[depth + 1]?.numbers ?? 0) > 0 && depth >= 2;
}

/** Cuts a grid into tables at blank rows; text around them becomes their titles and notes. */
export function regionsOf(lexed: LexedGrid): Region[] {
  const blocks: RowSigns[][] = [];
  let open: RowSigns[] = [];
  for (let row = 0; row < lexed.grid.rows; row++) {
    const signs = signsOf(lexed, row);
    if (signs.filled.length > 0) open.push(signs);
    else if (open.length > 0) {
      blocks.push(open);
      open = [];
    }
  }
  if (open.length > 0) blocks.push(open);
  const regions: Region[] = [];
  let waiting: string[] = [];
  for (const block of blocks) {
    const { region, loose } = regionOf(lexed, block);
    if (region && region.bodyRows.length > 0) {
      regions.push({ ...region, titles: [...waiting, ...region.titles] });
      waiting = [];
    } else {
      const texts = region ? [...region.titles, ...region.headerRows.map((row) => rowText(lexed, signsOf(lexed, row))), ...region.notes] : loose;
      const last = regions.at(-1);
      if (last) regions[regions.length - 1] = { ...last, notes: [...last.notes, ...texts] };
      waiting.push(...texts);
    }
  }
  return regions;
}
