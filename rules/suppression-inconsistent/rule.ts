import { z } from 'zod';
import { keyOf } from '../../src/sdc/cell-keys.js';
import { leastDespiteWords } from '../../src/sdc/linked.js';
import { placeOf } from '../../src/sdc/place-of.js';
import { defineRequestRule, type Outcome } from '../../src/sdc/rule.js';
import { samePeople } from '../../src/sdc/populations.js';
import { sharesAcross } from '../../src/sdc/shares-across.js';
import type { PlacedTable } from '../../src/sdc/subjects.js';
import { measureOf, type Cell } from '../../src/sdc/table.js';
import { isHidden } from '../../src/sdc/unknowns.js';

/** Hidden here, shown there. */
export default defineRequestRule({
  id: 'suppression-inconsistent',
  version: 2,
  risk: 'Differencing',
  statbarns: ['Frequencies', 'LinearAggregations', 'LinkedMultilevelTables'],
  summary: 'A number hidden in one table is shown in another',
  remedy: 'Hide it everywhere, or nowhere',
  needs: [],
  params: z.strictObject({}),

  applies: ({ tables, earlier }) => tables.length + earlier.length > 1,

  *check({ tables, earlier }): Generator<Outcome> {
    for (const { share, hidden, left: { low, high }, sure } of sharesAcross(tables, earlier)) {
      if (!hidden?.cell || 2 * (high - low) > hidden.bounds.high - hidden.bounds.low) continue;
      yield {
        places: [placeOf(hidden.placed.file, hidden.placed.table, hidden.cell), placeOf(share.placed.file, share.placed.table, share.cell)],
        certainty: sure ? 'certain' : 'possible', evidence: { low, high },
        because: `hidden in one table; ${share.cell.text} in another leaves ${low === high ? low : `${low} to ${high}`}`,
        says: 'A count hidden in one table is shown as a share in another',
      };
    }
    const everything: readonly PlacedTable[] = [...tables, ...earlier];
    const keyed = everything.map((placed) => ({ placed, cells: cellsOf(placed) }));
    for (const [at, { placed, cells }] of keyed.entries()) {
      for (const [key, cell] of cells) {
        if (!isHidden(cell)) continue;
        for (const [other, { placed: there, cells: shown }] of keyed.entries()) {
          const found = shown.get(key);
          if (other === at || !found || found.shown.as !== 'number' || (at >= tables.length && other >= tables.length)) continue;
          const agree = agreement(cells, shown);
          const differ = samePeople(placed.population, there.population) === false;
          if (agree.against > 0 || (differ && agree.for < leastDespiteWords) || !isAllowed(cell, found.shown.value)) continue;
          yield {
            places: [placeOf(there.file, there.table, found), placeOf(placed.file, placed.table, cell)], certainty: agree.for >= 2 && !differ ? 'certain' : 'possible',
            because: `hidden in one table, ${found.text} in another`,
          };
        }
      }
    }
  },
});

/** Cells by what they are about; those about everyone ("total") are left out, since every table has one. */
const cellsOf = ({ table }: PlacedTable): Map<string, Cell> => new Map(table.cells.filter((cell) => measureOf(table, cell).kind !== 'unknown')
  .map((cell) => [keyOf(table, cell), cell] as const).filter(([key]) => !key.endsWith('|')));

const isAllowed = ({ shown }: Cell, value: number): boolean => (shown.as !== 'suppressed' && shown.as !== 'censored') || (value >= shown.low && value <= shown.high);

/** How many numbers the two tables share, and on how many they disagree: other populations give other numbers. */
function agreement(a: ReadonlyMap<string, Cell>, b: ReadonlyMap<string, Cell>): { for: number; against: number } {
  const count = { for: 0, against: 0 };
  for (const [key, cell] of a) {
    const other = b.get(key);
    if (other === undefined || cell.shown.as !== 'number' || other.shown.as !== 'number') continue;
    if (cell.shown.value === other.shown.value) count.for += 1;
    else count.against += 1;
  }
  return count;
}
