import type { Category, Cell, Dimension, Measure, TableSum } from '../../../sdc/table.js';
import { acrossMeasures } from './across-measures.js';
import { indexCells, type CellIndex } from './cell-index.js';
import { familiesOf, type Family } from './hierarchy.js';
import { judge, type Line } from './judge.js';
import { exactHalf, halfWidths, type Half, type Halves } from './slack.js';
import { stackedSums } from './stacked.js';
import { totalsAlong } from './totals.js';
import { unlabelledTotals } from './unlabelled.js';

export interface SumInput {
  readonly cells: readonly Cell[];
  readonly dimensions: readonly Dimension[];
  readonly measures: readonly Measure[];
  readonly stacked: boolean;
  /** Child label to parent label by indentation, on the first dimension. */
  readonly indents: ReadonlyMap<string, string>;
  /** Declared parents and their children, by dimension name. */
  readonly declared: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export interface Sums {
  readonly sums: readonly TableSum[];
  /** The dimensions with the parents and totals that the numbers bear out. */
  readonly dimensions: readonly Dimension[];
}

/** What the parts of sums look at. */
export interface SumWork {
  readonly cells: readonly Cell[];
  readonly index: CellIndex;
  readonly categories: Category[][];
  readonly measures: readonly { readonly m: number; readonly half: Half; readonly measure: Measure }[];
}

const additive = new Set<Measure['kind']>(['count', 'weighted-count', 'sum', 'events', 'percent', 'proportion', 'unknown']);

function familyLines(family: Family, m: number, work: SumWork): Line[] {
  const { cells, index } = work;
  const lines: Line[] = [];
  for (const total of index.within(m, family.dimension, family.parent)) {
    const cell = cells[total]!;
    const parts = family.children.map((child) => {
      const here = index.at(m, cell.coords.map((coord, d) => (d === family.dimension ? child : coord)));
      if (here !== undefined || !family.anywhere) return here;
      const elsewhere = index.within(m, family.dimension, child);
      return elsewhere.length === 1 ? elsewhere[0] : undefined;
    });
    if (parts.every((part) => part !== undefined)) lines.push({ total, parts: parts as number[] });
  }
  return lines;
}

/** Whether the children stand on the parent's own lines, so that they are its parts there and not another division of it. */
const inPlace = (family: Family, m: number, { cells, index }: SumWork) => index.within(m, family.dimension, family.parent).map((i) => cells[i]!).some((cell) => family.children.every((child) => index.at(m, cell.coords.map((coord, d) => (d === family.dimension ? child : coord))) !== undefined));

function hierarchySums(work: SumWork, input: SumInput): TableSum[] {
  return input.dimensions.flatMap((dimension, d) => {
    const families = familiesOf(dimension, d, d === 0 ? input.indents : new Map(), input.declared[dimension.name] ?? {});
    return families.flatMap((family) => {
      const found = work.measures.flatMap(({ m, half }) => judge(familyLines(family, m, work), work.cells, half, family.ground));
      if ((found.length > 0 || family.ground === 'declared') && work.measures.some(({ m }) => inPlace(family, m, work)) && dimension.categories[family.parent]!.role !== 'total') {
        for (const child of family.children) {
          const category = work.categories[d]![child]!;
          if (category.parent === undefined) work.categories[d]![child] = { ...category, parent: family.parent };
        }
      }
      return found;
    });
  });
}

const key = ({ total, parts }: TableSum) => `${total}=${[...parts].sort((a, b) => a - b).join('+')}`;

/** Whether any complete equation of a measure holds only give or take: then its numbers really were rounded apart. */
const roundedApart = (sums: readonly TableSum[], cells: readonly Cell[], m: number): boolean => sums.some(({ total, parts }) => {
  const head = cells[total]!;
  const all = parts.map((part) => cells[part]!.shown);
  if (head.measure !== m || head.shown.as !== 'number' || all.some(({ as }) => as !== 'number')) return false;
  return head.shown.value !== all.reduce((sum, shown) => sum + (shown.as === 'number' ? shown.value : 0), 0);
});

function attempt(input: SumInput, halves: readonly (Halves | undefined)[]): Sums {
  const { cells, dimensions, measures } = input;
  const work: SumWork = {
    cells, index: indexCells(cells), categories: dimensions.map(({ categories }) => [...categories]),
    measures: measures.flatMap((measure, m) => (halves[m] ? [{ m, measure, half: halves[m].half }] : [])),
  };
  const found = [
    ...hierarchySums(work, input), ...(input.stacked ? stackedSums(work) : []), ...totalsAlong(work, input.stacked),
    ...unlabelledTotals(work, dimensions), ...acrossMeasures(work, dimensions, measures, cells),
  ];
  const seen = new Set<string>();
  const sums = found.filter((sum) => !seen.has(key(sum)) && Boolean(seen.add(key(sum))));
  return { sums, dimensions: dimensions.map((dimension, d) => ({ ...dimension, categories: work.categories[d]! })) };
}

/**
 * Every equation that the labels suggest and the numbers bear out (rules.md E3.5). Numbers that only look rounded are first
 * given room; where every complete equation turns out exact they get none, or a hidden cell would seem safer than it is.
 */
export function sumsOf(input: SumInput): Sums {
  const { cells, dimensions, measures } = input;
  const isInner = (cell: Cell) => cell.coords.every((coord, d) => dimensions[d]!.categories[coord]!.role !== 'total');
  const own = measures.map((): Cell[] => []);
  for (const cell of cells) own[cell.measure]!.push(cell);
  const halves = measures.map((measure, m) => (additive.has(measure.kind) ? halfWidths(own[m]!, measure, isInner) : undefined));
  const roomy = attempt(input, halves);
  const strict = halves.map((each, m) => (each?.guessed && !roundedApart(roomy.sums, cells, m) ? { half: exactHalf, guessed: false } : each));
  return strict.every((each, m) => each === halves[m]) ? roomy : attempt(input, strict);
}
