import { z } from 'zod';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';

/** A list of single units in order is a list of records. */
export default defineTableRule({
  id: 'ranking-list',
  version: 1,
  risk: 'Identification',
  statbarns: ['Position', 'Endpoints'],
  summary: 'Units are listed one by one in order of a value',
  remedy: 'Drop the names, or show groups instead of single units',
  needs: ['declaration'],
  params: z.strictObject({
    fewest: z.number().int().min(2).default(3).describe('From how many rows a ranking is a list.'),
  }),

  applies: (table) => table.rows >= 2,

  *check(table, { fewest }): Generator<Outcome> {
    const ranks = table.dimensions.some(({ name }) => /^(rank|ranking|position|place|league position)$/i.test(name.trim()));
    const titled = /\b(top|bottom|highest|lowest|worst|best)\s+\d+\b|league table|\branked\b/i.test(table.title);
    const rows = new Set(table.cells.map(({ at }) => at.row)).size;
    if ((ranks || titled) && rows >= fewest) yield { cells: table.cells.slice(0, 1), certainty: 'possible', because: `${rows} rows in order of rank` };
  },
});
