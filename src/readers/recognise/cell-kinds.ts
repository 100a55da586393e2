import type { MeasureKind } from '../../sdc/table.js';
import type { Form, Part } from './lexeme.js';
import { senseOf } from './marks.js';
import { guessMeasure, type WordGuess } from './measure-words.js';

/** The kind of each part of a cell, with the words it came from. */
export interface PartKind extends WordGuess {
  readonly label: string;
}

const kinds = (confidence: number, ...list: readonly (MeasureKind | readonly [MeasureKind, number])[]): readonly WordGuess[] =>
  list.map((each) => (typeof each === 'string' ? { kind: each, confidence } : { kind: each[0], quantile: each[1], confidence }));

const quartiles = kinds(0.95, ['median', 0.5], ['quantile', 0.25], ['quantile', 0.75]);

/** Statistics named together, as the row labels and footnotes of a "Table 1" name them. */
const spoken: readonly (readonly [RegExp, readonly WordGuess[]])[] = [
  [/\b(?:mean|mittelwert|moyenne|gemiddelde)\b.{0,12}?(?:\bsd\b|\bs\.d\.|std|standard dev)/i, kinds(0.95, 'mean', 'sd')],
  [/\bmean\b.{0,12}?(?:\bse\b|\bsem\b|standard err)/i, kinds(0.95, 'mean', 'se')],
  [/\bmean\b.{0,12}?(?:\bci\b|conf)/i, kinds(0.95, 'mean', 'ci-low', 'ci-high')],
  [/\bmedian\b.{0,14}?(?:iqr|q1|p25|quartile|\b25)/i, quartiles],
  [/\bmedian\b.{0,14}?(?:range|min)/i, kinds(0.95, ['median', 0.5], 'min', 'max')],
  [/\bmedian\b.{0,14}?(?:\bci\b|conf)/i, kinds(0.95, ['median', 0.5], 'ci-low', 'ci-high')],
  [/\bn\s*\/\s*n\b/i, kinds(0.95, 'count', 'count', 'percent')],
  [/(?:\bn\b|\bno\b\.?|number|count|freq(?:uency)?)[\s,]{0,2}[([]?\s*(?:%|per ?cent)/i, kinds(0.95, 'count', 'percent')],
  [/(?:\bevents?\b|\bcases\b|\bdeaths\b).{0,4}[([]\s*(?:%|rate)/i, kinds(0.9, 'count', 'percent')],
  [/\b(?:a?or|a?hr|a?rr|irr|s?hr)\b.{0,12}?(?:\bci\b|95)|hr ?ci|(?:odds|hazard|risk|rate) ratio/i, kinds(0.95, 'ratio', 'ci-low', 'ci-high')],
  [/(?:\bcoef|\bbeta\b|\best(?:imate)?\b|difference|\bdiff\b).{0,12}?(?:\bci\b|95)/i, kinds(0.9, 'coefficient', 'ci-low', 'ci-high')],
  [/(?:\bcoef|\bbeta\b|\best(?:imate)?\b).{0,8}?(?:\bse\b|std)/i, kinds(0.9, 'coefficient', 'se')],
  [/(?:(?<!\d ?)%|per ?cent|proportion|prevalence).{0,10}?(?:\bci\b|95)/i, kinds(0.9, 'percent', 'ci-low', 'ci-high')],
  [/\brate\b.{0,12}?(?:\bci\b|95)/i, kinds(0.9, 'rate', 'ci-low', 'ci-high')],
  [/(?:%|per ?cent)\s*[([]\s*n\b/i, kinds(0.95, 'percent', 'count')],
  [/\b(?:range|min(?:imum)?\b.{0,6}max)/i, kinds(0.95, 'min', 'max')],
  [/\biqr\b|q1.{0,5}q3|interquartile/i, kinds(0.95, ['quantile', 0.25], ['quantile', 0.75])],
  [/95% ?ci|confidence interval/i, kinds(0.9, 'ci-low', 'ci-high')],
];

/** Whether a set of kinds can stand for a form with so many parts. */
const fits = (form: Form, guesses: readonly WordGuess[], parts: number): boolean => {
  if (form === 'pair' && guesses.length === 3 && parts === 1) return true;
  if (form === 'range') return guesses.length === 2 && /^(?:min|quantile|ci-low)$/.test(guesses[0]!.kind);
  return guesses.length === parts;
};

export function spokenKinds(texts: readonly string[], form: Form, parts: number): readonly WordGuess[] | undefined {
  for (const text of texts) {
    const found = spoken.find(([words, guesses]) => words.test(text) && fits(form, guesses, parts));
    if (found) return found[1];
  }
  return undefined;
}

const isWhole = (part: Part | undefined) => !part || part.is === 'mark' || (Number.isInteger(part.value) && part.decimals === 0);
const isPercent = (part: Part | undefined) => part !== undefined && part.is !== 'mark' && part.percent;

/** What the form alone suggests, when no words say. */
function byForm(form: Form, parts: readonly Part[]): readonly WordGuess[] {
  const [first, second, third] = parts;
  switch (form) {
    case 'pair': {
      if (second?.is === 'mark' && senseOf(second.mark) === 'not-applicable') return kinds(0.6, 'coefficient');
      if (isPercent(second)) return kinds(0.93, 'count', 'percent');
      if (isPercent(first)) return kinds(0.85, 'percent', 'count');
      const share = second?.is === 'number' && second.value >= 0 && second.value <= 100;
      if (isWhole(first) && (share || second?.is !== 'number')) return kinds(0.7, 'count', 'percent');
      return kinds(0.6, 'mean', 'sd');
    }
    case 'over': return kinds(0.85, 'count', 'count');
    case 'over-percent': return kinds(0.93, 'count', 'count', 'percent');
    case 'plus-minus': return kinds(0.75, 'mean', 'sd');
    case 'triple':
      if (isPercent(first)) return kinds(0.75, 'percent', 'ci-low', 'ci-high');
      return third && isWhole(first) && isWhole(second) && isWhole(third) ? kinds(0.6, ['median', 0.5], ['quantile', 0.25], ['quantile', 0.75]) : kinds(0.6, 'coefficient', 'ci-low', 'ci-high');
    default: return kinds(0.5, 'min', 'max');
  }
}

export interface CellWords {
  /** From the most telling to the least: row label, its heading, column header, footnote. */
  readonly texts: readonly string[];
  readonly labels: { readonly row: string; readonly column: string };
}

/** What the parts of a composite cell ("8 (3.8%)") are: by the words around it, else by its form. */
export function compositeKinds(form: Form, parts: readonly Part[], words: CellWords): PartKind[] {
  const guesses = spokenKinds(words.texts, form, parts.length) ?? single(form, parts, words) ?? byForm(form, parts);
  return guesses.map((each, i) => ({ ...each, label: i === 1 && each.kind === 'count' && guesses[0]!.kind === 'count' ? `${words.labels.column} N`.trim() : /^(?:count|percent|ratio|coefficient|ci-low|ci-high|se|rate)$/.test(each.kind) ? words.labels.column : words.labels.row || words.labels.column }));
}

/** One strong word for the first part lets the form name the rest: "HR" over `1.2 (0.9, 1.6)`. */
function single(form: Form, parts: readonly Part[], words: CellWords): readonly WordGuess[] | undefined {
  const named = words.texts.map((text) => guessMeasure(text)).find((guess) => guess && guess.confidence >= (form === 'triple' && parts.every(isWhole) ? 0.8 : 0.85) && guess.kind !== 'p-value');
  if (!named) return undefined;
  const confidence = 0.85;
  if (form === 'triple') return named.kind === 'median' ? quartiles : [named, ...kinds(confidence, 'ci-low', 'ci-high')];
  if (form === 'plus-minus') return [named, ...kinds(confidence, 'sd')];
  if (form === 'pair') {
    if (named.kind === 'mean') return [named, ...kinds(confidence, 'sd')];
    if (named.kind === 'coefficient' || named.kind === 'ratio') return [named, ...kinds(confidence, 'se')];
    if (named.kind === 'count' || named.kind === 'events') return [named, ...kinds(0.85, 'percent')];
    if (named.kind === 'percent' && isWhole(parts[0]) && !isPercent(parts[0])) return kinds(0.85, 'count', 'percent');
  }
  return undefined;
}
