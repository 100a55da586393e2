import { z } from 'zod';
import type { ItemDeclaration } from '../../src/sdc/declaration.js';
import { describesRequest, itemFor } from '../../src/sdc/people/declared-items.js';
import { defineRequestRule } from '../../src/sdc/rule.js';

const said = (value: unknown): boolean => (typeof value === 'string' ? value.trim().length > 2 : typeof value === 'number' ? Number.isFinite(value) : value !== undefined && value !== null);

/** Other places where a declaration may hold the same answer. */
const elsewhere: Readonly<Record<string, (item: ItemDeclaration) => boolean>> = {
  population: (item) => item.tables.some(({ population }) => said(population)) || said(item.n),
  n: (item) => said(item.n) || said(item.population),
  df_resid: (item) => said(item.df_resid) || (said(item.n) && said(item.k)) || !/model|regression/i.test(`${item.kind ?? ''} ${item.statbarn ?? ''}`),
};

const missingOf = (item: ItemDeclaration, answers: readonly string[]): string[] =>
  answers.filter((answer) => !said(item[answer]) && !(elsewhere[answer]?.(item) ?? false));

/** What a checker must know about every output: what it shows, who is counted, and for models the degrees of freedom. */
export default defineRequestRule({
  id: 'missing-context',
  version: 1,
  risk: 'Context',
  statbarns: [],
  summary: 'Answers about an output are missing.',
  remedy: 'Say what the output shows, who is counted and how many people that is',
  needs: ['declaration'],
  params: z.strictObject({
    answers: z.array(z.string()).default(['title', 'population', 'df_resid']).describe('Fields of the declaration every output needs.'),
    always: z.boolean().default(false).describe('Ask also where nothing at all was declared.'),
  }),
  applies: ({ files }) => files.length > 0,
  *check({ files, declared }, { answers, always }) {
    const outputs = files.filter((file) => !describesRequest(file) && !file.path.includes('!/'));
    if (declared.items.length === 0) {
      if (always && outputs.length > 0) yield { missing: 'declaration', ask: 'Describe each output: what it shows, who is counted, how many people.' };
      return;
    }
    for (const { path } of outputs) {
      const item = itemFor(declared, path);
      // A file that is not declared at all is undeclared-output's.
      if (item === undefined || /supporting|evidence|code/i.test(item.kind ?? '')) continue;
      const missing = missingOf(item, answers);
      if (missing.length > 0) yield { places: [{ file: path }], certainty: 'certain', because: `not answered: ${missing.join(', ')}` };
    }
  },
});
