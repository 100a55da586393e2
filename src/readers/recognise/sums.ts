import type { Cell, Dimension, Measure, TableSum } from '../../sdc/table.js';

const additive = new Set(['count', 'weighted-count', 'sum', 'events', 'percent', 'proportion', 'unknown']);

/** The coarsest of the usual bases that divides every whole number, when chance would do so in less than one table in a hundred; otherwise 1. */
export function baseOf(values: readonly number[]): number {
  const whole = values.filter((value) => Number.isInteger(value) && value !== 0);
  return [100, 50, 20, 10, 7, 5, 3].find((base) => base ** -whole.length < 0.01 && whole.every((value) => value % base === 0)) ?? 1;
}

const isNumber = (cell: Cell): cell is Cell & { shown: { as: 'number'; value: number; decimals: number } } => cell.shown.as === 'number';

/** What rounding may put between a total and its parts, all as printed. */
function slackOf(cells: readonly Cell[], base: number): number {
  const half = (cell: Cell) => (isNumber(cell) && cell.shown.decimals > 0 ? 0.5 * 10 ** -cell.shown.decimals : base > 1 ? base / 2 : 0);
  return cells.reduce((sum, cell) => sum + half(cell), 0);
}

interface Line {
  readonly total: number;
  readonly parts: readonly number[];
}

/** Every line along a dimension that has a total category: the total and its ordinary and missing siblings. */
function linesOf(cells: readonly Cell[], dimension: number, categories: Dimension['categories'], measure: number): Line[] {
  const groups = new Map<string, number[]>();
  cells.forEach((cell, index) => {
    if (cell.measure !== measure) return;
    const key = cell.coords.map((coord, axis) => (axis === dimension ? '*' : coord)).join(',');
    groups.set(key, [...(groups.get(key) ?? []), index]);
  });
  const lines: Line[] = [];
  for (const members of groups.values()) {
    const role = (index: number) => categories[cells[index]!.coords[dimension]!]!.role;
    const total = members.filter((index) => role(index) === 'total');
    const parts = members.filter((index) => role(index) !== 'total');
    if (total.length === 1 && parts.length >= 1) lines.push({ total: total[0]!, parts });
  }
  return lines;
}

/**
 * Equations between a total and its parts. A line whose numbers all show must add up; one with hidden cells is believed
 * when its siblings add up, or when the label says total and no sum of the visible parts exceeds it.
 */
export function sumsOf(cells: readonly Cell[], dimensions: readonly Dimension[], measures: readonly Measure[]): TableSum[] {
  const sums: TableSum[] = [];
  measures.forEach((measure, m) => {
    if (!additive.has(measure.kind)) return;
    const inner = (cell: Cell) => cell.coords.every((coord, d) => dimensions[d]!.categories[coord]!.role !== 'total');
    const values = (keep: (cell: Cell) => boolean) => cells.filter((cell) => cell.measure === m && isNumber(cell) && keep(cell)).map((cell) => (isNumber(cell) ? cell.shown.value : 0));
    const base = Math.max(baseOf(values(() => true)), baseOf(values(inner)));
    dimensions.forEach(({ categories }, d) => {
      const lines = linesOf(cells, d, categories, m);
      const judged = lines.map((line) => {
        const all = [line.total, ...line.parts].map((index) => cells[index]!);
        const slack = slackOf(all, base);
        const complete = all.every(isNumber);
        const visible = line.parts.map((index) => cells[index]!).reduce((sum, cell) => sum + (isNumber(cell) ? cell.shown.value : 0), 0);
        const total = cells[line.total]!;
        const gap = isNumber(total) ? total.shown.value - visible : 0;
        return { line, slack, complete, agrees: Math.abs(gap) <= slack + 1e-9, contradicts: isNumber(total) && gap < -slack - 1e-9 };
      });
      const complete = judged.filter((each) => each.complete);
      const confirmed = complete.filter((each) => each.agrees).length;
      if (complete.length > 0 && confirmed < complete.length * 0.8) return;
      for (const { line, slack, complete: whole, agrees, contradicts } of judged) {
        if (whole ? !agrees : contradicts) continue;
        sums.push({ ...line, slack, because: whole || confirmed > 0 ? 'arithmetic' : 'labels' });
      }
    });
  });
  return sums;
}
