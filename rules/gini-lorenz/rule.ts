import { z } from 'zod';
import { nBehind } from '../../src/sdc/n-behind.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { labelsOf, measureOf, type Cell, type Table } from '../../src/sdc/table.js';

/** One index over enough people is an aggregate; a Lorenz curve with as many points as people is a list of values. ACRO GiniCoefficient. */
export default defineTableRule({
  id: 'gini-lorenz',
  version: 1,
  risk: 'LowCount',
  statbarns: ['GiniCoefficient', 'NonLinearConcentrationRatios'],
  summary: 'Too few people stand behind this inequality measure, or behind each point of its curve',
  remedy: 'Use deciles or coarser points over a larger group',
  needs: ['denominator'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
  }),

  applies: (table) => isInequality(table),

  *check(table, { threshold }): Generator<Outcome> {
    const cells = table.cells.filter((cell) => cell.shown.as === 'number' && isInequalityCell(table, cell));
    const n = cells.map((cell) => nBehind(table, cell)).find((found) => found !== undefined)?.n;
    if (cells.length === 0) return;
    if (n === undefined) yield { missing: 'denominator', cells: cells.slice(0, 1), ask: 'Give the unweighted number of people behind this inequality measure' };
    else if (n < threshold) yield { cells: cells.slice(0, 1), because: `${n} people, fewer than ${threshold}` };
    else if (/lorenz/i.test(words(table)) && cells.length * threshold > n) yield { cells: cells.slice(0, 1), because: `${cells.length} points for ${n} people leave fewer than ${threshold} people between points` };
  },
});

const words = (table: Table): string => [table.title, ...table.measures.map(({ label }) => label), ...table.dimensions.flatMap(({ name, categories }) => [name, ...categories.map(({ label }) => label)])].join(' ');
const isInequality = (table: Table): boolean => /\b(gini|lorenz|theil)\b/i.test(words(table).replaceAll('_', ' '));
const isInequalityCell = (table: Table, cell: Cell): boolean => measureOf(table, cell).kind !== 'count'
  && /gini|lorenz|theil/i.test([table.title, measureOf(table, cell).label, ...labelsOf(table, cell)].join(' '));
