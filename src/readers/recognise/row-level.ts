import type { ColumnProfile } from '../../sdc/subjects.js';
import { guessMeasure, plainWords } from './measure-words.js';

const idHeader = /^(?:id|(?:.* )?id|pid|patid|eid|ref|reference|record.*|nhs.*(?:no|num).*|chi(?: no.*| num.*)?|pseudo.*|subject|case ?(?:no|number)|mrn|hospital ?(?:no|number)|study ?(?:no|number)|uid|guid|uuid|person|patient(?: ?(?:no|number))?|respondent|participant|row(?: ?(?:no|number|id))?|index|obs|unnamed.*|hash.*|serial.*)$/;
const microdata = /^(?:age(?: at.*)?|sex|gender|dob|(?:date of )?birth.*|imd.*|dx|diagnos[ei]s.*|icd.*|snomed.*|ethnic.*|postcode.*|lsoa.*|admission.*|adm.*|discharge.*|los|bmi|height|weight|smok.*|income|salary|occupation|marital.*|died|death.*|dod|sbp|dbp|bp|hba1c|egfr|cholesterol|gp.*|practice.*|dose.*|drug.*|procedure.*|specialty|ward|nationality|religion|height.*|weight.*|blood.*|test result|result|event date|visit.*|surname|forename|first ?name|last ?name|(?:full )?name$|email|phone|address|town|employer|job.*)\b|\b(?:age|sex|gender|ethnicity|postcode|dob|bmi)$/;
const firm = new Set(['count', 'weighted-count', 'percent', 'proportion', 'rate', 'mean', 'sd', 'se', 'median', 'quantile', 'p-value', 'ci-low', 'ci-high', 'ratio', 'coefficient', 'statistic', 'at-risk', 'survival', 'events']);

const isFirm = ({ header, numbers }: ColumnProfile) => numbers > 0 && firm.has(guessMeasure(header)?.kind ?? 'unknown') && !microdata.test(plainWords(header));

/**
 * How much a grid looks like one row per person or event, from its columns alone (rules.md A10): an identifier that is
 * unique, dates by day, the variables of a record, and no column that counts or summarises. 0 to 1.
 */
export function rowLevelScore(profiles: readonly ColumnProfile[]): number {
  const used = profiles.filter(({ filled }) => filled > 0);
  const rows = used.reduce((most, { filled }) => Math.max(most, filled), 0);
  if (rows < 2 || used.length < 2) return 0;
  const namesMeasures = ({ sample, numbers }: ColumnProfile) => numbers === 0 && sample.length > 0 && sample.filter((text) => text.trim().length > 1 && (guessMeasure(text)?.confidence ?? 0) >= 0.85).length >= sample.length * 0.8;
  const measures = used.filter((column) => namesMeasures(column) || isFirm(column));
  const unique =({ filled, distinct }: ColumnProfile) => filled >= rows * 0.95 && distinct >= filled * 0.95;
  const named = used.some((column) => unique(column) && idHeader.test(plainWords(column.header)) && column.dates === 0);
  const anonymous = rows >= 20 && used.some((column) => unique(column) && (column.wholeNumbers === column.filled || (column.numbers === 0 && column.dates === 0 && column.meanLength >= 4 && column.meanLength <= 64)));
  const variables = used.filter(({ header }) => microdata.test(plainWords(header))).length;
  const days = used.some((column, i) => column.dates > column.filled * 0.5 && !(i === 0 && unique(column)));
  const mixed = used.some(({ numbers, filled }) => numbers === filled) && used.some(({ numbers, dates, filled }) => numbers === 0 && dates < filled);
  const score = (named ? 0.45 : anonymous ? 0.2 : 0) + (days ? 0.15 : 0) + Math.min(0.4, variables * 0.12)
    + (measures.length === 0 ? 0.15 : -0.35 - 0.2 * (measures.length / used.length)) + (rows >= 20 ? 0.1 : 0) + (mixed && used.length >= 5 ? 0.1 : 0);
  return Math.max(0, Math.min(1, score));
}
