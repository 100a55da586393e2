import { isRealDate } from '../calendar-date.js';
import { passesModulus11 } from '../modulus-11.js';
import { spotsOf } from '../spotter.js';
import type { Spot, Spotter } from '../spotter.js';

/** Ten digits, in a row or grouped 3-3-4 by one kind of separator; ".0" is what software adds to a missing-prone column. */
const tenDigits = /(?<![\p{L}\d_.,/-])(?:\d{10}|(?<!\d )\d{3}([ -])\d{3}\1\d{4}(?! \d))(?=\.0+(?!\d)|(?![\p{L}\d_/-]|[.,]\d))/gu;
/** A CHI number that lost the leading zero of its day in a numeric column. */
const nineDigits = /^\s*\d{9}(?:\.0+)?\s*$/;

type Range = 'nhs' | 'chi' | 'hcn' | 'none';

/**
 * Whose number ten digits may be: 010101–311299 begin a CHI number (Scotland), 320–399 are Health and Care numbers
 * (Northern Ireland), 400 upwards NHS numbers (999 is the test range). NHS Data Dictionary.
 */
function rangeOf(digits: string): Range {
  const head = Number(digits.slice(0, 3));
  if (head >= 400) return 'nhs';
  if (head >= 320) return 'hcn';
  const [day, month, year] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6)].map(Number) as [number, number, number];
  return isRealDate(2000 + year, month, day) || isRealDate(1900 + year, month, day) ? 'chi' : 'none';
}

const spot = (range: Range) => (text: string): readonly Spot[] => {
  if (range === 'chi' && nineDigits.test(text)) {
    const start = text.search(/\d/);
    const digits = `0${text.slice(start, start + 9)}`;
    if (rangeOf(digits) !== 'chi') return [];
    return [{ start, end: start + 9, key: digits, valid: passesModulus11(digits), formatted: false }];
  }
  return spotsOf(text, tenDigits, (value, match) => {
    const digits = value.replace(/\D/g, '');
    return rangeOf(digits) === range ? { valid: passesModulus11(digits), formatted: match[1] !== undefined } : undefined;
  });
};

const common = { digits: 9, letters: 0, chance: 1 / 11, alone: 'silent', column: 'certain', headed: 'possible', shows: 2 } as const;
const nhsWords = 'nhs ?(?:no|num|number|nr|id|identifier)';

export const nhsNumber: Spotter = {
  ...common, id: 'nhs-number', one: 'NHS number', many: 'NHS numbers',
  heading: new RegExp(`\\b(?:new ?)?${nhsWords}\\b|^nhs$`),
  context: /nhs/,
  spot: spot('nhs'),
};

export const chiNumber: Spotter = {
  ...common, id: 'chi', one: 'CHI number', many: 'CHI numbers',
  heading: new RegExp(`^(?:upi )?chi(?: ?(?:no|num|number|id))?$|\\bcommunity health index\\b|\\bupi\\b|\\b${nhsWords}\\b`),
  context: /chi|upi|nhs|community health index/,
  spot: spot('chi'),
};

export const healthAndCareNumber: Spotter = {
  ...common, id: 'hcn', one: 'Health and Care number', many: 'Health and Care numbers',
  heading: new RegExp(`\\bhcn\\b|\\bh ?&? ?c ?(?:no|num|number)\\b|\\bhealth (?:and|&) (?:social )?care (?:no|num|number)\\b|\\b${nhsWords}\\b`),
  context: /hcn|h ?&? ?c|health (?:and|&) (?:social )?care|nhs/,
  spot: spot('hcn'),
};
