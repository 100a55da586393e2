import type { Simplex } from './simplex.js';

/** Columns weighed for each repair. */
const CHOICES = 48;

/**
 * Local search for a first table: while a basic variable is out of bounds, slide the non-basic variable that leaves
 * least out of bounds. It needs no pivot, stays in whole numbers, and mostly ends well inside the bounds. What it
 * cannot mend, the simplex method will. For a tableau without fractions.
 */
export function mendStart(simplex: Simplex): void {
  const { dictionary } = simplex;
  if (dictionary.fractional > 0) return;
  const { basic, numerator, slot, at } = dictionary;
  const excess = (variable: number, value: number): number =>
    value > simplex.high[variable]! ? value - simplex.high[variable]! : Math.min(0, value - simplex.low[variable]!);
  const broken = new Set<number>();
  for (let r = 0; r < dictionary.rows; r++) if (basic[r]! >= 0 && excess(basic[r]!, numerator[r]!) !== 0) broken.add(r);

  for (let tries = 4 * broken.size + 20; tries > 0 && broken.size > 0; tries--) {
    const row = broken.values().next().value!;
    broken.delete(row);
    const e = excess(basic[row]!, numerator[row]!);
    if (e === 0) continue;
    const choice = best(row, e);
    if (!choice) continue;
    dictionary.shift(choice.column, at[slot[choice.column]!]! + choice.step);
    const count = dictionary.readColumn(choice.column);
    for (let k = 0; k < count; k++) {
      const r = dictionary.columnRows[k]!;
      if (excess(basic[r]!, numerator[r]!) !== 0) broken.add(r);
    }
  }

  function best(row: number, e: number): { column: number; step: number } | null {
    const count = Math.min(dictionary.readRow(row), CHOICES);
    let found: { column: number; step: number } | null = null;
    let least = 0;
    for (let k = 0; k < count; k++) {
      const column = dictionary.rowColumns[k]!;
      const entry = dictionary.rowEntries[k]!;
      const variable = slot[column]!;
      const wanted = -Math.sign(e) * Math.sign(entry) * Math.ceil(Math.abs(e / entry));
      const stands = at[variable]!;
      const step = Math.min(Math.max(stands + wanted, simplex.low[variable]!), simplex.high[variable]!) - stands;
      if (step === 0) continue;
      const cost = harm(column, step);
      // A sideways step is worth taking when nothing better is to be had: it frees something else.
      if (cost > least || (cost === least && found)) continue;
      found = { column, step };
      least = cost;
    }
    return found;
  }

  function harm(column: number, step: number): number {
    let sum = 0;
    const count = dictionary.readColumn(column);
    for (let k = 0; k < count; k++) {
      const r = dictionary.columnRows[k]!;
      const b = basic[r]!;
      sum += Math.abs(excess(b, numerator[r]! + dictionary.columnEntries[k]! * step)) - Math.abs(excess(b, numerator[r]!));
    }
    return sum;
  }
}
