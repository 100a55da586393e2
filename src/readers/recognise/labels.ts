import type { Category } from '../../sdc/table.js';

const totals = /^(?:all|totals?|overall|grand total|sub-?totals?\b.*|sum|any|everyone|england|uk|united kingdom|great britain|whole (?:cohort|sample|population)|(?:total )?study population|(?:total|full|entire) (?:cohort|sample|population)|both(?: sexes)?|all (?:ages?|persons|people|patients|sexes|groups|areas|regions|practices|participants|adults|children|categories|ethnicities|years)|persons|combined|column total|row total|total .*|.*[ _-]totals?|margin|marginal|\(all\)|_all_|everybody|gesamt|insgesamt|ensemble|totaal|totale|alle)$/i;
const missing = /^(?:missing|unknown|not (?:known|stated|recorded|available|specified)|n\/?k|refused|prefer not to say|declined|no data|unspecified|undisclosed|<na>|na|nan|none recorded|missing\/unknown|unknown\/missing|other\/unknown|null|#n\/a)$/i;

/** Whether a label calls its row or column a total. Only arithmetic makes it one. */
export const saysTotal = (label: string): boolean => totals.test(label.replace(/[:¹²³*]+$/, '').trim());
export const saysMissing = (label: string): boolean => missing.test(label.replace(/,?\s+(?:n|n \(%\))$/i, '').trim());
export const roleOf = (label: string): Category['role'] => (saysTotal(label) ? 'total' : saysMissing(label) ? 'missing' : 'ordinary');

const attributes = /\b(?:outcome|event|diagnos|disease|condition|died|death|dead|status|tested|positive|negative|result|income|smok|pregnan|hiv|cancer|diabetes|admitted|readmi|response|answer|opinion|severity|grade|stage|score|treat|vaccinat|comorbid|fsm|benefit|offen[cd]|alcohol|drug|bmi|obes|satisf|excellent|adverse|heart|asthma|stroke|dementia|risk|survey|symptom)/i;
const identifying = /\b(?:age|sex|gender|region|area|ward|lsoa|msoa|local authority|la|trust|site|school|practice|hospital|ethnic|race|country|nation|district|county|town|city|postcode|employer|occupation|industry|sector|arm|cohort|imd|depriv|marital|religion|month|year|week|date|day|group|band|quintile|decile|population|care home|gp|icb|ccg|stp)/i;

/** What a dimension says about the people in it: who they are, or something about them (rules.md E3.9). */
export function dimensionRole(name: string, labels: readonly string[]): 'identifying' | 'attribute' | 'unknown' {
  const words = name.replace(/_/g, ' ');
  if (identifying.test(words)) return 'identifying';
  if (attributes.test(words)) return 'attribute';
  const joined = labels.map((label) => label.replace(/_/g, ' '));
  const some = (pattern: RegExp) => joined.filter((label) => pattern.test(label)).length >= Math.max(1, joined.length * 0.3);
  if (some(/^(?:male|female|m|f|men|women|\d+ ?(?:-|–|to) ?\d+|\d+\+|age ?\d+.*|north|south|east|west|london)$/i)) return 'identifying';
  return some(attributes) || joined.some((label) => /^(?:yes|no)$/i.test(label)) ? 'attribute' : 'unknown';
}

const ordinal = /^(?:age[ _]?)?\d+|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|^(?:q[1-4]|week|month|year)\b/i;
export const isOrdered = (labels: readonly string[]): boolean => labels.length > 1 && labels.filter((label) => ordinal.test(label)).length >= labels.length * 0.7;
