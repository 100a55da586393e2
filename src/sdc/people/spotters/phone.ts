import { spotsOf } from '../spotter.js';
import type { Spotter } from '../spotter.js';

/** National numbers by Ofcom's plan: 01, 02 geographic, 07 mobile. 03 and 08 belong to organisations. */
const british = /(?<![\p{L}\d_.,/-])(?:(?:\+44|0044) ?(?:\(0\) ?)?|\(?0)[1-9]\d{1,3}\)?[ -]?\d{3,4}[ -]?\d{3,4}(?![\p{L}\d_/-]|[.,]\d| \d)/gu;
/** Any number written internationally, whole cell. */
const international = /^\s*\+(?!44)[1-9]\d{0,2}[ ()-]{0,2}\d(?:[ ()-]{0,2}\d){6,12}\s*$/;
/** A mobile that lost its zero in a numeric column; believed only under a heading. */
const bare = /^\s*7\d{9}(?:\.0+)?\s*$/;

export const phone: Spotter = {
  id: 'phone', one: 'telephone number', many: 'telephone numbers',
  heading: /\b(?:tele)?phones?\b(?! (?:calls?|consultations?|contacts?|interviews?))|\bmobile(?: (?:no|num|number))?$|\btel(?: (?:no|num|number))?$|\bcontact (?:no|num|number)\b|\bmsisdn\b/,
  context: /tel|phone|telephone|mob|mobile|call|ring|fax/,
  digits: 10, letters: 0, chance: 0.05, alone: 'possible', column: 'certain', headed: 'certain', shows: 2,
  spot(text) {
    if (international.test(text) || bare.test(text)) {
      const start = text.search(/\S/);
      const value = text.trim();
      return [{ start, end: start + value.length, key: value.replace(/\D/g, ''), valid: international.test(text), formatted: international.test(text) }];
    }
    return spotsOf(text, british, (value) => {
      const digits = value.replace(/\(0\)/, '').replace(/\D/g, '').replace(/^(?:0044|44(?=\d{9,10}$))/, '0');
      if (digits.length < 10 || digits.length > 11 || /^0(\d)\1+$/.test(digits)) return undefined;
      if (/^0[38]/.test(digits)) return undefined;
      return { valid: digits.startsWith('07') ? digits.length === 11 : true, formatted: /[\s()+-]/.test(value.trim()) };
    });
  },
};
