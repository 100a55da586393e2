import type { ColumnProfile } from '../../sdc/subjects.js';
import type { Table } from '../../sdc/table.js';
import type { Grid } from '../reader.js';
import { headerPaths } from './columns.js';
import { lexGrid, numberStyleOf, type LexedGrid } from './lexed-grid.js';
import { hasNumber } from './lexer.js';
import { profilesOf } from './profiles.js';
import type { Recognised, RecogniseContext } from './recognised.js';
import { regionsOf, type Region } from './region.js';
import { buildTables } from './table.js';

export type { Recognised, RecogniseContext } from './recognised.js';

function numbersIn(lexed: LexedGrid, region: Region): number {
  let count = 0;
  for (const row of region.bodyRows) {
    for (let column = region.left; column <= region.right; column++) if (hasNumber(lexed.at(row, column))) count++;
  }
  return count;
}

/** The tables of a grid, what each number in them is, and what stays unexplained. Pure and total. */
export function recognise(grid: Grid, context: RecogniseContext = {}): Recognised {
  const lexed = lexGrid(grid, numberStyleOf(grid));
  const tables: Table[] = [];
  const profiles: ColumnProfile[] = [];
  let numericCells = 0;
  for (const region of regionsOf(lexed)) {
    const id = `t${tables.length + 1}`;
    for (const table of buildTables(lexed, region, context)) tables.push({ id: `t${tables.length + 1}`, ...table });
    profiles.push(...profilesOf(lexed, region, id, headerPaths(lexed, region).map((path) => path.filter(Boolean).join(' › '))));
    numericCells += numbersIn(lexed, region);
  }
  return { tables, profiles, numericCells, unexplained: 0, gaps: [] };
}
