import { z } from 'zod';
import { boundsOf } from '../../src/sdc/bounds.js';
import { countBeside } from '../../src/sdc/counts.js';
import { impliedCounts } from '../../src/sdc/implied-counts.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { baseOf, isBaseOf, isShare, shareOf } from '../../src/sdc/shares.js';
import { measureOf, type Cell, type Table } from '../../src/sdc/table.js';
import { isHidden } from '../../src/sdc/unknowns.js';

/** The count is hidden and its percentage is not. UK LLC; omopgenerics linked suppression. */
export default defineTableRule({
  id: 'percent-of-suppressed',
  version: 2,
  risk: 'ImplicitTables',
  statbarns: ['Frequencies', 'CalculatedRatios'],
  summary: 'A count is hidden, but its percentage or rate is still shown',
  remedy: 'Hide every number that was worked out from a hidden count',
  needs: ['denominator'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
  }),

  applies: (table) => table.cells.some((cell) => isShare(table, cell)) && table.cells.some(isHidden),

  *check(table, { threshold }): Generator<Outcome> {
    for (const cell of table.cells) {
      if (!isShare(table, cell)) continue;
      const count = countBeside(table, cell);
      if (!count || !isHidden(count) || isBaseOf(table, cell, count)) continue;
      const found = implied(table, cell, count);
      if (!found) yield { cells: [cell, count], certainty: 'possible', because: `${cell.text} is shown beside a hidden count; its base is not in the table` };
      else if (found.narrows) {
        yield { cells: [cell, count], certainty: found.high < threshold ? 'certain' : 'possible', because: `${cell.text} of ${found.base} leaves ${found.low === found.high ? found.low : `${found.low} to ${found.high}`} for the hidden count` };
      }
    }
  },
});

function implied(table: Table, cell: Cell, count: Cell): { low: number; high: number; base: string; narrows: boolean } | undefined {
  const share = shareOf(table, cell);
  const base = baseOf(table, cell);
  const counts = share && base && impliedCounts(share, base.bounds);
  if (!counts) return undefined;
  // A hidden count always has bounds, if only 0 and no end.
  const mark = boundsOf(count, measureOf(table, count))!;
  const low = Math.max(counts.low, mark.low);
  const high = Math.min(counts.high, mark.high);
  if (low > high) return undefined;
  const { bounds } = base!;
  return { low, high, base: bounds.low === bounds.high ? String(bounds.low) : `${bounds.low} to ${bounds.high}`, narrows: high - low < mark.high - mark.low };
}
