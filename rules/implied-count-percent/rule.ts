import { z } from 'zod';
import { countBeside, guessOf, sureOf } from '../../src/sdc/counts.js';
import { impliedCounts } from '../../src/sdc/implied-counts.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { baseOf, isBaseOf, isShare, shareOf } from '../../src/sdc/shares.js';
import { measureOf, units, type Cell, type Table } from '../../src/sdc/table.js';

/** A percentage and its base give the count away: n lies in [(p − ½·10^-d)·N/100, (p + ½·10^-d)·N/100]. CMS, UK LLC. */
export default defineTableRule({
  id: 'implied-count-percent',
  version: 2,
  risk: 'LowCount',
  statbarns: ['Frequencies', 'CalculatedRatios'],
  summary: 'A percentage or rate and its base together give a low count away',
  remedy: 'Show fewer decimals, compute it from rounded counts, or suppress it with the count',
  needs: ['denominator'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
    complement: z.boolean().default(true).describe('Whether the people not counted are tested too.'),
    exemptUnits: z.array(z.enum(units)).default(['provider']).describe('Units whose counts need no protection.'),
  }),

  applies: (table) => table.cells.some((cell) => isShare(table, cell)),

  *check(table, { threshold, complement, exemptUnits }): Generator<Outcome> {
    for (const cell of table.cells) {
      const measure = measureOf(table, cell);
      if (!isShare(table, cell) || measure.confidence < guessOf || measure.weighted || exemptUnits.includes(measure.unit)) continue;
      if (isTold(table, cell)) continue;
      const share = shareOf(table, cell);
      const base = baseOf(table, cell);
      if (!share || !base) continue;
      const counts = impliedCounts(share, base.bounds);
      if (!counts) continue;
      const sides = [{ low: counts.low, high: counts.high, who: 'counted' }];
      if (complement) sides.push({ low: Math.max(0, base.bounds.low - counts.high), high: base.bounds.high - counts.low, who: 'not counted' });
      for (const { low, high, who } of sides) {
        if (high === 0 || low >= threshold) continue;
        const certain = low > 0 && high < threshold && base.sure && measure.confidence >= sureOf;
        yield {
          cells: base.cell ? [cell, base.cell] : [cell], certainty: certain ? 'certain' : 'possible',
          because: `${cell.text} of ${printed(base.bounds)} means ${printed({ low, high })} ${who}, below ${threshold}`,
        };
        break;
      }
    }
  },
});

const printed = ({ low, high }: { low: number; high: number }): string => (low === high ? String(low) : `${low} to ${high}`);

/** Where the count itself stands beside the share, shown or hidden, min-cell-count or percent-of-suppressed speaks of it. */
function isTold(table: Table, cell: Cell): boolean {
  const count = countBeside(table, cell);
  return count !== undefined && !isBaseOf(table, cell, count) && count.shown.as !== 'missing' && count.shown.as !== 'text';
}
