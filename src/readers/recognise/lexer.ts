import type { Lexeme, NumberStyle, Part } from './lexeme.js';
import { pointStyle } from './lexeme.js';
import { senseOf } from './marks.js';

const number = {
  '.': String.raw`(?:\d{1,3}(?:[,'’ ]\d{3})+|\d+)(?:\.\d*)?|\.\d+`,
  ',': String.raw`(?:\d{1,3}(?:[.'’ ]\d{3})+|\d+)(?:,\d*)?|,\d+`,
} as const;

interface Patterns {
  readonly number: RegExp;
  readonly bound: RegExp;
  readonly span: RegExp;
  readonly pValue: RegExp;
  readonly pair: RegExp;
  readonly over: RegExp;
  readonly plusMinus: RegExp;
  readonly triple: RegExp;
  readonly range: RegExp;
}

function patternsFor(decimal: '.' | ','): Patterns {
  const n = `[-+]?(?:${number[decimal]})(?:[eE][-+]?\\d{1,3})?`;
  const bound = `(?:<=|>=|<|>|≤|≥)\\s*${n}\\s*%?`;
  const item = `(?:${n}\\s*%?|${bound}|\\[?[a-z*~#$.:–—-][a-z*~.:]*\\]?)`;
  const re = (source: string) => new RegExp(`^${source}$`, 'i');
  return {
    number: re(`([£$€]?)\\s*([-+]?)\\s*([£$€]?)\\s*(${n})\\s*(%?)\\s*(\\*{1,3}|[†‡§]|\\[[a-z]{1,2}\\]|(?<=\\d)[prezu])?`),
    bound: re(`(<=|>=|<|>|≤|≥|fewer than|less than|under|below|more than|over|at least|up to)\\s*(${n})\\s*(%?)`),
    span: re(`(\\d{1,2})\\s*(?:-|–|to)\\s*(\\d{1,2})`),
    pValue: re(`(?:p\\s*[=<>≤]\\s*|[<≤]\\s*(?=0?[.,]0))(0?[.,]\\d+|[01])\\s*(\\*{0,3})`),
    pair: re(`(${item})\\s*[([]\\s*(${item})\\s*[)\\]]\\s*(\\*{1,3}|[†‡§])?`),
    over: re(`(${item})\\s*/\\s*(${n})(?:\\s*\\(\\s*(${item})\\s*\\))?`),
    plusMinus: re(`(${n})\\s*(?:±|\\+/-|\\+-)\\s*(${n})`),
    triple: re(`(${n}\\s*%?)\\s*[([]\\s*(?:95%\\s*CI:?\\s*)?(${n})\\s*%?\\s*(?:${decimal === '.' ? ',' : ', '}|;|to|–|-)\\s*(${n})\\s*%?\\s*[)\\]]\\s*(\\*{1,3})?`),
    range: re(`[([]?\\s*(${n})\\s*(?:, |;|,\\s*|\\bto\\b|–|—|-)\\s*(${n})\\s*[)\\]]?`),
  };
}

const patterns = { '.': patternsFor('.'), ',': patternsFor(',') } as const;

const wideDigits = /[\uff10-\uff19]/g;
const footnote = /(?:[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]|\^[a-z0-9]\^|\[note \d{1,4}\]){1,20}$/i;

/** Longer than any number, mark or label that a person would print: such a cell is prose, and no pattern is tried on it. */
const longestCell = 10_000;

/** One spelling for blanks, minus signs, digits and footnote marks. Prose of more than 10,000 characters is left as it is. */
export function normalise(raw: string): string {
  let text = raw.trim();
  if (text === '' || text.length > longestCell || !/[^\x21-\x7e]/.test(text) && text.charCodeAt(0) !== 0x27 && !text.includes('&') && !/[\^\]]$/.test(text)) return text;
  text = text
    .replace(/&nbsp;|&thinsp;/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
    .replace(/[\u00a0\u2007\u2009\u202f\u2002\u2003]/g, ' ').replace(/[\u2212\u2010\u2011]/g, '-')
    .replace(wideDigits, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[\u200b-\u200d\ufeff]/g, '').replace(/^'/, '');
  return text.replace(footnote, '').trim();
}

/** The value and printed decimals of digits in a style; undefined when it is not one number. */
function numeral(text: string, style: NumberStyle): { value: number; decimals: number } | undefined {
  const plain = text.replace(style.decimal === '.' ? /[, '’]/g : /[. '’]/g, '').replace(',', '.');
  const value = Number(plain);
  if (!Number.isFinite(value) || plain === '') return undefined;
  const mantissa = plain.split(/e/i)[0]!;
  const dot = mantissa.indexOf('.');
  const decimals = dot < 0 ? 0 : mantissa.length - dot - 1;
  return { value, decimals: decimals < 10 ? decimals : withoutNoise(value) ?? decimals };
}

/** "94.69999999999999" is 94.7 as a binary machine prints it: the decimals a person would have written, if there are few. */
function withoutNoise(value: number): number | undefined {
  for (let decimals = 0; decimals <= 6; decimals++) {
    const scaled = value * 10 ** decimals;
    if (Math.abs(scaled - Math.round(scaled)) <= Math.abs(scaled) * 4e-15) return decimals;
  }
  return undefined;
}

const signs: Readonly<Record<string, '<' | '<=' | '>' | '>='>> = {
  '<': '<', '<=': '<=', '≤': '<=', '>': '>', '>=': '>=', '≥': '>=', 'fewer than': '<', 'less than': '<', under: '<', below: '<',
  'more than': '>', over: '>', 'at least': '>=', 'up to': '<=',
};

/** One quantity: a number, a bound or a mark. */
function partOf(text: string, style: NumberStyle): Part | undefined {
  const trimmed = text.trim();
  const bound = patterns[style.decimal].bound.exec(trimmed);
  if (bound) {
    const read = numeral(bound[2]!, style);
    return read && { is: 'bound', sign: signs[bound[1]!.toLowerCase()]!, ...read, percent: bound[3] === '%', text: trimmed };
  }
  const percent = trimmed.endsWith('%');
  const digits = percent ? trimmed.slice(0, -1).trim() : trimmed;
  if (/\d/.test(digits) && /^[-+\d.,'’ eE]+$/.test(digits)) {
    const read = numeral(digits, style);
    if (read) return { is: 'number', ...read, percent, text: trimmed };
  }
  return senseOf(trimmed) ? { is: 'mark', mark: trimmed, text: trimmed } : undefined;
}

const dates = /^(?:\d{4}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ]\d{1,2}|\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ]\d{4}|\d{4} \d{1,2} [a-z]{3,9}|\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2})?\S*|\d{1,2}:\d{2}(?::\d{2})?)$/i;
const couldBeParts = /[\d*~#$†‡§^¤:.…–—−[-]/;

const all = (form: 'pair' | 'over' | 'over-percent' | 'plus-minus' | 'triple' | 'range', texts: readonly string[], style: NumberStyle): Lexeme | undefined => {
  const parts = texts.map((text) => partOf(text, style));
  return parts.every((part) => part !== undefined) ? { is: 'parts', form, parts } : undefined;
};

function composite(text: string, style: NumberStyle): Lexeme | undefined {
  const p = patterns[style.decimal];
  const triple = p.triple.exec(text);
  if (triple) return all('triple', triple.slice(1, 4) as string[], style);
  const pair = p.pair.exec(text);
  if (pair) return all('pair', [pair[1]!, pair[2]!], style);
  const over = p.over.exec(text);
  if (over) return over[3] === undefined ? all('over', [over[1]!, over[2]!], style) : all('over-percent', [over[1]!, over[2]!, over[3]], style);
  const plusMinus = p.plusMinus.exec(text);
  if (plusMinus) return all('plus-minus', [plusMinus[1]!, plusMinus[2]!], style);
  const range = p.range.exec(text);
  return range ? all('range', [range[1]!, range[2]!], style) : undefined;
}

/** What a cell says, by its shape alone (rules.md E2, in that order). What it means is for its row and column to decide. */
export function lex(raw: string, style: NumberStyle = pointStyle): Lexeme {
  const text = normalise(raw);
  if (text === '') return { is: 'blank' };
  if (text.length > 60) return { is: 'text' };
  const sense = senseOf(text);
  if (sense) return { is: 'parts', form: 'single', parts: [{ is: 'mark', mark: text, text }] };
  if (!couldBeParts.test(text)) return { is: 'text' };
  const p = patterns[style.decimal];
  const pValue = p.pValue.exec(text);
  if (pValue) {
    const read = numeral(pValue[1]!, { decimal: pValue[1]!.includes(',') ? ',' : '.' });
    const sign = /[<≤>]/.exec(text)?.[0];
    if (read) {
      const part: Part = sign
        ? { is: 'bound', sign: signs[sign]!, ...read, percent: false, text }
        : { is: 'number', ...read, percent: false, text };
      return { is: 'parts', form: 'single', parts: [part], pValue: true, ...(pValue[2] ? { flag: pValue[2] } : {}) };
    }
  }
  const bound = partOf(text, style);
  if (bound?.is === 'bound') return { is: 'parts', form: 'single', parts: [bound] };
  const match = p.number.exec(text);
  if (match) {
    const read = numeral((match[2] ?? '') + match[4]!, style);
    const money = Boolean(match[1] || match[3]);
    if (read) {
      return {
        is: 'parts', form: 'single', parts: [{ is: 'number', ...read, percent: match[5] === '%', text }],
        ...(match[6] ? { flag: match[6] } : {}), ...(money ? { money } : {}),
      };
    }
  }
  if (dates.test(text)) return { is: 'date' };
  const bracket = /^[([]\s*(.+?)\s*[)\]]\s*(\*{1,3})?$/.exec(text);
  if (bracket) {
    const part = partOf(bracket[1]!, style);
    if (part && part.is !== 'mark') return { is: 'parts', form: 'single', parts: [part], bracketed: true };
  }
  return composite(text, style) ?? { is: 'text' };
}

/** Whether the cell holds something a number column holds: numbers, bounds or marks. */
export const isNumeric = (lexeme: Lexeme): boolean => lexeme.is === 'parts';
/** Whether at least one real number is printed. */
export const hasNumber = (lexeme: Lexeme): boolean =>
  lexeme.is === 'parts' && lexeme.parts.some((part) => part.is !== 'mark');
