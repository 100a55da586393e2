import { z } from 'zod';
import { blocksOf } from '../../src/sdc/people/blocks.js';
import { isNumbers } from '../../src/sdc/people/column-values.js';
import { headingIn, placesIn } from '../../src/sdc/people/places-in.js';
import { sensitiveTopic } from '../../src/sdc/people/sensitive-topics.js';
import type { Place } from '../../src/sdc/subjects.js';
import { defineFileRule } from '../../src/sdc/rule.js';

/** Topics that harm most when known of a person: the checker should think of a stricter pack. */
export default defineFileRule({
  id: 'sensitive-attribute',
  version: 1,
  risk: 'Identification',
  statbarns: [],
  summary: 'The file touches a sensitive topic.',
  remedy: 'Check whether a stricter pack applies to it',
  needs: [],
  params: z.strictObject({
    ignore: z.array(z.string()).default([]).describe('Topics that need no mention here, by name.'),
  }),
  applies: () => true,
  *check(file, { ignore }) {
    const found = new Map<string, Place[]>();
    const add = (topic: string | undefined, place: Place): void => {
      if (topic !== undefined && !ignore.includes(topic)) found.set(topic, [...(found.get(topic) ?? []), place]);
    };
    for (const block of blocksOf(file)) {
      for (const column of block.columns) {
        if (block.headingRow !== undefined) add(sensitiveTopic(column.heading), headingIn(block, column));
        if (isNumbers(column) || column.distinct.size > 2_000) continue;
        for (const value of column.distinct) {
          const topic = sensitiveTopic(value);
          if (topic !== undefined) add(topic, placesIn(block, column, (other) => other === value)[0]!);
        }
      }
    }
    for (const [topic, places] of found) yield { places: places.slice(0, 200), certainty: 'possible', because: `${places.length} headings or labels speak of ${topic}` };
  },
});
