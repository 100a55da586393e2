import type { Cell, Dimension, Measure } from '../../sdc/table.js';
import { guessMeasure } from './measure-words.js';
import { indexCells, type CellIndex } from './sums/cell-index.js';

type Direction = NonNullable<Measure['of']>;
interface Found { readonly of: Direction; readonly base: number; readonly share: number; readonly tested: number }

const shares = new Set<Measure['kind']>(['percent', 'proportion', 'rate']);
const counts = new Set<Measure['kind']>(['count', 'events', 'weighted-count', 'at-risk']);
const valueAt = (cells: readonly Cell[], index: number | undefined): number | undefined => {
  const shown = index === undefined ? undefined : cells[index]!.shown;
  return shown?.as === 'number' ? shown.value : undefined;
};

const factorOf = ({ kind, per }: Measure) => (kind === 'percent' ? 100 : kind === 'proportion' ? 1 : per ?? 1000);

interface Context {
  readonly cells: readonly Cell[];
  readonly dimensions: readonly Dimension[];
  readonly index: CellIndex;
  readonly stacked: boolean;
}

/** The total of a count along some axes, from the total category or else from its siblings: asked for cell after cell of a line. */
function totalsOf({ cells, dimensions, index, stacked }: Context, n: number, axes: readonly Dimension['axis'][]): (cell: Cell) => number | undefined {
  const free = dimensions.flatMap(({ axis }, d) => (axes.includes(axis) && !(stacked && d === 0) ? [d] : []));
  if (free.length === 0) return () => undefined;
  const isFree = dimensions.map((_, d) => free.includes(d));
  const heads = dimensions.map(({ categories }, d) => (isFree[d] ? categories.findIndex(({ role }) => role === 'total') : -1));
  const headed = !stacked && free.every((d) => heads[d]! >= 0);
  const isInner = dimensions.map(({ categories }) => categories.map(({ role }) => role !== 'total' && (!stacked || role !== 'missing')));
  const sumOf = (line: readonly number[]): number | undefined => {
    let sum = 0;
    let seen = 0;
    for (const i of line) {
      if (!free.every((d) => isInner[d]![cells[i]!.coords[d]!])) continue;
      const value = valueAt(cells, i);
      if (value === undefined) return undefined;
      sum += value;
      seen++;
    }
    return seen > 1 ? sum : undefined;
  };
  const known = new Map<string, number | undefined>();
  return (cell) => {
    if (headed) {
      const shown = valueAt(cells, index.at(n, cell.coords.map((coord, d) => (isFree[d] ? heads[d]! : coord))));
      if (shown !== undefined) return shown;
    }
    const line = cell.coords.map((coord, d) => (isFree[d] ? '' : coord)).join(',');
    if (!known.has(line)) known.set(line, sumOf(index.groups(n, free).get(line) ?? []));
    return known.get(line);
  };
}

const sampled = 2000;
/** Counts that may be the base of a share: those that stand nearest to it. */
const nearby = 8;

/** How often 100 · n / N prints as the share, for one numerator and one kind of base. */
function score(context: Context, p: number, factor: number, n: number, base: (cell: Cell) => number | undefined): { share: number; tested: number } {
  let tested = 0;
  let met = 0;
  for (const i of context.index.of(p)) {
    const cell = context.cells[i]!;
    if (tested >= sampled) break;
    if (cell.shown.as !== 'number') continue;
    const count = valueAt(context.cells, context.index.at(n, cell.coords));
    const denominator = base(cell);
    if (count === undefined || denominator === undefined || denominator <= 0 || count === denominator) continue;
    tested++;
    const tolerance = 0.5 * 10 ** -cell.shown.decimals * 1.02 + 1e-9;
    if (Math.abs((factor * count) / denominator - cell.shown.value) <= tolerance) met++;
  }
  return { share: tested === 0 ? 0 : met / tested, tested };
}

function byIdentity(context: Context, p: number, measures: readonly Measure[]): Found | undefined {
  const factor = factorOf(measures[p]!);
  const countIndices = measures.flatMap(({ kind }, m) => (counts.has(kind) ? [m] : [])).sort((a, b) => Math.abs(a - p) - Math.abs(b - p)).slice(0, nearby).sort((a, b) => a - b);
  let best: Found | undefined;
  const consider = (of: Direction, base: number, result: { share: number; tested: number }) => {
    if (result.tested > 0 && result.share >= 0.8 && result.share > (best?.share ?? 0) + 1e-9) best = { of, base, ...result };
  };
  for (const n of countIndices) {
    for (const other of countIndices) {
      if (other !== n) consider('measure', other, score(context, p, factor, n, (cell) => valueAt(context.cells, context.index.at(other, cell.coords))));
    }
    consider('column', n, score(context, p, factor, n, totalsOf(context, n, ['row'])));
    consider('row', n, score(context, p, factor, n, totalsOf(context, n, ['column'])));
    consider('all', n, score(context, p, factor, n, totalsOf(context, n, ['row', 'column'])));
  }
  return best;
}

/** Shares that add to the whole along an axis are shares of that line. */
function byHundred({ cells, dimensions, index, stacked }: Context, p: number, factor: number): Direction | undefined {
  const along = (axis: Dimension['axis']): boolean => {
    const free = dimensions.flatMap((dimension, d) => (dimension.axis === axis && !(stacked && d === 0) ? [d] : []));
    if (free.length === 0) return false;
    let lines = 0;
    let whole = 0;
    for (const members of index.groups(p, free).values()) {
      const inner = members.filter((i) => free.every((d) => dimensions[d]!.categories[cells[i]!.coords[d]!]!.role !== 'total'));
      const values = inner.map((i) => valueAt(cells, i));
      if (inner.length < 2 || values.some((value) => value === undefined)) continue;
      lines++;
      const decimals = Math.max(...inner.map((i) => { const { shown } = cells[i]!; return shown.as === 'number' ? shown.decimals : 0; }));
      const sum = (values as number[]).reduce((a, b) => a + b, 0);
      if (Math.abs(sum - factor) <= Math.max(0.5 * 10 ** -decimals * inner.length, factor * 0.002) * 1.02) whole++;
    }
    return lines > 0 && whole >= lines * 0.8;
  };
  if (along('column')) return 'row';
  return along('row') ? 'column' : undefined;
}

/** People counted because something happened to them: what a share beside them counts, not its base. */
const outcome = /death|died|dead|case|event|positiv|infect|vaccinat|diagnos|admit|admission|readmi|hospitali|surviv|expos|treated|affected|infected|responders|relaps|with /;

/**
 * What each share is a share of: the base that reproduces the printed figures; else the line on which they add to 100;
 * else the base the headers name (rules.md E3.6–7).
 */
export function withBases(measures: readonly Measure[], cells: readonly Cell[], dimensions: readonly Dimension[], stacked: boolean): Measure[] {
  const context: Context = { cells, dimensions, index: indexCells(cells), stacked };
  const countIndices = measures.flatMap(({ kind }, m) => (counts.has(kind) ? [m] : []));
  const namedBase = countIndices.filter((m) => guessMeasure(measures[m]!.label)?.base);
  // A lone "n" beside a share is its base; a lone "deaths" is what the share counts.
  const plain = countIndices.filter((m) => countIndices.length === 1 && /^(?:n|nn|total|number|count|all|sample size|obs|observations|)$/i.test(measures[m]!.label.trim()));
  const counted = countIndices.filter((m) => countIndices.length === 1 && measures[m]!.unit === 'person' && !outcome.test(measures[m]!.label.toLowerCase()));
  return measures.map((measure, p) => {
    if (!shares.has(measure.kind) || measure.of !== undefined) return measure;
    const identity = byIdentity(context, p, measures);
    if (identity) {
      return { ...measure, of: identity.of, base: identity.base, confidence: identity.tested >= 3 ? Math.max(measure.confidence, 0.97) : Math.max(measure.confidence, 0.9) };
    }
    const hundred = byHundred(context, p, factorOf(measure));
    const base = namedBase[0] ?? (countIndices.length === 1 ? countIndices[0] : undefined);
    if (hundred) return { ...measure, of: hundred, ...(base === undefined ? {} : { base }), confidence: Math.max(measure.confidence, 0.9) };
    const under = namedBase[0] ?? plain[0] ?? counted[0];
    if (under !== undefined) return { ...measure, of: 'measure', base: under };
    return { ...measure, of: 'unknown' };
  });
}
