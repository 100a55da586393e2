import type { Category, TableSum } from '../../../sdc/table.js';
import { judge, type Line } from './judge.js';
import type { SumWork } from './sums.js';

/** More totals than this in one dimension are the ends of as many blocks, each of what stands next to it. */
const mostTotals = 60;
/** Cells that all the parts of grand totals together may name: past it, further grand totals are of no table a person made. */
const mostParts = 400_000;

/** The parts a total category may have in one dimension, most likely first. */
function candidates(categories: readonly Category[]): (total: number) => (readonly number[])[] {
  const all = categories.map((_, i) => i);
  const free = all.filter((i) => categories[i]!.role !== 'total');
  const tops = free.filter((i) => categories[i]!.parent === undefined);
  const totals = all.filter((i) => categories[i]!.role === 'total');
  const order = new Map(totals.map((i, at) => [i, at]));
  return (total) => {
    const own = free.filter((i) => categories[i]!.parent === total);
    const top = own.length === 0 ? tops : [...tops, ...own].sort((a, b) => a - b);
    const known = top.filter((i) => categories[i]!.role !== 'missing');
    if (totals.length === 1) return known.length < top.length ? [top, known] : [top];
    const at = order.get(total)!;
    const [before, after] = [totals[at - 1] ?? -1, totals[at + 1] ?? categories.length];
    const blocks = [top.filter((i) => i > before && i < total), top.filter((i) => i > total && i < after)];
    return totals.length > mostTotals ? blocks : [top, known, ...blocks, totals.filter((i) => i !== total)];
  };
}

/** The lines of a measure along one dimension, with the total at one category and the given parts. */
function linesFor(work: SumWork, m: number, d: number, total: number, parts: readonly number[]): Line[] {
  if (parts.length === 0) return [];
  const lines: Line[] = [];
  for (const run of work.index.runs(m, d)) {
    const head = run.get(total)?.[0];
    if (head === undefined) continue;
    const tail = parts.flatMap((part) => run.get(part) ?? []);
    if (tail.length > 0) lines.push({ total: head, parts: tail });
  }
  return lines;
}

interface Grand {
  readonly whole: readonly Line[];
  /** By one category of one dimension: each stratum makes up the total by itself. */
  readonly strata: readonly (readonly Line[])[];
}

/** A cell that is total in several dimensions at once, where the margins between are not shown. */
function grandTotals(work: SumWork, m: number, done: ReadonlySet<number>): Grand {
  const divided = work.categories.map((categories) => categories.some(({ role }) => role !== 'total'));
  const strata = new Map<string, Line[]>();
  const roles = (i: number) => work.cells[i]!.coords.map((coord, d) => work.categories[d]![coord]!);
  const mine = work.index.of(m);
  const lines: Line[] = [];
  const isInner = (i: number, d: number): boolean => { const { role, parent } = work.categories[d]![work.cells[i]!.coords[d]!]!; return role !== 'total' && parent === undefined; };
  let named = 0;
  for (const total of mine) {
    const free = roles(total).flatMap(({ role }, d) => (role === 'total' && divided[d] ? [d] : []));
    if (free.length < 2 || done.has(total)) continue;
    const fixed = work.cells[total]!.coords.map((coord, d) => (free.includes(d) ? '' : coord)).join(',');
    const parts = (work.index.groups(m, free).get(fixed) ?? []).filter((i) => i !== total && free.every((d) => isInner(i, d)));
    named += parts.length;
    if (named > mostParts) break;
    if (parts.length > 1) lines.push({ total, parts });
    for (const d of free) {
      for (const category of new Set(parts.map((i) => work.cells[i]!.coords[d]!))) {
        const stratum = parts.filter((i) => work.cells[i]!.coords[d] === category);
        const key = `${d}:${category}`;
        if (stratum.length > 1 && stratum.length < parts.length) strata.set(key, [...(strata.get(key) ?? []), { total, parts: stratum }]);
      }
    }
  }
  return { whole: lines, strata: [...strata.values()] };
}

/** Totals that labels announce, along every dimension; in a stacked table not along the variables, which overlap. */
export function totalsAlong(work: SumWork, stacked: boolean): TableSum[] {
  const found: TableSum[] = [];
  for (const { m, half, measure } of work.measures) {
    const share = measure.kind === 'percent' || measure.kind === 'proportion' || measure.kind === 'unknown';
    const accept = (sums: readonly TableSum[]) => (share ? sums.filter(({ because }) => because !== 'labels') : sums);
    work.categories.forEach((categories, d) => {
      if (stacked && d === 0) return;
      const partsOf = candidates(categories);
      categories.forEach(({ role }, total) => {
        if (role !== 'total') return;
        for (const parts of partsOf(total)) {
          const sums = accept(judge(linesFor(work, m, d, total, parts), work.cells, half, 'labels'));
          found.push(...sums);
          if (sums.length > 0) break;
        }
      });
    });
    if (!stacked && work.categories.length > 1) {
      const done = new Set(found.map(({ total }) => total));
      const { whole, strata } = grandTotals(work, m, done);
      const sums = accept(judge(whole, work.cells, half, 'labels'));
      found.push(...sums, ...(sums.length > 0 ? [] : strata.flatMap((lines) => accept(judge(lines, work.cells, half, 'labels')).filter(({ because }) => because === 'arithmetic'))));
    }
  }
  return found;
}
