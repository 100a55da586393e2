import type { Cell, Legend, Shown } from '../../sdc/table.js';
import { compositeKinds, type PartKind } from './cell-kinds.js';
import type { AcrossPlan, ColumnPlan } from './column-plan.js';
import { bandLike } from './columns.js';
import { boundsIn } from './legends.js';
import { categoryOf, measureIn, putCell, startDraft, type Draft } from './draft.js';
import type { LexedGrid } from './lexed-grid.js';
import type { Lexeme, Part } from './lexeme.js';
import { unbounded } from './marks.js';
import { guessMeasure, type WordGuess } from './measure-words.js';
import type { DownPlan, PlannedRow } from './row-plan.js';
import { guessByNumbers } from './shape-of-numbers.js';
import { countKinds, shownOf } from './shown.js';

/** Row and column as a person reads the file. */
export function placeOfCell(lexed: LexedGrid, row: number, column: number): Cell['at'] {
  const [originRow, originColumn] = lexed.grid.origin ?? [0, 0];
  const [r, c] = lexed.placeOf?.(row, column) ?? [row, column];
  return { row: lexed.grid.lineOf?.(r) ?? originRow + r + 1, column: originColumn + c + 1 };
}

export interface BuildInput {
  readonly lexed: LexedGrid;
  readonly across: AcrossPlan;
  readonly down: DownPlan;
  readonly sentences: readonly string[];
  readonly legends: readonly Legend[];
  readonly zeroHides?: Legend;
  /** Blank cells are hidden ones: what they may be, for counts. */
  readonly blankHides?: Legend;
}

/** The measure of single numbers in columns whose header names none: judged over all such columns together. */
function unnamedGuess(columns: readonly ColumnPlan[], sentences: readonly string[]): (label: string) => WordGuess {
  const pool = (plans: readonly ColumnPlan[]): WordGuess => {
    const all = plans.map(({ signs }) => signs);
    const sum = (pick: (signs: (typeof all)[number]) => number) => all.reduce((total, signs) => total + pick(signs), 0);
    const numbers = guessByNumbers({
      numbers: sum((s) => s.numbers), wholes: sum((s) => s.wholes), negatives: sum((s) => s.negatives), percents: sum((s) => s.percents),
      pValues: sum((s) => s.pValues), marks: sum((s) => s.marks), low: Math.min(...all.map((s) => s.low)), high: Math.max(...all.map((s) => s.high)),
    });
    const said = sentences.slice(0, 3).map((text) => guessMeasure(text)).find((guess) => guess && ['mean', 'median', 'percent', 'rate', 'proportion', 'sum'].includes(guess.kind));
    return said && numbers.kind !== 'count' && numbers.confidence < 0.8 ? { ...said, confidence: 0.7 } : numbers;
  };
  const byLabel = new Map<string, WordGuess>();
  return (label) => {
    let found = byLabel.get(label);
    if (!found) {
      found = pool(columns.filter((column) => !column.words && column.label === label));
      byLabel.set(label, found);
    }
    return found;
  };
}

/** "1-7" in a column of counts hides a number between the two. */
function spanOf(lexeme: Extract<Lexeme, { is: 'parts' }>, text: string): { low: number; high: number; text: string } | undefined {
  const [first, second] = lexeme.parts;
  if (lexeme.form !== 'range' || !bandLike.test(text) || first?.is !== 'number' || second?.is !== 'number') return undefined;
  return first.value <= second.value ? { low: first.value, high: second.value, text } : undefined;
}

/**
 * A short word where the column holds numbers hides one, even if no dictionary knows it ("LNR", "n<5"): leaving it out would
 * make its line look complete.
 */
function unknownMark(text: string, { signs }: ColumnPlan, legends: readonly Legend[]): Shown | undefined {
  if (text.length > 24 || signs.numbers < signs.texts) return undefined;
  const legend = legends.find(({ mark }) => mark.toLowerCase() === text.toLowerCase());
  if (legend) return { as: 'suppressed', mark: text, low: legend.low, high: legend.high, cause: legend.secondary ? 'either' : 'primary' };
  const said = boundsIn(text);
  return { as: 'suppressed', mark: text, ...said, cause: 'unknown' };
}

const modelColumn = /^(?:coefficient|ratio|unknown)$/;
const footerRow = /^(?:n|n[ _]?obs|num(?:ber)?\.? ?(?:of )?obs.*|obs(?:ervations)?|no\. obs.*|events?|(?:adj(?:usted)?\.? |pseudo )?r[-_ ]?(?:2|sq.*)|r²|aic|bic|log[- _]?lik.*|df.*|f(?:[- ]stat.*)?|rmse)$/i;
const generic = /^(?:value|estimate value|estimate|result|n|count)?$/i;

/** What each part of a cell is: the column's words, else the row's, else the numbers. */
function kindsOf(lexeme: Extract<Lexeme, { is: 'parts' }>, column: ColumnPlan, row: PlannedRow, input: BuildInput, unnamed: (label: string) => WordGuess): PartKind[] {
  const [variable = '', level = variable] = (row.naming ?? '').split('\u0000');
  const rowTexts = input.down.stacked ? [level, variable] : [row.naming ?? ''];
  const { form, parts } = lexeme;
  if (form !== 'single') {
    const texts = [...rowTexts, column.label, ...column.signs.path.slice().reverse(), ...footnotes(input, variable === level, parts)].filter(Boolean);
    return compositeKinds(form, parts, { texts, labels: { row: input.down.stacked ? variable : row.naming ?? '', column: column.label } });
  }
  const part = parts[0]!;
  if (lexeme.pValue && (column.words?.kind === 'p-value' || !column.words)) return [{ kind: 'p-value', confidence: 0.9, label: column.label || 'p' }];
  const footer = row.labels.length === 1 && column.words && modelColumn.test(column.words.kind) && footerRow.test(row.labels[0]!.trim()) ? guessMeasure(row.labels[0]!) : undefined;
  if (footer) return [{ ...footer, label: row.labels[0]! }];
  const other = fractionUnderCount(part, column, row);
  if (other) return [other];
  if (column.words && !(row.naming !== undefined && input.down.named && generic.test(column.label))) return [{ ...column.words, label: column.label }];
  const named = rowTexts.map((text) => ({ text, guess: guessMeasure(text) })).find(({ guess }) => guess && (!input.down.stacked || guess.confidence >= 0.85));
  if (named?.guess && (input.down.named || input.down.stacked)) return [{ ...named.guess, label: input.down.stacked && named.guess.kind === 'count' ? column.label : named.text }];
  if (part.is === 'number' && part.percent) return [{ kind: 'percent', confidence: 0.93, label: column.label }];
  if (input.down.named) return [byPart(part, row.naming ?? '')];
  if (input.down.stacked) return [counted(byPart(part, column.label), unnamed(column.label))];
  return [{ ...unnamed(column.label), label: column.label }];
}

/** "OR, 1.23" under a column of cases: the row says what a fraction is where the column counts. */
function fractionUnderCount(part: Part, column: ColumnPlan, row: PlannedRow): PartKind | undefined {
  if (part.is !== 'number' || Number.isInteger(part.value) || row.labels.length !== 1 || !column.words || !countKinds.has(column.words.kind)) return undefined;
  const guess = guessMeasure(row.labels[0]!);
  return guess && guess.confidence >= 0.9 && !countKinds.has(guess.kind) ? { ...guess, label: row.labels[0]! } : undefined;
}

/** A footnote that lists statistics ("Mean (SD); n (%)") gives the shares to levels and the rest to variables of their own row. */
function footnotes(input: BuildInput, own: boolean, parts: readonly Part[]): string[] {
  const clauses = input.sentences.flatMap((sentence) => sentence.split(/;\s*/));
  if (!input.down.stacked || clauses.length < 2) return clauses;
  const shares = clauses.filter((clause) => /%|per ?cent/i.test(clause));
  const others = clauses.filter((clause) => !/%|per ?cent/i.test(clause));
  return own && !parts.some((part) => part.is !== 'mark' && part.percent) ? others : shares;
}

/** One number on its own, in a table whose rows hold different things. */
function byPart(part: Part, label: string): PartKind {
  if (part.is === 'mark') return { kind: 'count', confidence: 0.6, label };
  const whole = Number.isInteger(part.value) && part.value >= 0;
  return whole ? { kind: 'count', confidence: 0.7, label } : { kind: 'unknown', confidence: 0.4, label };
}

/** A whole number in a column of whole numbers is a count as surely as the column is one of counts. */
const counted = (kind: PartKind, column: WordGuess): PartKind =>
  (kind.kind === 'count' && column.kind === 'count' ? { ...kind, confidence: Math.max(kind.confidence, column.confidence) } : kind);

function putHeaderNs(draft: Draft, input: BuildInput): void {
  const { across, down, lexed } = input;
  for (const { n, categories, signs } of across.columns) {
    if (!n || !Number.isFinite(n.value)) continue;
    const coords = [
      ...down.names.map((_, axis) => categoryOf(draft, axis, 'N', 'total')), ...categories.map((label, i) => categoryOf(draft, down.names.length + i, label)),
    ];
    const count = draft.measures.findIndex(({ kind }) => kind === 'count');
    const measure = count >= 0 ? count : measureIn(draft, 'N', { kind: 'count', confidence: 0.95 });
    const shown: Shown = { as: 'number', value: n.value, decimals: 0 };
    putCell(draft, placeOfCell(lexed, n.row, signs.column), coords, { measure, text: n.text, shown });
  }
}

const blankShown = (draft: Draft, measure: number, hides: Legend | undefined): Shown => (hides === undefined ? { as: 'missing' }
  : { as: 'suppressed', mark: '', low: 0, high: draft.measures[measure]!.kind === 'count' ? hides.high : unbounded, cause: 'primary' });

/** Every number of the planned rows and columns as a cell with its coordinates and its measure. */
export function buildDraft(input: BuildInput): Draft {
  const { lexed, across, down, legends } = input;
  const draft = startDraft([
    ...down.names.map((name, i) => ({ name, axis: down.pages[i] ? 'page' as const : 'row' as const })), ...across.names.map((name) => ({ name, axis: 'column' as const })),
  ]);
  const waiting: { column: number; blank: boolean; put: (measure: number) => void }[] = [];
  const usual = new Map<number, number>();
  const unnamed = unnamedGuess(across.columns, input.sentences);
  for (const row of down.rows) {
    const whole = down.stacked && /^(?:n|count|all|base)$/i.test(row.labels[0]!) && row.labels.every((label) => label === row.labels[0]);
    const coords = row.labels.map((label, axis) => categoryOf(draft, axis, label, whole ? 'total' : undefined));
    for (const column of across.columns) {
      const lexeme = lexed.at(row.row, column.signs.column);
      if (lexeme.is === 'date') continue;
      const place = [...coords, ...column.categories.map((label, i) => categoryOf(draft, coords.length + i, label))];
      const at = placeOfCell(lexed, row.row, column.signs.column);
      if (lexeme.is === 'text') {
        const text = lexed.text(row.row, column.signs.column);
        const shown = unknownMark(text, column, legends);
        if (shown) waiting.push({ column: column.signs.column, blank: false, put: (measure) => putCell(draft, at, place, { measure, text, shown }) });
        continue;
      }
      if (lexeme.is === 'blank') {
        waiting.push({ column: column.signs.column, blank: true, put: (measure) => putCell(draft, at, place, { measure, text: '', shown: blankShown(draft, measure, input.blankHides) }) });
        continue;
      }
      const span = spanOf(lexeme, lexed.text(row.row, column.signs.column));
      const counted = span && (column.words ?? unnamed(column.label));
      if (span && counted && countKinds.has(counted.kind) && counted.kind !== 'unknown') {
        putCell(draft, at, place, { measure: measureIn(draft, column.label, counted), text: span.text, shown: { as: 'censored', low: span.low, high: span.high } });
        continue;
      }
      kindsOf(lexeme, column, row, input, unnamed).forEach((kind, p) => {
        const part = lexeme.parts[p];
        if (!part) return;
        const shown = shownOf(part, kind.kind, legends, input.zeroHides);
        const measure = measureIn(draft, kind.label, kind);
        if (p === 0 && !(down.named && row.naming)) usual.set(column.signs.column, measure);
        putCell(draft, at, place, { measure, text: part.text, shown });
      });
    }
  }
  for (const { column, blank, put } of waiting) {
    const measure = usual.get(column);
    if (measure !== undefined && !(blank && down.stacked)) put(measure);
  }
  putHeaderNs(draft, input);
  return draft;
}
