import { calendarDate, dayNumber } from './calendar-date.js';
import { isNumeric } from './blocks.js';
import type { BlockColumn } from './blocks.js';

/** Columns are judged by at most this many of their values. */
const looked = 2_000;

const share = (column: BlockColumn, test: (value: string) => boolean): number => {
  let seen = 0;
  let passed = 0;
  for (const value of column.values) {
    if (value === '') continue;
    if (++seen > looked) break;
    if (test(value)) passed++;
  }
  return seen === 0 ? 0 : passed / Math.min(seen, looked);
};

const whole = /^-?\d{1,15}(?:\.0+)?$/;
const sexes = /^(?:m|f|male|female|man|woman|boy|girl|other|unknown|u|x|not known|not specified|intersex|indeterminate)$/i;
const icd10 = /^[A-TV-Z]\d[\dA-B](?:\.?[\dX]{1,2})?[A-Z+*]?$/;
const missing = /^(?:na|n\/a|nan|null|none|\.|-|missing|unknown)$/i;

/** At least nine in ten values are whole numbers. */
export const isWholeNumbers = (column: BlockColumn): boolean => share(column, (value) => whole.test(value) || missing.test(value)) >= 0.9 && share(column, (value) => whole.test(value)) > 0;
export const isNumbers = (column: BlockColumn): boolean => share(column, isNumeric) >= 0.8;
/** Every value 0 or 1 (or yes and no, true and false), and both occur. */
export const isFlag = (column: BlockColumn): boolean => {
  const values = new Set([...column.distinct].filter((value) => !missing.test(value)).map((value) => value.toLowerCase().replace(/\.0+$/, '')));
  const pairs = [['0', '1'], ['yes', 'no'], ['y', 'n'], ['true', 'false'], ['t', 'f']];
  return values.size === 2 && pairs.some((pair) => pair.every((value) => values.has(value)));
};
/** Both sexes (or one, repeated) spelt out or as letters. */
export const isSex = (column: BlockColumn): boolean => column.distinct.size <= 6 && share(column, (value) => sexes.test(value)) >= 0.9 && column.filled > column.distinct.size;
/** Whole years between 0 and 115, varied, as ages of people are; not bands. */
export const isAge = (column: BlockColumn): boolean =>
  column.distinct.size >= Math.min(3, column.filled) && share(column, (value) => /^\d{1,3}(?:\.\d+)?$/.test(value) && Number(value) <= 115) >= 0.9;
/** Calendar days, in any of the forms software writes; runs of eight figures only where `bare` says that a heading names dates. */
export const isDays = (column: BlockColumn, bare = false): boolean =>
  share(column, (value) => calendarDate(value)?.day !== undefined || (bare && /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(value))) >= 0.7;
export const isDiagnosis = (column: BlockColumn): boolean => share(column, (value) => icd10.test(value)) >= 0.7;
/** Codes or numbers that never (or hardly ever) repeat. */
export const isUnique = (column: BlockColumn): boolean => column.filled >= 3 && column.distinct.size / column.filled >= 0.95;
/** Short values without spaces that hold a digit: how keys are written. */
export const isCodes = (column: BlockColumn): boolean => share(column, (value) => /^[\p{L}\d][\p{L}\d_./:-]{0,63}$/u.test(value) && /\d/.test(value) && !/^-?\d*\.\d+$/.test(value)) >= 0.9;
/** Hexadecimal digests of the usual lengths, or universally unique ids. */
export const isHashes = (column: BlockColumn): boolean =>
  share(column, (value) => (/^(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{56}|[\da-f]{64}|[\da-f]{96}|[\da-f]{128})$/i.test(value) && /[a-f]/i.test(value) && /\d/.test(value))
    || /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(value)) >= 0.8;
/** Sentences rather than labels. */
export const meanTextLength = (column: BlockColumn): number => {
  const texts = column.values.filter((value) => value !== '' && !isNumeric(value)).slice(0, looked);
  return texts.length === 0 ? 0 : texts.reduce((sum, value) => sum + value.length, 0) / texts.length;
};

/** Day numbers of the values that are days. */
export const dayNumbers = (column: BlockColumn): number[] =>
  column.values.slice(0, looked).flatMap((value) => {
    const date = calendarDate(value);
    return date?.day === undefined ? [] : [dayNumber(date)];
  });

export { share as shareOf };
