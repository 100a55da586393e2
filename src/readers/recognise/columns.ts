import type { Form } from './lexeme.js';
import { continuesNumber } from './header.js';
import type { LexedGrid } from './lexed-grid.js';
import { guessMeasure, plainWords, type WordGuess } from './measure-words.js';
import type { Region } from './region.js';
import { numbersContradict } from './settle.js';

/** What one column of a region holds, counted over its body. */
export interface ColumnSigns {
  readonly column: number;
  /** Header texts from the outermost row inwards, blanks filled from the left. */
  readonly path: readonly string[];
  readonly header: string;
  /** Rows looked at. */
  readonly rows: number;
  readonly filled: number;
  readonly texts: number;
  readonly parts: number;
  readonly numbers: number;
  readonly wholes: number;
  readonly marks: number;
  readonly dates: number;
  readonly percents: number;
  readonly pValues: number;
  readonly forms: ReadonlyMap<Form, number>;
  readonly distinct: number;
  readonly low: number;
  readonly high: number;
  readonly negatives: number;
  readonly words?: WordGuess;
}

/** Header texts of each column, one per header row; a blank repeats its left neighbour except in the last row. */
export function headerPaths(lexed: LexedGrid, region: Region): string[][] {
  const paths: string[][] = [];
  region.headerRows.forEach((row, depth) => {
    let carried = '';
    const last = depth === region.headerRows.length - 1;
    for (let column = region.left; column <= region.right; column++) {
      const own = lexed.text(row, column);
      const cut = column < region.right && last && continuesNumber(lexed, row, column + 1) && region.bodyRows.slice(0, 50).every((below) => lexed.text(below, region.right) === '');
      const text = cut ? `${own},${lexed.text(row, column + 1)}` : own;
      if (text !== '') carried = text;
      const shown = text === '' && (last || column === region.left) ? '' : carried;
      (paths[column - region.left] ??= []).push(/^Unnamed: \d+(?:_level_\d+)?$/.test(shown) ? '' : shown);
    }
  });
  return paths;
}

/** "18-39" names a row; "18, 97" is a range of values. */
export const bandLike = /^\d+\s*(?:-|–|to)\s*\d+$/;

interface Counting {
  readonly forms: Map<Form, number>;
  readonly values: Set<string>;
  texts: number;
  parts: number;
  numbers: number;
  wholes: number;
  marks: number;
  dates: number;
  percents: number;
  pValues: number;
  negatives: number;
  filled: number;
  low: number;
  high: number;
}

const counting = (): Counting => ({
  forms: new Map(), values: new Set(), texts: 0, parts: 0, numbers: 0, wholes: 0, marks: 0, dates: 0, percents: 0, pValues: 0, negatives: 0, filled: 0,
  low: Infinity, high: -Infinity,
});

function countNumber(counts: Counting, { value, percent }: { readonly value: number; readonly percent: boolean }): void {
  counts.numbers++;
  if (percent) counts.percents++;
  if (Math.abs(value - Math.round(value)) < 1e-9) counts.wholes++;
  if (value < 0) counts.negatives++;
  counts.low = Math.min(counts.low, value);
  counts.high = Math.max(counts.high, value);
}

function countCell(counts: Counting, lexed: LexedGrid, row: number, column: number): void {
  const lexeme = lexed.at(row, column);
  if (lexeme.is === 'blank') return;
  counts.filled++;
  if (counts.values.size < 5000) counts.values.add(lexed.text(row, column));
  if (lexeme.is === 'date') counts.dates++;
  else if (lexeme.is === 'text' || (lexeme.form === 'range' && bandLike.test(lexed.text(row, column)))) counts.texts++;
  else {
    counts.parts++;
    counts.forms.set(lexeme.form, (counts.forms.get(lexeme.form) ?? 0) + 1);
    if (lexeme.pValue) counts.pValues++;
    const first = lexeme.parts[0]!;
    if (first.is === 'mark') counts.marks++;
    else countNumber(counts, first);
  }
}

const lookedAt = 50_000;

/** What the columns hold; of very long regions an even sample of rows is looked at. */
export function columnSigns(lexed: LexedGrid, region: Region): ColumnSigns[] {
  const paths = headerPaths(lexed, region);
  const columns = [...Array(region.right - region.left + 1).keys()].map((i) => region.left + i);
  const counts = columns.map(counting);
  const step = Math.max(1, Math.ceil(region.bodyRows.length / lookedAt));
  let rows = 0;
  for (let i = 0; i < region.bodyRows.length; i += step) {
    rows++;
    for (const column of columns) countCell(counts[column - region.left]!, lexed, region.bodyRows[i]!, column);
  }
  const found = columns.map((column, i): ColumnSigns => {
    const path = paths[i] ?? [];
    const header = [...new Set(path.filter(Boolean))].join(' › ');
    const words = guessMeasure(path.at(-1) ?? '') ?? guessMeasure(header);
    const { values, ...numbers } = counts[i]!;
    return { column, path, header, rows, ...numbers, distinct: values.size, ...(words ? { words } : {}) };
  });
  return found.map((signs) => (numbersContradict(signs, found) ? withoutWords(signs) : settleLetters(signs, found)));
}

function withoutWords({ words: _, ...rest }: ColumnSigns): ColumnSigns {
  return rest;
}

const company: ReadonlySet<string> = new Set(['se', 'p-value', 'coefficient', 'ci-low', 'ci-high', 'statistic', 'at-risk', 'events', 'ratio', 'degrees-of-freedom']);

/** A lone letter ("b", "t", "S") names a statistic only in the company of others; elsewhere it is a category. */
function settleLetters(signs: ColumnSigns, all: readonly ColumnSigns[]): ColumnSigns {
  if (!signs.words) return signs;
  const label = signs.path.at(-1) ?? '';
  if (/^no$/i.test(label.trim()) && all.some((other) => /^yes$/i.test((other.path.at(-1) ?? '').trim()))) return withoutWords(signs);
  if (!/^[a-zβ]$/i.test(label.trim()) || /^[np]$/i.test(label.trim())) return signs;
  if (all.some((other) => other !== signs && (other.path.at(-1) ?? '').trim().length > 1 && other.words && company.has(other.words.kind))) return signs;
  return withoutWords(signs);
}

const isCode = ({ wholes, numbers, texts, low, high, distinct }: ColumnSigns, rows: number) =>
  texts === 0 && numbers > 0 && wholes === numbers && low >= 0 && high <= 120 && distinct <= Math.max(2, Math.min(20, rows / 2));

const keyWords = /^(?:table|panel|partition|year|month|week|day|date|time|age|ages|age ?(?:band|group|grp|cat)?|sex|gender|imd|decile|quintile|region|area|group|level|category|variable|var|v\d+|code|id|name|label|term|model|stratum|strata|cohort|arm|period|quarter|interval.*|site|class|grade|stage|band|type|item|stat|statistic|measure|characteristic|parameter|covid vacc date|chr|chrom|chromosome|bp|pos|position|base pair location)$/;

/** A hidden cell is no year, so a column that hides some holds counts, whatever the others are. */
const nearlyYears = (signs: ColumnSigns) => signs.marks === 0 && signs.wholes === signs.numbers && signs.numbers > 0 && signs.low >= 1900 && signs.high <= 2100;

/**
 * The columns that say which row this is: text, dates, years and codes. The first column counts as one unless its header
 * names a measure and another column can do the naming.
 */
export function keyColumns(columns: readonly ColumnSigns[], rows: number, unique: (keys: readonly ColumnSigns[]) => boolean): ColumnSigns[] {
  const keys: ColumnSigns[] = [];
  const textual = columns.filter((signs) => signs.texts + signs.dates > signs.parts || (signs.texts > 0 && signs.texts >= signs.numbers));
  for (const signs of columns) {
    const position = columns.indexOf(signs);
    const words = plainWords(signs.path.at(-1) ?? '');
    if (textual.includes(signs)) keys.push(signs);
    else if (position === 0 && !(signs.words && signs.words.confidence >= 0.9 && textual.length > 0) && (keyWords.test(words) || !signs.words || textual.length === 0 && columns.length > 1)) keys.push(signs);
    else if (keys.length === position && position > 0 && isCode(signs, rows) && (signs.words?.confidence ?? 0) < 0.9 && !unique(keys)) keys.push(signs);
    else if (keys.length === position && (keyWords.test(words) || (nearlyYears(signs) && !signs.words)) && signs.wholes === signs.numbers && signs.numbers > 0 && signs.distinct <= Math.max(2, rows)) keys.push(signs);
  }
  return keys.map((signs) => ({ ...signs, header: signs.path.filter(Boolean).at(-1) ?? '' }));
}
