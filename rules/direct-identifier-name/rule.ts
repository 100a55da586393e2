import { z } from 'zod';
import type { BlockColumn } from '../../src/sdc/people/blocks.js';
import { isNumeric } from '../../src/sdc/people/blocks.js';
import { columnInWords, columnsOf } from '../../src/sdc/people/columns-of.js';
import { shareOf } from '../../src/sdc/people/column-values.js';
import { homesInText, isFullName, isNameWord, namesInText } from '../../src/sdc/people/person-names.js';
import { placesIn } from '../../src/sdc/people/places-in.js';
import { scanOf } from '../../src/sdc/people/sightings.js';
import type { Certainty } from '../../src/sdc/rule.js';
import { defineFileRule } from '../../src/sdc/rule.js';

const nameHeading = /^(?:(?:patient|participant|subject|client|person|pupil|child|mother|father|baby|partner|carer|next of kin|nok|emergency contact|resident|service user|known|preferred|maiden|middle|given|family|full|first|last)s? ?name(?:s)?|(?:patient|mother|father) )?(?:sur ?names?|fore ?names?|initials)?$/;
const staffHeading = /^(?:(?:responsible |named |admitting |attending )?(?:consultant|clinician|doctor|surgeon|nurse|midwife|gp|therapist|interviewer|social worker|teacher|staff)(?: name)?|seen by|entered by|recorded by)$/;
const plainHeading = /^(?:names?|person|patient|participant|contact|next of kin|nok)$/;
const word = /^[\p{L}][\p{L}'’. -]{0,40}$/u;

function judge(column: BlockColumn, share: number): Certainty | undefined {
  if (column.filled === 0 || shareOf(column, isNumeric) > 0.5) return undefined;
  const full = shareOf(column, isFullName);
  const known = shareOf(column, (value) => isFullName(value) || isNameWord(value));
  const worded = shareOf(column, (value) => word.test(value)) >= 0.7;
  if (column.words !== '' && nameHeading.test(column.words) && worded && column.distinct.size >= 2) return 'certain';
  if (staffHeading.test(column.words) && worded && (known >= share || shareOf(column, (value) => /^(?:Dr|Mr|Mrs|Ms|Miss|Prof)\b/.test(value)) >= share)) return 'certain';
  if (plainHeading.test(column.words) && known >= share && column.distinct.size >= 2) return 'certain';
  if (full >= share && column.distinct.size >= 3) return 'possible';
  return column.distinct.size >= 5 && known >= 2 * share ? 'possible' : undefined;
}

/** Names of people by heading, by a short lexicon of given and family names, and in sentences and paths. */
export default defineFileRule({
  id: 'direct-identifier-name',
  version: 1,
  risk: 'Identification',
  statbarns: [],
  summary: 'The file holds names of people.',
  remedy: 'Remove the names',
  needs: [],
  params: z.strictObject({
    share: z.number().min(0).max(1).default(0.3).describe('Share of a text column that must look like names.'),
  }),
  applies: () => true,
  *check(file, { share }) {
    for (const [block, column] of columnsOf(file)) {
      const certainty = judge(column, share);
      if (certainty !== undefined) yield { places: placesIn(block, column, (value) => !isNumeric(value)), certainty, because: `${column.distinct.size} different names under ${columnInWords(column)}` };
    }
    const { prose } = scanOf(file);
    const named = prose.filter((piece) => namesInText(piece.text).length > 0);
    if (named.length > 0) {
      yield { places: named.map(({ place }) => place).slice(0, 200), certainty: 'possible', because: `${named.length} sentences name a person`, says: 'The text may name people.' };
    }
    const homes = prose.filter((piece) => homesInText(piece.text).length > 0);
    if (homes.length > 0) {
      yield { places: homes.map(({ place }) => place).slice(0, 200), certainty: 'possible', because: `${homes.length} paths lead through a person’s folder`, says: 'A path names a person’s account.' };
    }
  },
});
