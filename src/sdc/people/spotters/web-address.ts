import { spotsOf } from '../spotter.js';
import type { Spotter } from '../spotter.js';

/** Pages that belong to one person. Sources, journals and code repositories are not among them. */
const profile = /(?:https?:\/\/)?(?:www\.)?(?:linkedin\.com\/(?:in|pub)|facebook\.com\/(?!groups|events|sharer|pages\b|policies)|instagram\.com|tiktok\.com\/@|(?:twitter|x)\.com\/(?!intent|share|search|home\b)|youtube\.com\/@|justgiving\.com\/(?:page|fundraising))\/?[\w.%@-]{2,}/giu;
/** A query that carries a person's key. */
const keyed = /https?:\/\/[^\s"'<>]*[?&](?:nhs[_-]?(?:no|number)|patient(?:_?id)?|person_?id|subject_?id|mrn|chi|email|user(?:name)?|token|dob)=[^\s"'<>&]+/giu;

export const webAddress: Spotter = {
  id: 'url', one: 'web address of a person', many: 'web addresses of people',
  heading: /\b(?:personal|own|home) (?:url|website|web ?page|page)\b|\b(?:linkedin|facebook|twitter|instagram|social media|profile)(?: (?:url|link|handle|profile|page))?$/,
  context: /profile|page|website/,
  digits: 0, letters: 5, chance: 0, alone: 'possible', column: 'certain', headed: 'certain', shows: 0,
  spot(text) {
    if (!text.includes('.')) return [];
    return [...spotsOf(text, profile, () => ({ valid: true, formatted: true })), ...spotsOf(text, keyed, () => ({ valid: true, formatted: true }))];
  },
};
