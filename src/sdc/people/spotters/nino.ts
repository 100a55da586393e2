import { spotsOf } from '../spotter.js';
import type { Spotter } from '../spotter.js';

/** Prefixes and suffixes that are issued: HMRC National Insurance Manual NIM39110. Spaced "QQ 12 34 56 C" or closed up. */
const shape = /(?<![\p{L}\d_])(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]( ?)\d{2}\1\d{2}\1\d{2}\1([A-D]?)(?![\p{L}\d_])/giu;

export const nino: Spotter = {
  id: 'nino', one: 'National Insurance number', many: 'National Insurance numbers',
  heading: /\bnino\b|\bni ?(?:no|num|number)\b|\bnational insurance\b/,
  context: /nino|ni|national insurance/,
  digits: 6, letters: 2, chance: 0.02, alone: 'possible', column: 'certain', headed: 'certain', shows: 0,
  // Two letters and six digits alone are also how accession numbers look: without the suffix the heading must say so.
  spot: (text) => spotsOf(text, shape, (_value, match) => ({ valid: match[2] !== '', formatted: match[1] === ' ' && match[2] !== '' })),
};
