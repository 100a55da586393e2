import { z } from 'zod';
import { placeOf } from '../../src/sdc/place-of.js';
import { ratioRows, squaredError } from '../../src/sdc/ratio-screen.js';
import { defineFileRule, type Flag, type Outcome } from '../../src/sdc/rule.js';
import { measureOf, valueOf, type Cell, type Table } from '../../src/sdc/table.js';
import { tablesWithOddsRatio } from '../../src/sdc/two-by-two.js';

/** An odds ratio with its margins is a 2 × 2 table; with its interval alone it bounds the smallest cell: 1/SE² < m ≤ 4/SE² (Woolf). */
export default defineFileRule({
  id: 'odds-ratio-2x2',
  version: 2,
  risk: 'ImplicitTables',
  statbarns: ['CalculatedRatios'],
  summary: 'The odds ratio and what is shown with it give away a low count',
  remedy: 'Show fewer decimals, merge groups, or round the margins',
  needs: ['underlying-data'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
  }),

  applies: (file) => file.tables.some((table) => table.measures.some(({ kind, label }) => kind === 'ratio' && odds.test(label.replaceAll('_', ' ')))),

  *check(file, { threshold }): Generator<Outcome> {
    for (const table of file.tables) {
      yield* fromMargins(file.path, table, threshold);
      let asks: Cell | undefined;
      for (const row of ratioRows(table, odds)) {
        const squared = squaredError(row);
        if (!squared || file.declared?.estimates === 'adjusted') {
          asks ??= row.cell;
          continue;
        }
        const crude = file.declared?.estimates === 'crude';
        const { label } = measureOf(table, row.cell);
        // A risk of 1 leaves no trace in the error of a risk ratio, however few people had it: a narrow interval clears nothing.
        const isRisk = /risk|\brr\b/i.test(label);
        const most = (isRisk || /rate/i.test(label) ? 2 : 4) / squared.least;
        if (squared.least > 0 && most < threshold) {
          yield {
            places: [row.cell, row.low, row.high].map((cell) => placeOf(file.path, table, cell)), certainty: crude ? 'certain' : 'possible',
            because: `its interval means that some cell is at most ${Math.floor(most)}, if the estimate is crude`,
          };
        } else if (isRisk || 1 / squared.most < threshold) asks ??= row.cell;
      }
      if (asks) yield { missing: 'underlying-data', places: [placeOf(file.path, table, asks)], ask: 'Attach the 2 × 2 counts behind these ratios, or say whether the estimates are crude or adjusted' };
    }
  },
});

const odds = /\b(or|odds ratio|rr|risk ratio|relative risk|rate ratio)\b/i;

/** N, exposed, cases and the ratio in one list of statistics. */
function* fromMargins(file: string, table: Table, threshold: number): Generator<Flag> {
  if (table.shape !== 'statistics') return;
  const named = (words: RegExp): Cell | undefined => table.cells.find((cell) => valueOf(cell) !== undefined && words.test(cell.coords.map((index, at) => table.dimensions[at]!.categories[index]!.label).join(' ').trim()));
  const [n, exposed, cases, ratio] = [named(/^(n|total|observations)$/i), named(/expos|treated|intervention/i), named(/case|event|outcome|death/i), named(/^(or|odds ratio)$/i)];
  if (!n || !exposed || !cases || ratio?.shown.as !== 'number') return;
  const tables = tablesWithOddsRatio({ n: valueOf(n)!, exposed: valueOf(exposed)!, cases: valueOf(cases)! }, ratio.shown.value, ratio.shown.decimals);
  const isLow = (cells: readonly number[]): boolean => cells.some((count) => count > 0 && count < threshold);
  if (tables.length === 0 || !tables.every(isLow)) return;
  yield {
    places: [ratio, n, exposed, cases].map((cell) => placeOf(file, table, cell)),
    because: tables.length === 1 ? `the only table that fits is ${tables[0]!.join(', ')}` : `each of the ${tables.length} tables that fit has a count below ${threshold}`,
  };
}
