import { z } from 'zod';
import { defineFileRule } from '../../src/sdc/rule.js';

/** Counts in sentences ("n = 4 were excluded") are counts like those in tables. Threshold rule: Handbook on SDC, ch. 5. */
export default defineFileRule({
  id: 'prose-low-count',
  version: 1,
  risk: 'LowCount',
  statbarns: ['Frequencies'],
  summary: 'A sentence gives a count that is below the smallest that may be published',
  remedy: 'Leave the number out, round it, or say “fewer than” the threshold',
  needs: [],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
  }),
  applies: ({ facts }) => facts.some(({ is }) => is === 'prose-count'),
  *check({ facts }, { threshold }) {
    for (const { is, count = 0, place } of facts) {
      if (is !== 'prose-count' || count <= 0 || count >= threshold) continue;
      yield { places: [place], certainty: 'possible', because: `${count} is below ${threshold}` };
    }
  },
});
