import { z } from 'zod';
import { isCount } from '../../src/sdc/counts.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import type { Measure, Table } from '../../src/sdc/table.js';

/** Forty admissions may be three people: thresholds count people. */
export default defineTableRule({
  id: 'count-unit-ambiguity',
  version: 1,
  risk: 'LowCount',
  statbarns: ['Frequencies'],
  summary: 'The table counts events, and the same person may be behind many of them',
  remedy: 'Attach the number of different people behind each count',
  needs: ['unweighted-counts'],
  params: z.strictObject({
    eventWords: z.array(z.string()).default(['admission', 'attendance', 'prescription', 'prescribed item', 'spell', 'episode', 'visit', 'consultation', 'appointment', 'claim', 'referral', 'swab', 'scan', 'contacts'])
      .describe('Words in a heading that mean events, not people.'),
  }),

  applies: (table) => table.measures.some((measure) => isCount(table, measure)),

  *check(table, { eventWords }): Generator<Outcome> {
    const events = table.measures.flatMap((measure, at) => (isCount(table, measure) && countsEvents(table, measure, eventWords) ? [at] : []));
    const people = table.measures.some((measure, at) => isCount(table, measure) && !events.includes(at) && measure.unit === 'person');
    if (events.length === 0 || people) return;
    const first = table.cells.find(({ measure }) => events.includes(measure));
    yield { missing: 'unweighted-counts', ...(first && { cells: [first] }), ask: 'Attach the number of different people behind each of these counts of events, or say that no person counts twice' };
  },
});

const people = /\b(patient|person|people|participant|individual|women|men|child|adult|resident)s?\b/i;

function countsEvents(table: Table, { label, unit }: Measure, words: readonly string[]): boolean {
  if (unit === 'person' || people.test(label)) return false;
  const text = `${label} ${label === '' || /^(n|no|count|number|freq|total)\b/i.test(label) ? table.title : ''}`.toLowerCase();
  return words.some((word) => text.includes(word));
}
