import { passesLuhn } from '../luhn.js';
import { spotsOf } from '../spotter.js';
import type { Spotter } from '../spotter.js';

/** IMEI numbers of telephones carry a Luhn digit; serial numbers are told by their heading alone. */
const imei = /(?<![\p{L}\d_.,-])\d{15}(?![\p{L}\d_-]|[.,]\d)/gu;
const serial = /^\s*(?=[A-Z\d-]*\d)[A-Z\d][A-Z\d-]{5,24}\s*$/i;

export const device: Spotter = {
  id: 'device', one: 'device number', many: 'device numbers',
  heading: /\bimei\b|\bserial (?:no|num|number)\b|\bdevice (?:id|identifier|serial|no|number)\b|\bimplant (?:id|serial|no|number)\b|\budi$/,
  context: /imei|serial/,
  digits: 4, letters: 0, chance: 0.1, alone: 'silent', column: 'possible', headed: 'certain', shows: 0,
  spot(text) {
    const phones = spotsOf(text, imei, (value) => ({ valid: passesLuhn(value), formatted: false }));
    if (phones.length > 0 || !serial.test(text)) return phones;
    return [{ start: text.search(/\S/), end: text.trimEnd().length, key: text.trim().toUpperCase(), valid: false, formatted: false }];
  },
};
