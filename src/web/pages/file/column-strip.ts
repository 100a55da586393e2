import { measureOf, valueOf, type Table } from '../../../sdc/table.js';

const kinds: Readonly<Record<string, string>> = {
  count: 'counts', 'weighted-count': 'weighted counts', percent: 'percentages', proportion: 'proportions', rate: 'rates', sum: 'sums', mean: 'means', label: 'labels', code: 'codes',
};

/** The useful lines about one column: kind, smallest above zero, rounded to, how many suppressed. */
export function columnStrip(tables: readonly Table[], column: number): string {
  const cells = tables.flatMap((table) => table.cells.filter((cell) => cell.at.column === column).map((cell) => ({ cell, measure: measureOf(table, cell) })));
  if (cells.length === 0) return '';
  const found = [...new Set(cells.map((one) => one.measure.kind))];
  const isCounts = found.length === 1 && found[0] === 'count';
  const values = cells.flatMap(({ cell }) => valueOf(cell) ?? []);
  const above = values.filter((value) => value > 0);
  const suppressed = cells.filter(({ cell }) => cell.shown.as === 'suppressed').length;
  const base = isCounts ? [100, 50, 10, 5].find((one) => values.length >= 4 && values.every((value) => value % one === 0)) : undefined;
  return [
    found.length === 1 ? (kinds[found[0]!] ?? found[0]!.replaceAll('-', ' ')) : 'mixed kinds',
    isCounts && above.length > 0 ? `smallest ${Math.min(...above)}` : '', base ? `all multiples of ${base}` : '', suppressed > 0 ? `${suppressed} suppressed` : '',
  ].filter(Boolean).join(', ');
}
