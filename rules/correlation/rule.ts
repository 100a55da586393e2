import { z } from 'zod';
import { nBehind } from '../../src/sdc/n-behind.js';
import { nInNotes } from '../../src/sdc/regression.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { labelsOf, measureOf, type Cell, type Table } from '../../src/sdc/table.js';

/** Correlations need enough people, and |r| = 1 is a rule without exception. ACRO CorrelationCoefficients. */
export default defineTableRule({
  id: 'correlation',
  version: 3,
  risk: 'LowDOF',
  statbarns: ['CorrelationCoefficients'],
  summary: 'A correlation of too few people, or one without exception',
  remedy: 'Use more people, or leave the coefficient out',
  needs: ['denominator'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
    dof: z.number().int().min(1).default(10).describe('Smallest number of degrees of freedom.'),
  }),

  applies: (table) => table.cells.some((cell) => isCorrelation(table, cell)),

  *check(table, { threshold, dof }): Generator<Outcome> {
    const asked: Cell[] = [];
    for (const cell of table.cells) {
      if (!isCorrelation(table, cell) || cell.shown.as !== 'number' || isDiagonal(table, cell)) continue;
      const n = nBehind(table, cell)?.n ?? nInNotes(table);
      if (n !== undefined && (n < threshold || n - 2 < dof)) yield { cells: [cell], because: `${n} people leave ${n - 2} degrees of freedom, fewer than ${dof}` };
      else if (Math.abs(cell.shown.value) === 1) yield { cells: [cell], certainty: 'possible', because: `${cell.text}: one follows from the other` };
      else if (n === undefined) asked.push(cell);
    }
    if (asked.length > 0) yield { missing: 'denominator', cells: asked.slice(0, 1), ask: 'Give the number of people behind these correlations' };
  },
});

const isCorrelation = (table: Table, cell: Cell): boolean => {
  const { kind, label } = measureOf(table, cell);
  return (kind === 'statistic' || kind === 'coefficient') && table.shape !== 'regression' && /^(correlation|corr|r|rho|pearson.*|spearman.*|kendall.*|tau|phi)$/i.test(label.trim().replaceAll('_', ' '));
};

/** A variable with itself; its other name may carry the group before it ("ALLage" beside "age"). */
const isDiagonal = (table: Table, cell: Cell): boolean => {
  const [first = '', ...rest] = labelsOf(table, cell).map((label) => label.toLowerCase()).sort((a, b) => a.length - b.length);
  return first.length > 1 && rest.some((label) => label.endsWith(first)) || rest.includes(first);
};
