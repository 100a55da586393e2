import { z } from 'zod';
import { defineFileRule } from '../rule.js';
import type { FileRule } from '../rule.js';
import { sightingsOf } from './sightings.js';
import type { Spotter } from './spotter.js';
import { verdictOn } from './verdict-on-sightings.js';

const params = z.strictObject({
  distinct: z.number().int().min(1).default(3).describe('Distinct valid values that make a column believable where no heading names it.'),
  share: z.number().min(0).max(1).default(0.3).describe('Share of a column that must be valid where no heading names it.'),
});

interface Words {
  readonly version: number;
  readonly summary: string;
  readonly remedy: string;
}

/** The rule `direct-identifier-<id>` for a kind that a pattern can see. Matches are masked: they are never repeated. */
export const identifierRule = (spotter: Spotter, words: Words): FileRule<typeof params> =>
  defineFileRule({
    id: `direct-identifier-${spotter.id}`,
    ...words,
    risk: 'Identification',
    statbarns: [],
    needs: [],
    params,
    applies: () => true,
    *check(file, given) {
      for (const sighted of sightingsOf(file).get(spotter.id) ?? []) yield* verdictOn(sighted, given);
    },
  });
