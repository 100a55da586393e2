import type { Form } from './lexeme.js';
import { continuesNumber } from './header.js';
import type { LexedGrid } from './lexed-grid.js';
import { guessMeasure, plainWords, type WordGuess } from './measure-words.js';
import type { Region } from './region.js';

/** What one column of a region holds, counted over its body. */
export interface ColumnSigns {
  readonly column: number;
  /** Header texts from the outermost row inwards, blanks filled from the left. */
  readonly path: readonly string[];
  readonly header: string;
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

export function columnSigns(lexed: LexedGrid, region: Region): ColumnSigns[] {
  const paths = headerPaths(lexed, region);
  const found: ColumnSigns[] = [];
  for (let column = region.left; column <= region.right; column++) {
    const path = paths[column - region.left] ?? [];
    const header = [...new Set(path.filter(Boolean))].join(' › ');
    const forms = new Map<Form, number>();
    const values = new Set<string>();
    let [texts, parts, numbers, wholes, marks, dates, percents, pValues, negatives, filled] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    let [low, high] = [Infinity, -Infinity];
    for (const row of region.bodyRows) {
      const lexeme = lexed.at(row, column);
      if (lexeme.is === 'blank') continue;
      filled++;
      if (values.size < 5000) values.add(lexed.text(row, column));
      if (lexeme.is === 'text' || (lexeme.is === 'parts' && lexeme.form === 'range' && bandLike.test(lexed.text(row, column)))) texts++;
      else if (lexeme.is === 'date') dates++;
      else {
        parts++;
        forms.set(lexeme.form, (forms.get(lexeme.form) ?? 0) + 1);
        if (lexeme.pValue) pValues++;
        const first = lexeme.parts[0]!;
        if (first.is === 'mark') marks++;
        else {
          numbers++;
          if (first.percent) percents++;
          if (Math.abs(first.value - Math.round(first.value)) < 1e-9) wholes++;
          if (first.value < 0) negatives++;
          low = Math.min(low, first.value);
          high = Math.max(high, first.value);
        }
      }
    }
    const words = guessMeasure(path.at(-1) ?? '') ?? guessMeasure(header);
    found.push({ column, path, header, filled, texts, parts, numbers, wholes, marks, dates, percents, pValues, forms, distinct: values.size, low, high, negatives, ...(words ? { words } : {}) });
  }
  return found.map((signs) => settleLetters(signs, found));
}

const company: ReadonlySet<string> = new Set(['se', 'p-value', 'coefficient', 'ci-low', 'ci-high', 'statistic', 'at-risk', 'events', 'ratio', 'degrees-of-freedom']);

/** A lone letter ("b", "t", "S") names a statistic only in the company of others; elsewhere it is a category. */
function settleLetters(signs: ColumnSigns, all: readonly ColumnSigns[]): ColumnSigns {
  const label = signs.path.at(-1) ?? '';
  if (/^no$/i.test(label.trim()) && all.some((other) => /^yes$/i.test((other.path.at(-1) ?? '').trim()))) {
    const { words: _, ...rest } = signs;
    return rest;
  }
  if (!signs.words || !/^[a-zβ]$/i.test(label.trim()) || /^[np]$/i.test(label.trim())) return signs;
  if (all.some((other) => other !== signs && (other.path.at(-1) ?? '').trim().length > 1 && other.words && company.has(other.words.kind))) return signs;
  const { words: _, ...rest } = signs;
  return rest;
}

const isCode = ({ wholes, numbers, texts, low, high, distinct }: ColumnSigns, rows: number) =>
  texts === 0 && numbers > 0 && wholes === numbers && low >= 0 && high <= 120 && distinct <= Math.max(2, Math.min(20, rows / 2));

const keyWords = /^(?:table|panel|partition|year|month|week|day|date|time|age|ages|age ?(?:band|group|grp|cat)?|sex|gender|imd|decile|quintile|region|area|group|level|category|variable|var|v\d+|code|id|name|label|term|model|stratum|strata|cohort|arm|period|quarter|interval.*|site|class|grade|stage|band|type|item|stat|statistic|measure|characteristic|parameter|covid vacc date)$/;

const nearlyYears = (signs: ColumnSigns) => signs.wholes === signs.numbers && signs.numbers > 0 && signs.low >= 1900 && signs.high <= 2100;

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
