import type { Dimension, TableSum } from '../../../sdc/table.js';
import { judge, type Line } from './judge.js';
import type { SumWork } from './sums.js';

const mostCategories = 12;

/**
 * Categories that the numbers alone show to be sums: of all their siblings (an unlabelled total) or of two of them.
 * Needs four lines without exception, so chance has no say.
 */
export function unlabelledTotals(work: SumWork, dimensions: readonly Dimension[]): TableSum[] {
  const found: TableSum[] = [];
  dimensions.forEach((_, d) => {
    const categories = work.categories[d]!;
    const free = categories.flatMap(({ role, parent }, i) => (role !== 'total' && parent === undefined ? [i] : []));
    if (free.length < 3 || free.length > mostCategories) return;
    for (const { m, half, measure } of work.measures) {
      if (measure.kind === 'percent' || measure.kind === 'proportion') continue;
      const groups = [...work.index.groups(m, [d]).values()].map((members) => new Map(members.map((i) => [work.cells[i]!.coords[d]!, i])));
      if (groups.length < 4) continue;
      const lines = (total: number, parts: readonly number[]): Line[] => groups.flatMap((members) => {
        const head = members.get(total);
        const tail = parts.map((part) => members.get(part));
        return head === undefined || tail.some((i) => i === undefined) ? [] : [{ total: head, parts: tail as number[] }];
      });
      const hasTotal = categories.some(({ role }) => role === 'total');
      for (const total of free) {
        const others = free.filter((i) => i !== total);
        const whole = hasTotal ? [] : judge(lines(total, others), work.cells, half, 'numbers');
        if (whole.length > 0) {
          categories[total] = { ...categories[total]!, role: 'total' };
          found.push(...whole);
          continue;
        }
        found.push(...pairs(others).flatMap(([a, b]) => {
          const sums = judge(lines(total, [a, b]), work.cells, half, 'numbers');
          if (sums.length > 0) for (const child of [a, b]) categories[child] = { ...categories[child]!, parent: total };
          return sums;
        }));
      }
    }
  });
  return found;
}

function* pairsOf(items: readonly number[]): Generator<readonly [number, number]> {
  for (let i = 0; i < items.length; i++) for (let j = i + 1; j < items.length; j++) yield [items[i]!, items[j]!];
}

const pairs = (items: readonly number[]) => [...pairsOf(items)];
