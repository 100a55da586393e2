import { spotsOf } from '../spotter.js';
import type { Spotter } from '../spotter.js';

/**
 * Codes of clinicians and of the practices they work in: GMC reference (seven digits), NMC PIN ("93I1234E"),
 * consultant code ("C1234567"), GP code ("G1234567"), practice code ("A81001"). NHS Data Dictionary, ODS.
 */
const coded = /(?<![\p{L}\d_-])(?:[CG]\d{7}|\d{2}[A-L]\d{4}[A-Z]|[A-HJ-NP-WY]\d{5})(?![\p{L}\d_-])/gu;
const gmc = /^\s*\d{7}\s*$/;

export const staffCode: Spotter = {
  id: 'staff-code', one: 'staff or practice code', many: 'staff or practice codes',
  heading: /\b(?:gmc|nmc|gdc|hcpc)(?: ?(?:no|num|number|code|pin|ref|reference))?$|\b(?:practice|gp practice|surgery|gp|prescriber|consultant|clinician|doctor|gmp|smartcard)(?: (?:ods )?(?:code|id|no|number))$|\bprac(?:tice)? ?(?:code|id|no)\b|\bgpprac\b|\bconsult(?:ant)? ?code\b|\bpracid\b|\bstaff(?: ?(?:id|no|number|code))$|\bemployee (?:id|no|number)$/,
  context: /gmc|nmc|practice code/,
  digits: 5, letters: 0, chance: 1, alone: 'silent', column: 'silent', headed: 'certain', shows: 0,
  spot(text) {
    if (gmc.test(text)) return [{ start: text.search(/\d/), end: text.trimEnd().length, key: text.trim(), valid: true, formatted: false }];
    return spotsOf(text, coded, () => ({ valid: true, formatted: false }));
  },
};
