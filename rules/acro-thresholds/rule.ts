import { z } from 'zod';
import { defineFileRule } from '../../src/sdc/rule.js';

/** ACRO was run with looser numbers than the pack asks for, so that its verdicts say less than they seem to. ACRO config.json. */
export default defineFileRule({
  id: 'acro-thresholds',
  version: 2,
  risk: 'Context',
  statbarns: [],
  summary: 'ACRO was run with looser numbers than this service uses',
  remedy: 'Run ACRO again with the numbers of this service, or rely on the findings here',
  needs: [],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
    dof: z.number().int().min(1).default(10).describe('Fewest degrees of freedom a model or spread may leave.'),
    k: z.number().positive().max(100).default(90).describe('The share the two largest contributors may reach, in percent.'),
    p: z.number().positive().max(100).default(10).describe('Protection required around the largest contribution, in percent.'),
  }),

  applies: ({ facts }) => facts.some(({ is }) => is === 'acro-config'),

  *check({ facts }, { threshold, dof, k, p }) {
    for (const { is, detail } of facts) {
      if (is !== 'acro-config') continue;
      const looser = [['threshold', threshold], ['dof', dof]] as const;
      for (const [name, ours] of looser) {
        const theirs = detail?.[name];
        if (typeof theirs === 'number' && theirs < ours) yield { because: `ACRO used ${name} ${theirs}, this service uses ${ours}` };
      }
      // Shares stand in its file as fractions. Ours may be confidential, so they are not told.
      if (isLooser(detail?.['k'], (share) => share * 100 > k) && (detail?.['n'] ?? 2) === 2) yield { because: `ACRO let the two largest contributors reach ${detail!['k']} of a total, which is looser than here` };
      if (isLooser(detail?.['p'], (share) => share * 100 < p)) yield { because: `ACRO protected the largest contribution to within ${detail!['p']}, which is looser than here` };
    }
  },
});

const isLooser = (value: unknown, test: (share: number) => boolean): boolean => typeof value === 'number' && test(value);
