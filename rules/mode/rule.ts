import { z } from 'zod';
import { nBehind } from '../../src/sdc/n-behind.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { measureOf, type Cell } from '../../src/sdc/table.js';

/** The most frequent value is safe unless few people are asked or nearly all have it. ACRO statbarn Mode. */
export default defineTableRule({
  id: 'mode',
  version: 1,
  risk: 'ClassDisclosure',
  statbarns: ['Mode'],
  summary: 'A most frequent value of few people, or of nearly all of them',
  remedy: 'Leave it out, or show how many have it',
  needs: ['denominator'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
  }),

  applies: (table) => table.measures.some(({ kind }) => kind === 'mode'),

  *check(table, { threshold }): Generator<Outcome> {
    const asked: Cell[] = [];
    for (const cell of table.cells) {
      if (measureOf(table, cell).kind !== 'mode' || (cell.shown.as !== 'number' && cell.shown.as !== 'text')) continue;
      const behind = nBehind(table, cell);
      if (!behind) asked.push(cell);
      else if (behind.n > 0 && behind.n < threshold) yield { cells: behind.cell ? [cell, behind.cell] : [cell], because: `${behind.n} people behind it, fewer than ${threshold}` };
    }
    if (asked.length > 0) yield { missing: 'denominator', cells: asked.slice(0, 1), ask: 'Give the number of people, and how many of them have the most frequent value' };
  },
});
