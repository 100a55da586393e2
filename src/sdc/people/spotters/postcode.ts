import { spotsOf } from '../spotter.js';
import type { Spotter } from '../spotter.js';
import { isPostcodeArea } from '../postcode-areas.js';

/** A full unit postcode (BS 7666): the inward letters never hold C I K M O V. */
const full = /(?<![\p{L}\d_-])(?:GIR( ?)0AA|([A-PR-UWYZ][A-HK-Y]?)(?:\d[A-HJKPSTUW]|\d[ABEHMNPRVWXY]|\d{1,2})( {0,2})\d[ABD-HJLNP-UW-Z]{2})(?![\p{L}\d_-])/gu;

export const postcode: Spotter = {
  id: 'postcode', one: 'full postcode', many: 'full postcodes',
  heading: /\bpost ?codes?\b|\bpcd(?:s|2|7|8)?\b|\bpcode\b|\bzip ?code\b/,
  context: /\b(?:post ?code|address|resident|lives?|living|home)\b[^\n]{0,30}$/i,
  digits: 2, letters: 3, chance: 0.01, alone: 'possible', column: 'certain', headed: 'certain', shows: 0,
  spot(text) {
    // Lower case counts only where the whole cell is one postcode; in prose it is mostly other words.
    const upper = /^\s*[a-z\d]{2,4} ?\d[a-z]{2}\s*$/i.test(text) ? text.toUpperCase() : text;
    return spotsOf(upper, full, (_value, match) => {
      const area = match[2];
      // ZZ99 codes stand for "no fixed abode" and countries, not for places.
      if (area !== undefined && !isPostcodeArea(area)) return undefined;
      return { valid: true, formatted: (match[1] ?? match[3]) !== '' };
    });
  },
};
