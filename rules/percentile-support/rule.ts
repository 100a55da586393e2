import { z } from 'zod';
import { nBehind } from '../../src/sdc/n-behind.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { measureOf, type Cell, type Table } from '../../src/sdc/table.js';

/** Enough people must lie beyond a percentile: min(⌊n·q⌋, ⌊n·(1−q)⌋) at least the threshold. ABS (minimum contributors for quantiles). */
export default defineTableRule({
  id: 'percentile-support',
  version: 1,
  risk: 'LowCount',
  statbarns: ['Position'],
  summary: 'Too few people lie beyond this percentile',
  remedy: 'Show a percentile nearer to the middle, or merge groups',
  needs: ['denominator'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest number of people beyond a percentile.'),
    medianNeeds: z.enum(['tail', 'threshold']).default('tail').describe('Whether a median needs so many on either side, or in all.'),
  }),

  applies: (table) => table.cells.some((cell) => quantileOf(table, cell) !== undefined),

  *check(table, { threshold, medianNeeds }): Generator<Outcome> {
    const asked: Cell[] = [];
    for (const cell of table.cells) {
      const q = quantileOf(table, cell);
      if (q === undefined || cell.shown.as !== 'number') continue;
      const behind = nBehind(table, cell);
      if (!behind) {
        asked.push(cell);
        continue;
      }
      const tail = q === 0.5 && medianNeeds === 'threshold' ? behind.n : Math.min(Math.floor(behind.n * q + 1e-9), Math.floor(behind.n * (1 - q) + 1e-9));
      if (tail < threshold) yield { cells: behind.cell ? [cell, behind.cell] : [cell], because: `${tail} of ${behind.n} people lie beyond it, fewer than ${threshold}` };
    }
    if (asked.length > 0) yield { missing: 'denominator', cells: asked.slice(0, 1), ask: 'Give the unweighted number of people behind these percentiles' };
  },
});

/** The share of people below the value; the smallest and largest have a rule of their own. */
function quantileOf(table: Table, cell: Cell): number | undefined {
  const { kind, quantile } = measureOf(table, cell);
  if (kind === 'median') return 0.5;
  return kind === 'quantile' && quantile !== undefined && quantile > 0 && quantile < 1 ? quantile : undefined;
}
