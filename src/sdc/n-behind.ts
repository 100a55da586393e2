import { cellAt, countBeside, isCount } from './counts.js';
import { measureOf, type Cell, type Table } from './table.js';

/** The number of people behind a statistic, where the table or its evidence tells it, and the cell that shows it. */
export interface Behind {
  readonly n: number;
  readonly cell?: Cell;
}

/** Evidence first; then the count beside it, the N of its column or list of statistics, the N of the heading. */
export function nBehind(table: Table, cell: Cell): Behind | undefined {
  const told = cell.evidence?.entities ?? cell.evidence?.n;
  if (told !== undefined) return { n: told };
  const beside = countBeside(table, cell);
  if (beside?.shown.as === 'number') return { n: beside.shown.value, cell: beside };
  const listed = table.shape === 'statistics' || table.shape === 'stacked' ? listedN(table, cell) : undefined;
  if (listed?.shown.as === 'number') return { n: listed.shown.value, cell: listed };
  const base = measureOf(table, cell).base;
  const shared = base === undefined ? undefined : cellAt(table, base, cell.coords);
  if (shared?.shown.as === 'number') return { n: shared.shown.value, cell: shared };
  return table.population?.n === undefined ? undefined : { n: table.population.n };
}

/** The N of the same column in a list of statistics, or of variables one under another. */
function listedN(table: Table, cell: Cell): Cell | undefined {
  const rows = table.dimensions.map(({ axis }) => axis === 'row');
  return table.cells.find((other) => other !== cell && isCount(table, measureOf(table, other))
    && other.coords.every((index, at) => (rows[at] ? isN(table, at, index) : index === cell.coords[at])));
}

const isN = (table: Table, dimension: number, index: number): boolean => {
  const { label, role } = table.dimensions[dimension]!.categories[index]!;
  return role === 'total' || /^(n|n\.?\s*obs\.?|obs|observations|count|total n|number of \w+)$/i.test(label.trim().replaceAll('_', ' '));
};
