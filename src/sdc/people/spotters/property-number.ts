import { spotsOf } from '../spotter.js';
import type { Spotter } from '../spotter.js';

/** One address of Great Britain: up to twelve digits, told only by its heading (GeoPlace). A keyed hash of one is a study id. */
const digits = /^\s*\d{6,12}(?:\.0+)?\s*$/g;

export const propertyNumber: Spotter = {
  id: 'uprn', one: 'property reference number (UPRN)', many: 'property reference numbers (UPRN)',
  heading: /\bu[ps]rns?\b|\bunique (?:property|street) reference\b/,
  context: /u[ps]rn/,
  digits: 6, letters: 0, chance: 1, alone: 'silent', column: 'silent', headed: 'certain', shows: 2,
  spot(text) {
    const inText = /\bU[PS]RN\D{0,3}(\d{6,12})\b/i.exec(text);
    if (inText !== null && !/^\s*\d/.test(text)) {
      const start = inText.index + inText[0].length - inText[1]!.length;
      return [{ start, end: start + inText[1]!.length, key: inText[1]!, valid: true, formatted: false }];
    }
    return spotsOf(text, digits, () => ({ valid: true, formatted: false }));
  },
};
