import { passesIban } from '../iban.js';
import { passesLuhn } from '../luhn.js';
import { spotsOf } from '../spotter.js';
import type { Spotter } from '../spotter.js';

const iban = /(?<![\p{L}\d])[A-Z]{2}\d{2}( ?)(?:[A-Z\d]{4}\1){2,7}[A-Z\d]{1,4}(?![\p{L}\d])/gu;
/** Card numbers of the large issuers, closed up or in fours (ISO/IEC 7812 ranges 3 to 6). */
const card = /(?<![\p{L}\d_.,-])(?:[45]\d{3}([ -]?)\d{4}\1\d{4}\1\d{4}|6(?:011|5\d\d)([ -]?)\d{4}\2\d{4}\2\d{4}|3[47]\d{2}([ -]?)\d{6}\3\d{5})(?![\p{L}\d_-]|[.,]\d| \d)/gu;
const sortCode = /(?<![\d-])\d{2}-\d{2}-\d{2}(?![\d-])[\s,;|/]{1,4}(?:a\/?c(?: no\.?)?\s*|account(?: no\.?)?\s*)?\d{8}(?!\d)/giu;
/** Eight digits are an account only where the heading says so. */
const plain = /^\s*\d{8}\s*$/;

export const accountNumber: Spotter = {
  id: 'account', one: 'bank or card number', many: 'bank or card numbers',
  heading: /\b(?:bank )?account (?:no|num|number|nr)\b|\bsort ?code\b|\biban\b|\b(?:card|credit card|debit card) (?:no|num|number)\b|\bpan$/,
  context: /account|card|iban/,
  digits: 8, letters: 0, chance: 0.1, alone: 'possible', column: 'certain', headed: 'certain', shows: 2,
  spot(text) {
    if (plain.test(text)) return [{ start: text.search(/\d/), end: text.trimEnd().length, key: text.trim(), valid: false, formatted: false }];
    return [
      ...spotsOf(text, iban, (value) => (passesIban(value.replace(/ /g, '')) ? { valid: true, formatted: true } : undefined)),
      ...spotsOf(text, card, (value, match) =>
        ({ valid: passesLuhn(value.replace(/\D/g, '')), formatted: Boolean(match[1] ?? match[2] ?? match[3]) })),
      ...spotsOf(text, sortCode, () => ({ valid: true, formatted: true })),
    ];
  },
};
