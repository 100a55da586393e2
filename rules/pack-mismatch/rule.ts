import { z } from 'zod';
import { defineRequestRule } from '../../src/sdc/rule.js';

/** The researcher names data owners whose rules this check did not apply. */
export default defineRequestRule({
  id: 'pack-mismatch',
  version: 1,
  risk: 'Context',
  statbarns: [],
  summary: 'The declaration names a rule pack that this check does not stand for.',
  remedy: 'Check with the strictest pack of all data owners',
  needs: ['declaration'],
  params: z.strictObject({
    standsFor: z.array(z.string()).default([]).describe('Ids of the packs this one is at least as strict as, itself included.'),
  }),
  applies: ({ declared }) => (declared.packs ?? []).length > 0,
  *check({ declared }, { standsFor }) {
    const others = (declared.packs ?? []).filter((pack) => !standsFor.includes(pack));
    if (others.length > 0) yield { certainty: 'certain', because: `declared: ${(declared.packs ?? []).join(', ')}; checked: ${standsFor.join(', ') || 'none named'}` };
  },
});
