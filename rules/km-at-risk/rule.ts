import { z } from 'zod';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { atRiskLines } from '../../src/sdc/survival.js';
import { measureOf, valueOf } from '../../src/sdc/table.js';

/** Numbers at risk are counts, and their differences are events and censorings. */
export default defineTableRule({
  id: 'km-at-risk',
  version: 1,
  risk: 'LowCount',
  statbarns: ['HazardSurvivalTables'],
  summary: 'The number at risk is low, or falls by a low number',
  remedy: 'End the table earlier, use fewer times, or round the numbers at risk',
  needs: ['underlying-data'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
  }),

  applies: (table) => table.measures.some(({ kind }) => kind === 'at-risk'),

  *check(table, { threshold }): Generator<Outcome> {
    for (const line of atRiskLines(table)) {
      for (const [at, cell] of line.entries()) {
        const value = valueOf(cell);
        const before = at > 0 ? valueOf(line[at - 1]!) : undefined;
        if (value === undefined) continue;
        if (value > 0 && value < threshold) yield { cells: [cell], because: `${value} at risk, below ${threshold}` };
        else if (before !== undefined && before - value > 0 && before - value < threshold && !measureOf(table, cell).rounding && table.measures.every(({ kind }) => kind === 'at-risk')) {
          yield { cells: [cell, line[at - 1]!], because: `${before} − ${value} leaves ${before - value} events and censorings` };
        }
      }
    }
  },
});
