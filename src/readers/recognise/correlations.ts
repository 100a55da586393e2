import type { Cell, Dimension, Measure } from '../../sdc/table.js';

/** Numbers between -1 and 1 with ones where a variable meets itself are correlations, whatever they looked like alone. */
export function withCorrelations(measures: readonly Measure[], cells: readonly Cell[], dimensions: readonly Dimension[]): Measure[] {
  const row = dimensions.findIndex(({ axis }) => axis === 'row');
  const column = dimensions.findIndex(({ axis }) => axis === 'column');
  if (row < 0 || column < 0 || dimensions.length !== 2) return [...measures];
  return measures.map((measure, m) => {
    if (measure.confidence > 0.6 || !/^(?:proportion|unknown)$/.test(measure.kind)) return measure;
    const mine = cells.filter((cell) => cell.measure === m);
    const within = mine.every(({ shown }) => shown.as !== 'number' || Math.abs(shown.value) <= 1);
    const label = (cell: Cell, d: number) => dimensions[d]!.categories[cell.coords[d]!]!.label.toLowerCase();
    const selves = mine.filter((cell) => label(cell, row) !== '' && label(cell, column).endsWith(label(cell, row)));
    const ones = selves.filter(({ shown }) => shown.as === 'number' && shown.value === 1);
    const enough = ones.length >= Math.max(2, dimensions[row]!.categories.length * 0.8) && ones.length >= selves.length * 0.7;
    return within && (enough || onesEverywhere(mine, row)) ? { ...measure, kind: 'statistic', label: measure.label || 'correlation', confidence: 0.9 } : measure;
  });
}

/** Names that do not match (groups side by side, shifted labels) leave the numbers: a one in every line, mostly fractions, some below nought. */
function onesEverywhere(cells: readonly Cell[], row: number): boolean {
  const values = cells.flatMap(({ shown, coords }) => (shown.as === 'number' ? [{ line: coords[row]!, value: shown.value }] : []));
  const lines = new Set(values.map(({ line }) => line));
  const withOne = new Set(values.filter(({ value }) => value === 1).map(({ line }) => line));
  const fractions = values.filter(({ value }) => !Number.isInteger(value)).length;
  return lines.size >= 3 && withOne.size === lines.size && 2 * fractions > values.length && values.some(({ value }) => value < 0);
}
