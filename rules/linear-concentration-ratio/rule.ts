import { z } from 'zod';
import { nBehind } from '../../src/sdc/n-behind.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { labelsOf, measureOf, type Cell, type Table } from '../../src/sdc/table.js';

/** CR_n: the share of the n largest is dominance in print when n is 1 or 2. ACRO LinearAggregations. */
export default defineTableRule({
  id: 'linear-concentration-ratio',
  version: 1,
  risk: 'Dominance',
  statbarns: ['LinearAggregations', 'NonLinearConcentrationRatios'],
  summary: 'A concentration ratio of so few firms shows the share of one of them',
  remedy: 'Publish the share of at least three firms, out of enough',
  needs: ['contributors'],
  params: z.strictObject({
    fewest: z.number().int().min(1).max(20).default(3).describe('Smallest number of firms whose share may be shown.'),
    threshold: z.number().int().min(1).default(10).describe('Smallest number of firms in all.'),
  }),

  applies: (table) => table.cells.some((cell) => sizeOf(table, cell) !== undefined),

  *check(table, { fewest, threshold }): Generator<Outcome> {
    const asked: Cell[] = [];
    for (const cell of table.cells) {
      const size = sizeOf(table, cell);
      if (size === undefined || cell.shown.as !== 'number') continue;
      const n = nBehind(table, cell)?.n;
      if (size < fewest) yield { cells: [cell], because: `the share of the ${size} largest; at least ${fewest} are asked for` };
      else if (n !== undefined && n < threshold) yield { cells: [cell], because: `${n} firms in all, fewer than ${threshold}` };
      else if (n === undefined) asked.push(cell);
    }
    if (asked.length > 0) yield { missing: 'contributors', cells: asked, ask: 'Give the number of firms behind each concentration ratio' };
  },
});

/** The n of "CR4", "top 4 share", "share of the 4 largest". */
function sizeOf(table: Table, cell: Cell): number | undefined {
  const words = [measureOf(table, cell).label, ...labelsOf(table, cell)].join(' ');
  const match = /\bcr[\s_-]?(\d{1,2})\b|\btop[\s_-]?(\d{1,2})\b.*share|share of (?:the )?(\d{1,2}) largest|(\d{1,2})[\s-]firm concentration/i.exec(words);
  const found = match?.slice(1).find((part) => part !== undefined);
  return found === undefined ? undefined : Number(found);
}
