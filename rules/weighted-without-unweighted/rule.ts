import { z } from 'zod';
import { isCount, isWhole } from '../../src/sdc/counts.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import type { Table } from '../../src/sdc/table.js';

/** Thresholds count people, not weights: a weighted table needs its unweighted numbers. ABS DataLab; RDC Germany. */
export default defineTableRule({
  id: 'weighted-without-unweighted',
  version: 1,
  risk: 'LowCount',
  statbarns: ['Frequencies', 'LinearAggregations'],
  summary: 'Weighted counts are shown without the number of people behind them',
  remedy: 'Attach the same table with unweighted numbers of people',
  needs: ['unweighted-counts'],
  params: z.strictObject({}),

  applies: (table) => weighted(table).length > 0,

  *check(table): Generator<Outcome> {
    const has = table.measures.some((measure, at) => isCount(table, measure) && !weighted(table).includes(at)) || table.cells.some(({ evidence }) => evidence?.n !== undefined);
    if (has) return;
    yield { missing: 'unweighted-counts', ask: 'Attach the unweighted number of people behind each weighted number' };
  },
});

/** Measures that are weighted, or counts that are not whole numbers. */
function weighted(table: Table): number[] {
  return table.measures.flatMap((measure, at) => {
    if (measure.kind === 'weighted-count' || measure.weighted) return [at];
    if (measure.kind !== 'count') return [];
    const shown = table.cells.filter((cell) => cell.measure === at && cell.shown.as === 'number');
    const broken = shown.filter(({ shown: one }) => one.as === 'number' && !isWhole(one.value));
    return broken.length > 0 && broken.length * 2 >= shown.length ? [at] : [];
  });
}
