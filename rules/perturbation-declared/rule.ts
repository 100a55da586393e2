import { z } from 'zod';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';

/** Noise protects only if its method and size are known to the checker. */
export default defineTableRule({
  id: 'perturbation-declared',
  version: 1,
  risk: 'LowCount',
  statbarns: ['Frequencies', 'LinearAggregations'],
  summary: 'The table says that noise was added, but not how much',
  remedy: 'Declare the method and its parameters',
  needs: ['declaration'],
  params: z.strictObject({}),

  applies: (table) => noise.test(words(table)),

  *check(table): Generator<Outcome> {
    if (!known.test(words(table))) yield { missing: 'declaration', ask: 'Say how the numbers were changed: the method, and how far a number can be from the truth' };
  },
});

const words = ({ title, notes }: { title: string; notes: readonly string[] }): string => [title, ...notes].join(' ');
const noise = /perturb|noise (?:was )?(?:added|infus)|cell[- ]key|differential(?:ly)? priva|laplace|swapp(?:ed|ing)|barnardis/i;
const known = /epsilon|ε\s*=|\bepsilon\b|(?:variance|maximum|max\.?|at most|up to|\+\/-|±)\s*(?:of\s*)?\d/i;
