import { z } from 'zod';
import { nBehind } from '../../src/sdc/n-behind.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { measureOf, type Cell, type Table } from '../../src/sdc/table.js';

/** Standard deviations need n − 1, skewness n − 2 and kurtosis n − 3 degrees of freedom of at least D. ACRO MinimumDoFCheck. */
export default defineTableRule({
  id: 'shape-dof',
  version: 1,
  risk: 'LowDOF',
  statbarns: ['Shape'],
  summary: 'Too few degrees of freedom stand behind this measure of spread or shape',
  remedy: 'Merge groups, or leave it out',
  needs: ['denominator'],
  params: z.strictObject({
    dof: z.number().int().min(1).default(10).describe('Smallest number of degrees of freedom.'),
  }),

  applies: (table) => table.shape !== 'regression' && table.cells.some((cell) => lostBy(table, cell) !== undefined),

  *check(table, { dof }): Generator<Outcome> {
    const asked: Cell[] = [];
    for (const cell of table.cells) {
      const lost = lostBy(table, cell);
      if (lost === undefined || cell.shown.as !== 'number') continue;
      const behind = nBehind(table, cell);
      if (!behind) asked.push(cell);
      else if (behind.n > 0 && behind.n - lost < dof) yield { cells: behind.cell ? [cell, behind.cell] : [cell], because: `${behind.n} − ${lost} = ${behind.n - lost} degrees of freedom, fewer than ${dof}` };
    }
    if (asked.length > 0) yield { missing: 'denominator', cells: asked.slice(0, 1), ask: 'Give the unweighted number of people behind these measures of spread' };
  },
});

/** Degrees of freedom a measure uses up. */
function lostBy(table: Table, cell: Cell): number | undefined {
  const { kind, label } = measureOf(table, cell);
  if (kind === 'sd' || kind === 'variance' || kind === 'se') return 1;
  if (kind !== 'statistic') return undefined;
  return /skew/i.test(label) ? 2 : /kurt/i.test(label) ? 3 : undefined;
}
