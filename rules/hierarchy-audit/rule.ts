import { z } from 'zod';
import { printRational, recoverable } from '../../src/sdc/recoverable.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import type { Table, TableSum } from '../../src/sdc/table.js';
import { hasHidden } from '../../src/sdc/unknowns.js';

/** Children add up to parents, and two ways of dividing the same parent are linked. Handbook on SDC, ch. 4; sdcHierarchies. */
export default defineTableRule({
  id: 'hierarchy-audit',
  version: 1,
  risk: 'Differencing',
  statbarns: ['Frequencies', 'LinkedMultilevelTables'],
  summary: 'Sub-totals give a hidden cell away that the totals alone do not',
  remedy: 'Hide cells on every level, or leave one of the levels or groupings out',
  needs: [],
  params: z.strictObject({}),

  applies: (table) => hasHidden(table) && table.sums.some((sum) => isSubTotal(table, sum)),

  *check(table): Generator<Outcome> {
    const alone = new Set(recoverable({ ...table, sums: table.sums.filter((sum) => !isSubTotal(table, sum)) }).found.map(({ cell }) => cell));
    for (const { cell, value } of recoverable(table).found) {
      if (!alone.has(cell)) yield { cells: [cell], evidence: { value: printRational(value) }, because: `with its sub-totals the table leaves only ${printRational(value)}` };
    }
  },
});

/** A sum whose total is a category of its own (a region, a chapter), not the total of everything. */
function isSubTotal(table: Table, { total, parts }: TableSum): boolean {
  const whole = table.cells[total]!;
  const part = table.cells[parts[0]!]!;
  return whole.coords.some((index, at) => index !== part.coords[at] && table.dimensions[at]!.categories[index]!.role !== 'total');
}
