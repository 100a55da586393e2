import { z } from 'zod';
import { guessOf } from '../../src/sdc/counts.js';
import { nBehind } from '../../src/sdc/n-behind.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { measureOf, type Cell, type Measure, type MeasureKind, type Table } from '../../src/sdc/table.js';

/** A mean of few people is nearly their values. HES (1 to 7 hidden), UK LLC (n ≥ 10), ABS (numerator and denominator). */
export default defineTableRule({
  id: 'mean-low-n',
  version: 1,
  risk: 'LowCount',
  statbarns: ['LinearAggregations', 'CalculatedRatios'],
  summary: 'Too few people stand behind this mean',
  remedy: 'Merge groups, or suppress the mean with its count',
  needs: ['denominator'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest number of people behind a published mean.'),
  }),

  applies: (table) => table.shape !== 'regression' && table.measures.some(({ kind }) => means.has(kind)),

  *check(table, { threshold }): Generator<Outcome> {
    const asked: Cell[] = [];
    for (const cell of table.cells) {
      const measure = measureOf(table, cell);
      if (cell.shown.as !== 'number' || !means.has(measure.kind) || measure.confidence < guessOf || isShownRatio(table, measure)) continue;
      const behind = nBehind(table, cell);
      if (!behind) asked.push(cell);
      else if (behind.n > 0 && behind.n < threshold) yield { cells: behind.cell ? [cell, behind.cell] : [cell], because: `${behind.n} people behind this mean, fewer than ${threshold}` };
    }
    if (asked.length > 0) yield { missing: 'denominator', cells: asked.slice(0, 1), ask: 'Give the unweighted number of people behind each mean, in the table or as a declaration' };
  },
});

const means: ReadonlySet<MeasureKind> = new Set(['mean', 'index']);

/** Odds and hazard ratios with their intervals are the business of their own rules. */
const isShownRatio = (table: Table, { kind }: Measure): boolean => kind === 'index' && table.measures.some((other) => other.kind === 'ci-low');
