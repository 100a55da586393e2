import type { Sum } from '../audit/index.js';

/**
 * The same numbers with every total recomputed from its parts, lowest totals first. A cell that is the total of
 * several sums must come out the same by each; where it does not (a part published on its own rounding), null.
 */
export function recomputeTotals(values: readonly number[], sums: readonly Sum[]): number[] | null {
  const result = [...values];
  const of = new Map<number, Sum[]>();
  for (const sum of sums) {
    const same = of.get(sum.total);
    if (same) same.push(sum);
    else of.set(sum.total, [sum]);
  }
  const state = new Map<number, 'open' | 'done'>();
  const settle = (cell: number): boolean => {
    const own = of.get(cell);
    if (!own || state.get(cell) === 'done') return true;
    if (state.get(cell) === 'open') return false; // a total of itself
    state.set(cell, 'open');
    for (const { parts } of own) for (const part of parts) if (!settle(part)) return false;
    const found = own.map(({ parts }) => parts.reduce((sum, part) => sum + result[part]!, 0));
    if (found.some((value) => value !== found[0])) return false;
    result[cell] = found[0]!;
    state.set(cell, 'done');
    return true;
  };
  for (const cell of of.keys()) if (!settle(cell)) return null;
  return result;
}
