import { z } from 'zod';
import { printRational, recoverable } from '../../src/sdc/recoverable.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { hasHidden } from '../../src/sdc/unknowns.js';

/** A hidden cell that all sums of the table together fix exactly (rank test, exact rationals). Method as in GaussSuppression. */
export default defineTableRule({
  id: 'suppression-exact',
  version: 2,
  risk: 'Differencing',
  statbarns: ['Frequencies', 'LinearAggregations'],
  summary: 'The totals of this table together give a hidden cell away exactly',
  remedy: 'Hide more cells so that no row or column can be solved, or remove or recompute the totals',
  needs: ['microdata'],
  params: z.strictObject({}),

  applies: (table) => hasHidden(table) && table.sums.length > 0,

  *check(table): Generator<Outcome> {
    const { found, skipped } = recoverable(table);
    for (const { cell, value, how } of found) {
      yield {
        cells: [cell], evidence: { value: printRational(value) },
        because: how === 'sums' ? `the totals leave only ${printRational(value)}` : `n × mean of the total less the other groups leaves a mean of ${printRational(value)}`,
      };
    }
    if (skipped) yield { missing: 'microdata', ask: 'This table hides more cells than exact elimination takes on; look at the interval finding, or split the table' };
  },
});
