import type { Block, BlockColumn } from './blocks.js';
import { areaTypeOf } from './area-codes.js';
import { isAge, isDays, isDiagnosis, isNumbers, isSex, shareOf } from './column-values.js';
import { personKey } from './heading-kinds.js';

/** What neighbours, colleagues and newspapers know of a person. */
const known = /(?:^| )(?:age|ageband|age group|dob|yob|birth|sex|gender|male|female|ethnicity|ethnic|ethnos|race|religion|nationality|country|language|marital|occupation|job|soc|employer|education|qualification|household|family|children|parity|postcode|pcd|lsoa|msoa|oa|ward|lad|region|county|town|village|la|local authority|area|district|school|gp|practice|hospital|trust|admi(?:ssion)?|adm|disch(?:arge)?|death|dod|event|visit|height)(?: |$)/;
const hidden = /(?:^| )(?:dx|diag(?:nosis)?|icd|snomed|outcome|died|dead|hiv|result|score|income|salary|treatment|drug|cause|procedure|opcs)(?: |$)/;

/** Columns that could be matched with outside knowledge. */
export const quasiIdentifiers = (block: Block): BlockColumn[] =>
  block.columns.filter((column) => column.filled > 0 && column.distinct.size > 1 && !personKey.test(column.words) && (
    (known.test(column.words) && (!isNumbers(column) || /age|yob|birth|sex|male|female|height|ethni|region|imd|soc/.test(column.words)))
    || isSex(column) || isDays(column, /date|dt|dob/.test(column.words)) || (column.words === '' && isAge(column) && column.distinct.size >= 3)
    || shareOf(column, (value) => areaTypeOf(value) !== undefined) >= 0.8));

/** The first column that says something a person would rather keep to themselves. */
export const sensitiveColumn = (block: Block): BlockColumn | undefined =>
  block.columns.find((column) => hidden.test(column.words) || (column.words === '' && isDiagnosis(column)));
