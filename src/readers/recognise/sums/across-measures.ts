import type { Cell, Dimension, Measure, TableSum } from '../../../sdc/table.js';
import { plainWords } from '../measure-words.js';
import { judge, type Line } from './judge.js';
import type { SumWork } from './sums.js';

const counted = new Set<Measure['kind']>(['count', 'events', 'weighted-count', 'sum']);
const isCumulative = ({ label }: Measure) => /\bcum(?:ulative)?\b/.test(plainWords(label));
const stem = ({ label }: Measure) => plainWords(label).replace(/\b(?:cum(?:ulative)?|midpoint ?6|derived|rounded|percent|freq|frequency)\b\.?|%/g, '').replace(/\s+/g, ' ').trim();

/** A running total: each entry is the one before plus the entry of the plain measure. */
function running(work: SumWork, dimensions: readonly Dimension[], measures: readonly Measure[]): TableSum[] {
  return work.measures.flatMap(({ m, measure, half }) => {
    if (!isCumulative(measure)) return [];
    const partner = measures.findIndex((other, i) => i !== m && !isCumulative(other) && (other.kind === measure.kind || (other.kind === 'percent' && measure.kind === 'count' && stem(measure) === '')) && (stem(other) === stem(measure) || stem(measure) === ''));
    if (partner < 0) return [];
    return dimensions.flatMap((_, d) => {
      const groups = work.index.groups(m, [d]);
      const lines: Line[] = [];
      for (const members of groups.values()) {
        members.forEach((total, i) => {
          const entry = work.index.at(partner, work.cells[total]!.coords);
          if (entry === undefined) return;
          lines.push({ total, parts: i === 0 ? [entry] : [members[i - 1]!, entry] });
        });
      }
      return lines.length < 2 ? [] : judge(lines, work.cells, half, 'labels').filter(({ because }) => because === 'arithmetic');
    });
  });
}

/** One measure that is the sum of others in every row: due = overdue + given. */
function composed(work: SumWork, cells: readonly Cell[]): TableSum[] {
  const candidates = work.measures.filter(({ measure }) => counted.has(measure.kind) && !isCumulative(measure));
  if (candidates.length < 3 || candidates.length > 10) return [];
  const lines = (total: number, parts: readonly number[]): Line[] => work.index.of(total).flatMap((i) => {
    const cell = cells[i]!;
    const tail = parts.map((part) => work.index.at(part, cell.coords));
    return tail.some((index) => index === undefined) ? [] : [{ total: i, parts: tail as number[] }];
  });
  return candidates.flatMap(({ m, half }) => {
    const others = candidates.filter((each) => each.m !== m).map((each) => each.m);
    const choices = others.flatMap((a, i) => others.slice(i + 1).map((b) => [a, b]));
    if (others.length > 2) choices.push(others);
    return choices.flatMap((parts) => judge(lines(m, parts), cells, half, 'numbers'));
  });
}

/** Equations between measures of the same cell. */
export function acrossMeasures(work: SumWork, dimensions: readonly Dimension[], measures: readonly Measure[], cells: readonly Cell[]): TableSum[] {
  return [...running(work, dimensions, measures), ...composed(work, cells)];
}
