import { z } from 'zod';
import { isCount, isWhole } from '../../src/sdc/counts.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { significantDigits } from '../../src/sdc/significant.js';
import { measureOf } from '../../src/sdc/table.js';

/** The ladder of the US Census Disclosure Review Board: counts by size, every other number to four significant digits. */
export default defineTableRule({
  id: 'sigfig-rounding',
  version: 1,
  risk: 'LowCount',
  statbarns: ['Frequencies', 'LinearAggregations', 'CorrelationCoefficients'],
  summary: 'A number has more digits than the rounding ladder allows',
  remedy: 'Round counts by the ladder and everything else to four significant digits; show counts under 15 as “<15”',
  needs: [],
  params: z.strictObject({
    ladder: z.enum(['off', 'us-census-drb']).default('off').describe('Which ladder applies.'),
    digits: z.number().int().min(1).max(15).default(4).describe('Significant digits of numbers that are not counts.'),
  }),

  applies: (table) => table.cells.length > 0,

  *check(table, { ladder, digits }): Generator<Outcome> {
    if (ladder === 'off') return;
    for (const cell of table.cells) {
      if (cell.shown.as !== 'number') continue;
      const measure = measureOf(table, cell);
      const { value } = cell.shown;
      if (isCount(table, measure) && isWhole(value)) {
        const step = stepOf(value);
        if (value > 0 && value < 15) yield { cells: [cell], because: `${value} is shown; below 15 only “<15” may be` };
        else if (step !== undefined ? value % step !== 0 : significantDigits(String(value)) > 4) yield { cells: [cell], because: `${value} is not rounded to ${step ?? 'four significant digits'}` };
      } else if (measure.kind !== 'code' && measure.kind !== 'time' && significantDigits(cell.text.replaceAll(/[^\d.,eE+-]/g, '')) > digits) {
        yield { cells: [cell], because: `${cell.text} has more than ${digits} significant digits` };
      }
    }
  },
});

/** 15–99 to 10, 100–999 to 50, 1,000–9,999 to 100, 10,000–99,999 to 500, 100,000–999,999 to 1,000; above, four digits. */
function stepOf(value: number): number | undefined {
  const ladder = [[100, 10], [1000, 50], [10_000, 100], [100_000, 500], [1_000_000, 1000]] as const;
  return ladder.find(([below]) => value < below)?.[1];
}
