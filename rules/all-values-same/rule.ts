import { z } from 'zod';
import { nBehind } from '../../src/sdc/n-behind.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { measureOf, valueOf, type Cell, type MeasureKind, type Table } from '../../src/sdc/table.js';

/** When everyone has the same value, everyone's value is published. ACRO 0.4 (all-values-are-same); tau-ARGUS zero rule. */
export default defineTableRule({
  id: 'all-values-same',
  version: 1,
  risk: 'ClassDisclosure',
  statbarns: ['LinearAggregations', 'Mode', 'Shape', 'Endpoints'],
  summary: 'Everyone behind this number has the same value, so it is known of each of them',
  remedy: 'Leave the number out, or say why this value is the same by design',
  needs: ['contributors'],
  params: z.strictObject({}),

  applies: (table) => table.cells.some(({ evidence }) => evidence !== undefined) || table.measures.some(({ kind }) => spread.has(kind)),

  *check(table): Generator<Outcome> {
    for (const cell of table.cells) {
      if (cell.shown.as !== 'number') continue;
      const why = cell.evidence?.allSame === true && measureOf(table, cell).kind !== 'count' ? 'the evidence says that all contributions are equal' : flat(table, cell);
      if (why && (nBehind(table, cell)?.n ?? 2) !== 1) yield { cells: [cell], because: why };
    }
  },
});

const spread: ReadonlySet<MeasureKind> = new Set(['sd', 'variance', 'min']);

function flat(table: Table, cell: Cell): string | undefined {
  const { kind } = measureOf(table, cell);
  if ((kind === 'sd' || kind === 'variance') && valueOf(cell) === 0) return `the ${kind === 'sd' ? 'standard deviation' : 'variance'} is 0`;
  if (kind !== 'min') return undefined;
  const top = table.cells.find((other) => measureOf(table, other).kind === 'max' && isBeside(table, cell, other));
  return top && valueOf(top) === valueOf(cell) ? 'the smallest value is also the largest' : undefined;
}

/** In the same record; in a list of statistics, in the same column. */
const isBeside = (table: Table, a: Cell, b: Cell): boolean =>
  a.coords.every((index, at) => index === b.coords[at] || (table.shape === 'statistics' && table.dimensions[at]!.axis === 'row'));
