import { z } from 'zod';
import type { Block, BlockColumn } from '../../src/sdc/people/blocks.js';
import { blocksOf } from '../../src/sdc/people/blocks.js';
import { calendarDate } from '../../src/sdc/people/calendar-date.js';
import { columnInWords } from '../../src/sdc/people/columns-of.js';
import { isDays, isNumbers } from '../../src/sdc/people/column-values.js';
import { headingWords } from '../../src/sdc/people/heading-words.js';
import { cellIn, placesIn } from '../../src/sdc/people/places-in.js';
import { recordScore } from '../../src/sdc/people/records.js';
import type { Flag } from '../../src/sdc/rule.js';
import { defineFileRule } from '../../src/sdc/rule.js';
import type { FileSubject } from '../../src/sdc/subjects.js';

/** Days that belong to a period, a version or a publication, not to a person. */
const calendar = /(?:^| )(?:interval|week|month|period|quarter|year|publish\w*|publication|release\w*|extract\w*|updated|run|report\w*|accessed|as of|as at|w e|ending|commencing|week start|week end|created|modified|version|valid)(?: |$)/;
const birth = /(?:^| )(?:dob|birth|born)(?: |$)/;
const counted = /(?:^| )(?:n|no|count|counts|number|freq|frequency|cases|deaths|admissions|events|patients|people|births|attendances|tests|vaccinations|doses|discharges|visits|appointments|referrals|hospitali[sz]ations|infections|diagnoses|new)(?: |$)/;
const ends = /(?:^| )(?:first|last|earliest|latest|min|minimum|max|maximum)(?: |$)/;

/** Rows of a daily series with fewer people than the threshold. */
function lowDays(block: Block, days: BlockColumn, threshold: number): Flag | undefined {
  const counts = block.columns.filter((column) => column !== days && counted.test(column.words) && !/%|percent|rate|per /.test(column.words) && isNumbers(column));
  const isLow = (value: string): boolean => /^\d[\d,]*$/.test(value) && Number(value.replace(/,/g, '')) > 0 && Number(value.replace(/,/g, '')) < threshold;
  const low = new Set<number>();
  for (const column of counts) column.values.forEach((value, index) => { if (isLow(value)) low.add(index); });
  if (low.size === 0) return undefined;
  const places = [...low].slice(0, 200).map((index) => cellIn(block, index, days));
  return { places, certainty: 'certain', because: `${low.size} of ${days.filled} days count fewer than ${threshold}` };
}

function ofColumn(file: FileSubject, block: Block, column: BlockColumn, threshold: number): Flag | undefined {
  if (calendar.test(column.words) || birth.test(column.words) || !isDays(column, /date|dt$|day/.test(column.words))) return undefined;
  const low = lowDays(block, column, threshold);
  if (low !== undefined) return low;
  if (recordScore(file, block).score < 0.4) return undefined;
  return { places: placesIn(block, column), certainty: 'certain', because: `${column.distinct.size} different days under ${columnInWords(column)}, one row per person` };
}

/** "First admission: 2 March 2024" is one person's day. */
function extremes(block: Block): Flag | undefined {
  const places = block.columns.flatMap((column) => {
    if (ends.test(column.words) && !calendar.test(column.words)) return placesIn(block, column, (value) => calendarDate(value)?.day !== undefined);
    const label = block.columns[0]!;
    return placesIn(block, column, (value) => calendarDate(value)?.day !== undefined)
      .filter((place) => {
        const words = headingWords(label.values[block.rows.indexOf(place.row!)]!);
        return ends.test(words) && !calendar.test(words);
      });
  });
  return places.length === 0 ? undefined : { places, certainty: 'possible', because: `${places.length} days are the first or last of their kind`, says: 'The first and last days may each be one person’s.' };
}

/** Days of events of single people; series with few people a day; first and last days. */
export default defineFileRule({
  id: 'exact-dates',
  version: 1,
  risk: 'Identification',
  statbarns: ['Frequencies', 'Endpoints'],
  summary: 'The file gives the exact days of events of few people.',
  remedy: 'Use months or quarters, or drop the days',
  needs: [],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest publishable count of a day.'),
  }),
  applies: () => true,
  *check(file, { threshold }) {
    for (const block of blocksOf(file)) {
      for (const column of block.columns) {
        const flag = ofColumn(file, block, column, threshold);
        if (flag !== undefined) yield flag;
      }
      const flag = recordScore(file, block).score < 0.4 ? extremes(block) : undefined;
      if (flag !== undefined) yield flag;
    }
  },
});
