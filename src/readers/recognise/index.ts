import type { ColumnProfile } from '../../sdc/subjects.js';
import type { Table } from '../../sdc/table.js';
import type { Grid, Unreadable } from '../reader.js';
import { headerPaths } from './columns.js';
import { declaredFor } from './declared.js';
import { lexGrid, numberStyleOf, type LexedGrid } from './lexed-grid.js';
import { profilesOf } from './profiles.js';
import type { Recognised, RecogniseContext } from './recognised.js';
import type { Region } from './region.js';
import { regionsOf } from './regions.js';
import { rowLevelScore } from './row-level.js';
import { buildTables, placeOf } from './table.js';
import { tallyOf } from './tally.js';

export type { Recognised, RecogniseContext } from './recognised.js';

/** From here on a grid is taken for records: a human looks, and no number of it is read as a count. */
const recordsFrom = 0.6;

interface Found {
  readonly tables: readonly Omit<Table, 'id'>[];
  readonly numericCells: number;
  readonly unexplained: number;
  readonly gaps: readonly Unreadable[];
}

function recordsTable(lexed: LexedGrid, region: Region, confidence: number): Omit<Table, 'id'> {
  return {
    title: lexed.grid.hints?.title ?? region.titles.join(' '), notes: region.notes, place: placeOf(lexed, region), shape: 'records',
    rows: region.bodyRows.length, columns: region.right - region.left + 1, dimensions: [], measures: [], cells: [], sums: [], legends: [], confidence,
  };
}

const numbersOf = (profiles: readonly ColumnProfile[], skip: ReadonlySet<number> = new Set()) =>
  profiles.reduce((sum, { numbers, column }) => sum + (skip.has(column) ? 0 : numbers), 0);

/** Said when a table has more cells than are kept one by one. */
const gapOf = (lexed: LexedGrid, dropped: number): Unreadable => ({
  reason: 'too-large', place: lexed.grid.sheet === undefined ? {} : { sheet: lexed.grid.sheet },
  says: `A table has more cells than are looked at one by one: ${dropped} were only counted.`,
});

/** Said when a table has more columns of labels than can name its rows. */
const crowdGap = (lexed: LexedGrid, crowded: number): Unreadable => ({
  reason: 'too-large', place: lexed.grid.sheet === undefined ? {} : { sheet: lexed.grid.sheet },
  says: `A table has more columns of labels than a table has: ${crowded} of them were not used to tell its rows apart.`,
});

function explore(lexed: LexedGrid, region: Region, profiles: readonly ColumnProfile[], context: RecogniseContext, order: number): Found {
  const declared = declaredFor(context.declared, placeOf(lexed, region), order);
  const score = declared ? 0 : rowLevelScore(profiles);
  if (score >= recordsFrom) return { tables: [recordsTable(lexed, region, score)], numericCells: numbersOf(profiles), unexplained: 0, gaps: [] };
  const built = buildTables(lexed, region, context, declared);
  const tables = built.map(({ table }) => table);
  const keys = new Set(built.flatMap((each) => each.keys));
  const dropped = built.reduce((sum, each) => sum + each.dropped, 0);
  const crowded = built.reduce((sum, each) => sum + each.crowded, 0);
  const gaps = [...(dropped > 0 ? [gapOf(lexed, dropped)] : []), ...(crowded > 0 ? [crowdGap(lexed, crowded)] : [])];
  if (dropped === 0) return { tables, ...tallyOf(lexed, region, tables, keys), gaps };
  const [, originColumn] = lexed.grid.origin ?? [0, 0];
  return {
    tables, numericCells: numbersOf(profiles, new Set([...keys].map((column) => originColumn + column + 1))), unexplained: 0, gaps,
  };
}

/** The tables of a grid, what each number in them is, and what stays unexplained. Pure and total. */
export function recognise(grid: Grid, context: RecogniseContext = {}): Recognised {
  const lexed = lexGrid(grid, numberStyleOf(grid));
  const tables: Table[] = [];
  const profiles: ColumnProfile[] = [];
  const gaps: Unreadable[] = [];
  let [numericCells, unexplained] = [0, 0];
  regionsOf(lexed).forEach((region, order) => {
    const columns = profilesOf(lexed, region, `t${tables.length + 1}`, headerPaths(lexed, region).map((path) => path.filter(Boolean).join(' › ')));
    const found = explore(lexed, region, columns, context, order);
    for (const table of found.tables) tables.push({ id: `t${tables.length + 1}`, ...table });
    profiles.push(...columns);
    gaps.push(...found.gaps);
    numericCells += found.numericCells;
    unexplained += found.unexplained;
  });
  return { tables, profiles, numericCells, unexplained, gaps };
}
