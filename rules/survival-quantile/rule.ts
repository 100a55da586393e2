import { z } from 'zod';
import { nBehind } from '../../src/sdc/n-behind.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { measureOf, type Cell, type Table } from '../../src/sdc/table.js';

/** Median survival is one person’s time; harmless with enough people and events. */
export default defineTableRule({
  id: 'survival-quantile',
  version: 1,
  risk: 'LowCount',
  statbarns: ['HazardSurvivalTables', 'Position'],
  summary: 'Too few people or events stand behind this survival time',
  remedy: 'Give the number of people and events, or merge groups',
  needs: ['denominator'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
  }),

  applies: (table) => table.cells.some((cell) => isSurvivalTime(table, cell)),

  *check(table, { threshold }): Generator<Outcome> {
    const asked: Cell[] = [];
    for (const cell of table.cells) {
      if (!isSurvivalTime(table, cell) || cell.shown.as !== 'number') continue;
      const behind = nBehind(table, cell);
      if (!behind) asked.push(cell);
      else if (behind.n > 0 && behind.n < threshold) yield { cells: [cell], because: `${behind.n} people or events behind it, fewer than ${threshold}` };
    }
    if (asked.length > 0) yield { missing: 'denominator', cells: asked.slice(0, 1), ask: 'Give the number of people and of events behind these survival times' };
  },
});

const isSurvivalTime = (table: Table, cell: Cell): boolean => {
  const { kind, label } = measureOf(table, cell);
  return (kind === 'median' || kind === 'time' || kind === 'quantile') && /surviv|time to|time-to|months to|days to/i.test(`${label} ${table.title}`);
};
