import { spotsOf } from '../spotter.js';
import type { Spotter } from '../spotter.js';

/** National Grid letters and six to ten figures: 100 m or finer (Ordnance Survey). Four figures are a kilometre and stay out. */
const national = /(?<![\p{L}\d_-])(?:H[OPTUWXYZ]|N[A-DF-HJ-OR-UWXYZ]|S[C-EHJKMNOPR-Z]|T[AFGLMQRV])( ?)(?:\d{6}|\d{8}|\d{10}|\d{3} \d{3}|\d{4} \d{4}|\d{5} \d{5})(?![\p{L}\d_-])/gu;
/** A pair of coordinates within the British Isles with four decimals or more (about ten metres). */
const pair = /(?<![\d.,])(?:49|5\d|60)\.\d{4,}\s?°?\s?N?[,;\s]\s?-?[0-8]\.\d{4,}(?![\d])/giu;
/** One coordinate to a cell, under its heading. */
const single = /^\s*(?:-?(?:\d|[4-6]\d)\.\d{4,}|\d{6}(?:\.\d+)?)\s*$/;

export const gridReference: Spotter = {
  id: 'grid-ref', one: 'map position', many: 'map positions',
  heading: /\b(?:grid|os|map) ?ref(?:erence)?s?\b|\b(?:home )?(?:lat|latitude|lon|lng|long|longitude)$|\b(?:eastings?|northings?|oseast\w*|osnrth\w*)\b|^(?:x|y) coord(?:inate)?s?$|\bwhat ?3 ?words\b/,
  context: /grid ref(?:erence)?|located at|coordinates?|gps/,
  digits: 5, letters: 0, chance: 0.1, alone: 'possible', column: 'possible', headed: 'possible', shows: 0,
  spot(text) {
    if (single.test(text)) return [{ start: text.search(/\S/), end: text.trimEnd().length, key: text.trim(), valid: false, formatted: false }];
    return [
      ...spotsOf(text, national, (value, match) => ({ valid: match[1] === ' ' || / /.test(value), formatted: / /.test(value) })),
      ...spotsOf(text, pair, () => ({ valid: true, formatted: true })),
    ];
  },
};
