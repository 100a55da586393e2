import { z } from 'zod';
import { minus, times } from '../../src/sdc/decimal.js';
import { printRational } from '../../src/sdc/recoverable.js';
import { differences, nestedPairs, type Nested } from '../../src/sdc/nested-slices.js';
import { placeOf } from '../../src/sdc/place-of.js';
import { printedDecimal } from '../../src/sdc/printed-decimal.js';
import { defineRequestRule, type Outcome } from '../../src/sdc/rule.js';
import { measureOf, type Cell, type Table } from '../../src/sdc/table.js';

/** Means of nested samples: (n_a·m_a − n_b·m_b) / (n_a − n_b) is the mean of the few left out. Handbook on SDC, 05-02. */
export default defineRequestRule({
  id: 'mean-differencing',
  version: 2,
  risk: 'Differencing',
  statbarns: ['LinearAggregations', 'LinkedMultilevelTables'],
  summary: 'Two means of nested samples give the mean of the few people in between',
  remedy: 'Publish one of the two, or use the same sample in both',
  needs: ['population'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest number of people a mean may be about.'),
  }),

  applies: ({ tables }) => tables.some(({ table }) => table.measures.some(({ kind }) => kind === 'mean')),

  *check({ tables, declared, earlier }, { threshold }): Generator<Outcome> {
    for (const pair of nestedPairs(tables, declared, earlier)) {
      if (pair.because === 'alike') continue;
      for (const { a, b, left } of differences(pair, undefined)) {
        if (left.low !== left.high || left.low <= 0 || left.low >= threshold) continue;
        for (const [key, mean] of pair.whole.cells) {
          const other = pair.part.cells.get(key);
          if (!other || !sameRecord(pair, mean, a) || measureOf(pair.whole.placed.table, mean).kind !== 'mean') continue;
          const found = between(a, mean, b, other);
          if (!found) continue;
          yield {
            places: [placeOf(pair.part.placed.file, pair.part.placed.table, other), placeOf(pair.whole.placed.file, pair.whole.placed.table, mean)],
            certainty: pair.because === 'declared' || pair.because === 'labels' ? 'certain' : 'possible', because: `the ${left.low} left out have a mean of ${found}`,
          };
        }
      }
    }
  },
});

const sameRecord = ({ whole }: Nested, one: Cell, other: Cell): boolean => {
  const skip = pageOf(whole.placed.table);
  return one.coords.every((index, at) => at === skip || index === other.coords[at]);
};
const pageOf = (table: Table): number => table.dimensions.findIndex(({ axis }) => axis === 'page');

function between(n: Cell, mean: Cell, m: Cell, other: Cell): string | undefined {
  const [na, ma, nb, mb] = [n, mean, m, other].map(printedDecimal);
  if (!na || !ma || !nb || !mb) return undefined;
  const sum = minus(times(na, ma), times(nb, mb));
  const count = minus(na, nb);
  return printRational({ num: sum.units * 10n ** BigInt(count.scale), den: count.units * 10n ** BigInt(sum.scale) });
}
