import { spotsOf } from '../spotter.js';
import type { Spotter } from '../spotter.js';

/** Registration marks since 2001 ("AB12 CDE"), and from 1983 ("A123 BCD"); I, Q and Z are used sparingly (DVLA INF104). */
const current = /(?<![\p{L}\d_-])[A-HJ-PR-Y][A-HJ-PR-Y](?:0[2-9]|[1-8]\d|5[0-9])( ?)[A-HJ-PR-Z]{3}(?![\p{L}\d_-])/gu;
const prefixed = /(?<![\p{L}\d_-])[A-HJ-NPR-TV-Y][1-9]\d{0,2}( ?)[A-HJ-PR-Z]{3}(?![\p{L}\d_-])/gu;

export const vehicle: Spotter = {
  id: 'vehicle', one: 'vehicle registration', many: 'vehicle registrations',
  heading: /\bvrm\b|\bvehicle ?reg(?:istration)?\b|\b(?:number|licen[cs]e) plate\b|\breg(?:istration)? (?:mark|plate)\b|\bchassis (?:no|number)\b/,
  context: /vrm|number plate|vehicle reg(?:istration)?|car reg(?:istration)?/,
  digits: 1, letters: 4, chance: 0.1, alone: 'silent', column: 'possible', headed: 'certain', shows: 0,
  spot: (text) => [
    ...spotsOf(text, current, (_value, match) => ({ valid: true, formatted: match[1] !== '' })),
    ...spotsOf(text, prefixed, () => ({ valid: false, formatted: false })),
  ],
};
