import { z } from 'zod';
import type { Declaration } from '../../src/sdc/declaration.js';
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
  applies: ({ declared }) => packsOf(declared).length > 0,
  *check({ declared }, { standsFor }) {
    const others = packsOf(declared).filter((pack) => !standsFor.includes(pack));
    if (others.length > 0) yield { certainty: 'certain', because: `declared: ${packsOf(declared).join(', ')}; checked: ${standsFor.join(', ') || 'none named'}` };
  },
});

const packsOf = ({ packs = [] }: Declaration): readonly string[] => packs;
