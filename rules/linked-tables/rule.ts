import { z } from 'zod';
import { feasible } from '../../src/sdc/audit/index.js';
import { keyOf } from '../../src/sdc/cell-keys.js';
import { crossCells } from '../../src/sdc/cross-classification.js';
import { linkedGroups, sharedMargins } from '../../src/sdc/linked.js';
import { placeOf } from '../../src/sdc/place-of.js';
import { defineRequestRule, type Flag, type Outcome } from '../../src/sdc/rule.js';
import { sharesAcross } from '../../src/sdc/shares-across.js';
import type { EarlierTable, PlacedTable } from '../../src/sdc/subjects.js';
import { systemOf, type AssumedRounding } from '../../src/sdc/system-of-tables.js';
import { labelsOf, type Cell, type Table, type TableSum } from '../../src/sdc/table.js';
import { isHidden } from '../../src/sdc/unknowns.js';

/** Tables about the same people are one system: what each protects alone, together they may give away. Handbook on SDC, ch. 4 (linked tables). */
export default defineRequestRule({
  id: 'linked-tables',
  version: 2,
  risk: 'Differencing',
  statbarns: ['LinkedMultilevelTables', 'Frequencies'],
  summary: 'Tables about the same people together give away what none gives away alone',
  remedy: 'Hide cells across all the tables together, leave one of them out, or round all of them',
  needs: ['population'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
    roundingBase: z.number().int().min(0).max(1000).default(0).describe('What counts are rounded to, where a table does not say; 0 for exact counts.'),
    roundingMethod: z.enum(['nearest', 'midpoint', 'random']).default('nearest').describe('How they are rounded.'),
  }),

  applies: ({ tables, earlier }) => tables.length + earlier.length > 1 || tables.some(({ table }) => table.dimensions.some(({ axis }) => axis === 'page')),

  *check({ tables, earlier }, { threshold, roundingBase, roundingMethod }): Generator<Outcome> {
    const assumed: AssumedRounding = roundingBase > 1 ? { method: roundingMethod, base: roundingBase } : undefined;
    for (const placed of tables) yield* together([placed], assumed, threshold, true);
    yield* shared(tables, earlier, threshold);
    const told = new Set<string>();
    for (const { tables: group, sure } of linkedGroups([...tables, ...earlier])) {
      // A wider, doubtful group says again what a sure one within it has said.
      for (const flag of [...together(group, assumed, threshold, sure), ...crossed(group, assumed, threshold, sure)]) {
        const where = JSON.stringify(flag.places);
        if (!told.has(where)) yield flag;
        told.add(where);
      }
    }
  },
});

/** Hidden cells that the tables (or the pages of one table) narrow down together but not alone. */
function* together(group: readonly PlacedTable[], assumed: AssumedRounding, threshold: number, sure: boolean): Generator<Flag> {
  const hidden = group.flatMap((placed) => placed.table.cells.filter(isHidden).map((cell) => ({ placed, cell })));
  if (hidden.length === 0 || (group.length === 1 && !hasPages(group[0]!.table))) return;
  const joint = systemOf(group.map(({ table }) => table), { assumed, ...(group.length > 1 && { keyOf, across: sharedMargins(group) }) });
  const asked = hidden.flatMap(({ placed, cell }) => {
    const variable = joint.variableOf(placed.table, cell);
    return variable === undefined ? [] : [{ placed, cell, variable }];
  });
  const answers = feasible(joint.system, { ask: asked.map(({ variable }) => variable) });
  const said = new Set<number>();
  for (const [at, { placed, cell, variable }] of asked.entries()) {
    const { low, high, proven } = answers[at]!;
    if (proven === 'inconsistent' || high === 0 || said.has(variable) || !(low === high || high < threshold)) continue;
    const alone = aloneOf(placed.table, cell, assumed, group.length > 1);
    if (alone.low === alone.high || !(low === high ? alone.high > alone.low : alone.high >= threshold)) continue;
    said.add(variable);
    yield {
      places: [placeOf(placed.file, placed.table, cell)], certainty: sure ? 'certain' : 'possible', evidence: { low, high },
      because: low === high ? `together the tables leave only ${low}` : `together the tables leave ${low} to ${high}`,
    };
  }
}

const hasPages = (table: Table): boolean => table.dimensions.some(({ axis }) => axis === 'page');

/** What the cell's own table, or page, leaves on its own. */
function aloneOf(table: Table, cell: Cell, assumed: AssumedRounding, wholeTable: boolean): { low: number; high: number } {
  const page = table.dimensions.findIndex(({ axis }) => axis === 'page');
  const within = ({ total, parts }: TableSum): boolean => wholeTable || table.cells[total]!.coords[page] === table.cells[parts[0]!]!.coords[page];
  const { system, variableOf } = systemOf([table], { assumed, trusts: within });
  const variable = variableOf(table, cell);
  return variable === undefined ? { low: 0, high: Infinity } : feasible(system, { ask: [variable] })[0]!;
}

/** Cells nobody published that the margins pin below the threshold, although every margin is above it. */
function* crossed(group: readonly PlacedTable[], assumed: AssumedRounding, threshold: number, sure: boolean): Generator<Flag> {
  for (const { interval: { low, high }, within } of crossCells(group, assumed)) {
    const smallest = within[0]?.cell.shown;
    if (high >= threshold || high <= 0 || smallest?.as !== 'number' || smallest.value < threshold) continue;
    yield {
      places: within.map(({ placed, cell }) => placeOf(placed.file, placed.table, cell)), certainty: sure ? 'certain' : 'possible', evidence: { low, high },
      because: `no more than ${high} people can be ${[...new Set(within.flatMap(({ placed, cell }) => labelsOf(placed.table, cell)))].join(' and ')}`,
      says: 'These tables together show that few people have all of these characteristics',
    };
  }
}

/** A share in one table and its base in another: a count that nobody published. */
function* shared(tables: readonly PlacedTable[], earlier: readonly EarlierTable[], threshold: number): Generator<Flag> {
  for (const { share, with: counts, hidden, base, left: { low, high }, sure } of sharesAcross(tables, earlier)) {
    if (hidden || low <= 0 || high >= threshold) continue;
    yield {
      places: [placeOf(share.placed.file, share.placed.table, share.cell), ...counts.flatMap(({ placed, cell }) => (cell ? [placeOf(placed.file, placed.table, cell)] : []))],
      certainty: sure ? 'certain' : 'possible', evidence: { low, high },
      because: `${share.cell.text} of ${base.low === base.high ? base.low : `${base.low} to ${base.high}`} leaves ${low === high ? low : `${low} to ${high}`}`,
      says: 'A share in one table and its base in another give a low count',
    };
  }
}
