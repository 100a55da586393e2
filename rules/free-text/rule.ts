import { z } from 'zod';
import { blocksOf } from '../../src/sdc/people/blocks.js';
import type { Block, BlockColumn } from '../../src/sdc/people/blocks.js';
import { columnInWords } from '../../src/sdc/people/columns-of.js';
import { meanTextLength, shareOf } from '../../src/sdc/people/column-values.js';
import { placesIn } from '../../src/sdc/people/places-in.js';
import { recordScore } from '../../src/sdc/people/records.js';
import { isNumeric } from '../../src/sdc/people/blocks.js';
import { defineFileRule } from '../../src/sdc/rule.js';

/** Columns that explain others: descriptions of variables and codes, definitions, sources. */
const explains = /(?:^| )(?:label|labels|description|desc|definition|term|meaning|title|source|url|reference|citation|question|variable|code ?list|query|formula|command|summary|notes?|footnotes?|caption|methods?|rationale|what|why|item)(?: |$)/;
const speaks = /(?:^| )(?:free ?text|comments?|remarks?|narrative|history|letter|report|quotes?|verbatim|response|answer|feedback|reason|presenting complaint|story|complaint|clinical ?notes?)(?: |$)/;
const isText = (value: string): boolean => !isNumeric(value) && / \S+ /.test(value);

function isFree(column: BlockColumn, { records, length, distinct }: { records: boolean; length: number; distinct: number }): boolean {
  const spoken = speaks.test(column.words);
  if (shareOf(column, isText) < 0.5) return false;
  if (!spoken && !records && explains.test(column.words)) return false;
  const needed = spoken || records ? Math.min(5, distinct) : distinct;
  return column.distinct.size >= needed && meanTextLength(column) > (spoken ? Math.min(20, length) : length);
}

const looksLikeRecords = (block: Block, score: number): boolean => score >= 0.4 && block.columns.length >= 2;

/** Sentences by the dozen: what people wrote or said, which may hold anything. */
export default defineFileRule({
  id: 'free-text',
  version: 1,
  risk: 'Identification',
  statbarns: [],
  summary: 'The file holds free text.',
  remedy: 'Remove the text, or have each passage read by a person',
  needs: [],
  params: z.strictObject({
    length: z.number().int().min(1).default(40).describe('Mean length of the texts, in characters, above which they are sentences.'),
    distinct: z.number().int().min(1).default(20).describe('Different texts from which a column counts as free text.'),
  }),
  applies: () => true,
  *check(file, { length, distinct }) {
    for (const block of blocksOf(file)) {
      const records = looksLikeRecords(block, recordScore(file, block).score);
      for (const column of block.columns) {
        if (!isFree(column, { records, length, distinct })) continue;
        yield { places: placesIn(block, column, isText), certainty: 'possible', because: `${column.distinct.size} texts of ${Math.round(meanTextLength(column))} characters on average in ${columnInWords(column)}` };
      }
    }
  },
});
