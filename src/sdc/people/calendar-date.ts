export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  /** Undefined when the text names a month only. */
  readonly day?: number;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
/** Days in a month from 1 to 12. */
export const daysIn = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (lengths[month - 1] ?? 0);

export const isRealDate = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month) && year >= 1850 && year <= 2199;

/** Two-digit years as people write them: 00–49 this century, 50–99 the last. */
const fullYear = (digits: string): number => (digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) < 50 ? 2000 : 1900));
const date = (year: number, month: number, day: number): CalendarDate | undefined =>
  isRealDate(year, month, day) ? { year, month, day } : undefined;
const monthNamed = (name: string): number => months.indexOf(name.slice(0, 3).toLowerCase()) + 1;

const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}(?::\d{2}){1,2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const numeric = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?: \d{1,2}(?::\d{2}){1,2})?$/;
const worded = /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(\d{1,2})(?:st|nd|rd|th)?[-/ ]?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/., ]{0,2}(\d{4}|\d{2})$/i;
const american = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i;
const monthOnly = /^(\d{4})[-/](\d{1,2})$|^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/ ](\d{4})$/i;

/** The day (or month) a whole cell names, in the forms statistical software writes; undefined when it names none. */
export function calendarDate(text: string): CalendarDate | undefined {
  const trimmed = text.trim();
  if (trimmed.length < 6 || trimmed.length > 40) return undefined;
  let match = iso.exec(trimmed);
  if (match) return date(Number(match[1]), Number(match[2]), Number(match[3]));
  match = numeric.exec(trimmed);
  if (match) {
    const year = fullYear(match[3]!);
    return date(year, Number(match[2]), Number(match[1])) ?? date(year, Number(match[1]), Number(match[2]));
  }
  match = worded.exec(trimmed);
  if (match) return date(fullYear(match[3]!), monthNamed(match[2]!), Number(match[1]));
  match = american.exec(trimmed);
  if (match) return date(Number(match[3]), monthNamed(match[1]!), Number(match[2]));
  match = monthOnly.exec(trimmed);
  if (!match) return undefined;
  const year = Number(match[1] ?? match[4]);
  const month = match[2] === undefined ? monthNamed(match[3]!) : Number(match[2]);
  return isRealDate(year, month, 1) ? { year, month } : undefined;
}

/** Days since 1 January 1970; a month counts from its first day. */
export function dayNumber({ year, month, day = 1 }: CalendarDate): number {
  const from = month > 2 ? year : year - 1;
  const era = Math.floor(from / 400);
  const yearOfEra = from - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}
