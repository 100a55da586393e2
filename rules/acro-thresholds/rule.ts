import { z } from 'zod';
import { defineFileRule } from '../../src/sdc/rule.js';

/** ACRO was run with looser numbers than the pack asks for, so that its verdicts say less than they seem to. ACRO config.json. */
export default defineFileRule({
  id: 'acro-thresholds',
  version: 1,
  risk: 'Context',
  statbarns: [],
  summary: 'ACRO was run with a lower threshold than this service uses',
  remedy: 'Run ACRO again with the numbers of this service, or rely on the findings here',
  needs: [],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
    dof: z.number().int().min(1).default(10).describe('Fewest degrees of freedom a model or spread may leave.'),
  }),

  applies: ({ facts }) => facts.some(({ is }) => is === 'acro-config'),

  *check({ facts }, { threshold, dof }) {
    for (const { is, detail } of facts) {
      if (is !== 'acro-config') continue;
      const looser = [['threshold', threshold], ['dof', dof]] as const;
      for (const [name, ours] of looser) {
        const theirs = detail?.[name];
        if (typeof theirs === 'number' && theirs < ours) yield { because: `ACRO used ${name} ${theirs}, this service uses ${ours}` };
      }
    }
  },
});
