import { spotsOf } from '../spotter.js';
import type { Spotter } from '../spotter.js';

/**
 * A driver number of Great Britain: five letters of the surname (9 pads), decade, month (plus 50 for women), day,
 * year, initials (9 pads), a digit, two letters (DVLA, D1 notes).
 */
const driver = /(?<![\p{L}\d])[A-Z][A-Z9]{4} ?\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\d|3[01])\d ?[A-Z][A-Z9]\d ?[A-Z\d]?[A-Z]{2}(?![\p{L}\d])/gu;
/** The lower line of a passport's machine-readable zone (ICAO Doc 9303). */
const zone = /(?<![A-Z\d<])[A-Z\d]{9}\d[A-Z]{3}\d{7}[MF<]\d{7}[A-Z\d<]{14}\d{2}(?![A-Z\d<])/gu;
/** Passport numbers are nine digits, or one or two letters and six or seven digits: only a heading tells them apart. */
const passportNumber = /^\s*(?:\d{9}|[A-Z]{1,2}\d{6,7})\s*$/;

export const passport: Spotter = {
  id: 'passport', one: 'passport or driver number', many: 'passport or driver numbers',
  heading: /\bpassports?\b|\b(?:driver|driving|dvla)s? ?(?:licen[cs]e)? ?(?:no|num|number|id)?$/,
  context: /passport|licen[cs]e|driver/,
  digits: 6, letters: 0, chance: 0, alone: 'certain', column: 'certain', headed: 'certain', shows: 0,
  spot(text) {
    if (passportNumber.test(text)) return [{ start: text.search(/\S/), end: text.trimEnd().length, key: text.trim(), valid: false, formatted: false }];
    return [driver, zone].flatMap((pattern) => spotsOf(text, pattern, () => ({ valid: true, formatted: true })));
  },
};
