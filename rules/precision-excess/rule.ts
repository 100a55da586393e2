import { z } from 'zod';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { significantDigits } from '../../src/sdc/significant.js';
import { measureOf, type MeasureKind } from '../../src/sdc/table.js';

/** A mean with nine digits is a sum in disguise: n × mean must be whole. */
export default defineTableRule({
  id: 'precision-excess',
  version: 1,
  risk: 'ImplicitTables',
  statbarns: ['LinearAggregations', 'CorrelationCoefficients', 'CalculatedRatios', 'Shape'],
  summary: 'A number has more digits than its readers need, and they can be used to work backwards',
  remedy: 'Round to the digits that mean something',
  needs: [],
  params: z.strictObject({
    digits: z.number().int().min(1).max(15).default(6).describe('Significant digits a statistic may have.'),
  }),

  applies: (table) => table.measures.some(({ kind }) => statistics.has(kind)),

  *check(table, { digits }): Generator<Outcome> {
    for (const cell of table.cells) {
      if (cell.shown.as !== 'number' || !statistics.has(measureOf(table, cell).kind)) continue;
      const count = significantDigits(cell.text.replaceAll(/[^\d.,eE+-]/g, ''));
      if (count > digits && cell.shown.decimals > 0) yield { cells: [cell], because: `${count} significant digits, more than ${digits}` };
    }
  },
});

const statistics: ReadonlySet<MeasureKind> = new Set(['percent', 'proportion', 'rate', 'mean', 'sd', 'se', 'variance', 'median', 'quantile', 'ratio', 'index', 'coefficient', 'ci-low', 'ci-high']);
