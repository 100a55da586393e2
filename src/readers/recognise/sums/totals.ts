import type { Category, TableSum } from '../../../sdc/table.js';
import { judge, type Line } from './judge.js';
import type { SumWork } from './sums.js';

/** The parts a total category may have in one dimension, most likely first. */
function candidates(categories: readonly Category[], total: number): (readonly number[])[] {
  const all = categories.map((_, i) => i);
  const top = all.filter((i) => categories[i]!.role !== 'total' && (categories[i]!.parent === undefined || categories[i]!.parent === total));
  const known = top.filter((i) => categories[i]!.role !== 'missing');
  const totals = all.filter((i) => categories[i]!.role === 'total');
  const others = totals.filter((i) => i !== total);
  if (others.length === 0) return known.length < top.length ? [top, known] : [top];
  const before = others.filter((i) => i < total).at(-1) ?? -1;
  const after = others.find((i) => i > total) ?? categories.length;
  return [top, known, top.filter((i) => i > before && i < total), top.filter((i) => i > total && i < after), others];
}

/** The lines of a measure along one dimension, with the total at one category and the given parts. */
function linesFor(work: SumWork, m: number, d: number, total: number, parts: readonly number[]): Line[] {
  const wanted = new Set(parts);
  const lines: Line[] = [];
  for (const members of work.index.groups(m, [d]).values()) {
    const at = (i: number) => work.cells[i]!.coords[d]!;
    const head = members.find((i) => at(i) === total);
    const tail = members.filter((i) => wanted.has(at(i)));
    if (head !== undefined && tail.length > 0) lines.push({ total: head, parts: tail });
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
  for (const total of mine) {
    const free = roles(total).flatMap(({ role }, d) => (role === 'total' && divided[d] ? [d] : []));
    if (free.length < 2 || done.has(total)) continue;
    const parts = mine.filter((i) => i !== total && work.cells[i]!.coords.every((coord, d) =>
      (free.includes(d) ? roles(i)[d]!.role !== 'total' && roles(i)[d]!.parent === undefined : coord === work.cells[total]!.coords[d])));
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
      categories.forEach(({ role }, total) => {
        if (role !== 'total') return;
        for (const parts of candidates(categories, total)) {
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
