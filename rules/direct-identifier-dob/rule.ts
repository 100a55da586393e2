import { z } from 'zod';
import type { Block } from '../../src/sdc/people/blocks.js';
import { blocksOf } from '../../src/sdc/people/blocks.js';
import { calendarDate } from '../../src/sdc/people/calendar-date.js';
import { columnInWords, columnsOf } from '../../src/sdc/people/columns-of.js';
import { dayNumbers, isDays, shareOf } from '../../src/sdc/people/column-values.js';
import { headingWords } from '../../src/sdc/people/heading-words.js';
import { cellIn, placesIn } from '../../src/sdc/people/places-in.js';
import { recordScore } from '../../src/sdc/people/records.js';
import { scanOf } from '../../src/sdc/people/sightings.js';
import type { Place } from '../../src/sdc/subjects.js';
import { defineFileRule } from '../../src/sdc/rule.js';

const heading = /(?:^| )(?:dob|d o b|date of birth|birth ?dates?|birth ?days?|born(?: on)?|dt(?:e)? (?:of )?birth|birth dt|birthdt|geb(?:urts)?datum|mydob)(?: |$)/;
const birth = /(?:^| )(?:birth|born|mob|dob)(?: |$)/;
const spoken = /\b(?:d\.?o\.?b\.?|date of birth|birth ?date|born(?: on)?)\b\W{0,6}(\d{1,4}[-/. ]\w{1,9}[-/. ]\d{2,4})/giu;
/** Birthdays spread over at least this many years; events of a study over fewer. */
const spread = 40 * 365;

/** A label that asks for a birthday, and the day in the cell to its right: how forms are filled. */
function filledForms(block: Block): Place[] {
  return block.columns.slice(0, -1).flatMap((column, at) => column.values.flatMap((value, index) => {
    const right = block.columns[at + 1]!;
    return heading.test(headingWords(value)) && calendarDate(right.values[index]!)?.day !== undefined ? [cellIn(block, index, right)] : [];
  }));
}

/** Dates of birth: by heading, in forms and sentences, or as days over a lifetime in data of one row per person. */
export default defineFileRule({
  id: 'direct-identifier-dob',
  version: 1,
  risk: 'Identification',
  statbarns: [],
  summary: 'The file holds dates of birth.',
  remedy: 'Use the age in years or an age band instead',
  needs: [],
  params: z.strictObject({}),
  applies: () => true,
  *check(file) {
    for (const [block, column] of columnsOf(file)) {
      const named = heading.test(column.words);
      if (named && isDays(column, true)) yield { places: placesIn(block, column), certainty: 'certain', because: `${column.distinct.size} different birthdays under ${columnInWords(column)}` };
      else if (birth.test(column.words) && shareOf(column, (value) => calendarDate(value) !== undefined) >= 0.7) {
        yield { places: placesIn(block, column), certainty: 'possible', because: `months or days of birth under ${columnInWords(column)}`, says: 'The file may hold dates of birth.' };
      } else if (!named && isDays(column) && recordScore(file, block).score >= 0.4) {
        const days = dayNumbers(column);
        if (days.length >= 3 && Math.max(...days) - Math.min(...days) > spread) {
          yield { places: placesIn(block, column), certainty: 'possible', because: `days over more than forty years in ${columnInWords(column)}, one row per person`, says: 'The file may hold dates of birth.' };
        }
      }
    }
    const forms = blocksOf(file).flatMap(filledForms);
    if (forms.length > 0) yield { places: forms, certainty: 'certain', because: `${forms.length} birthdays beside their labels` };
    const sentences = scanOf(file).prose.filter(({ text }) => [...text.matchAll(spoken)].some((match) => calendarDate(match[1]!)?.day !== undefined));
    if (sentences.length > 0) yield { places: sentences.map(({ place }) => place).slice(0, 200), certainty: 'certain', because: `${sentences.length} sentences give a birthday` };
  },
});
