import type { Simplex } from './simplex.js';

/** Repairs tried on one move, and columns weighed for each. */
const REPAIRS = 16;
const CHOICES = 48;
const FIRST = 6;

/** Can the table at hand be changed so that a variable reaches `end`? True is proven; false says only "not found so far". */
export type Detour = (variable: number, way: number, end: number) => boolean;

/**
 * Local search for a witness, without moving the tableau: move one non-basic variable as far as needed, then mend
 * what it broke, one basic variable at a time, each by the non-basic variable that leaves the least broken.
 * For a tableau without fractions. Every variable of a witness found is noted, for it may serve other goals too.
 */
export function detours(simplex: Simplex, note: (variable: number, value: number) => void): Detour {
  const { dictionary } = simplex;
  const { basic, slot, at, numerator, rowColumns, rowEntries, columnRows, columnEntries } = dictionary;
  const moved = new Float64Array(dictionary.rows);
  const slid = new Float64Array(slot.length);
  const touchedRows: number[] = [];
  const touchedSlots: number[] = [];
  let goal = -1;
  let goalLow = 0;
  let goalHigh = 0;

  const low = (variable: number) => (variable === goal ? goalLow : simplex.low[variable]!);
  const high = (variable: number) => (variable === goal ? goalHigh : simplex.high[variable]!);

  /** By how much a variable standing at `value` is out of bounds, signed. */
  const excess = (variable: number, value: number): number => {
    const above = value - high(variable);
    if (above > 0) return above;
    const below = value - low(variable);
    return below < 0 ? below : 0;
  };

  const slide = (column: number, step: number): void => {
    if (slid[column] === 0) touchedSlots.push(column);
    slid[column]! += step;
    const count = dictionary.readColumn(column);
    for (let k = 0; k < count; k++) {
      const r = columnRows[k]!;
      if (moved[r] === 0) touchedRows.push(r);
      moved[r]! += columnEntries[k]! * step;
    }
  };

  /** How much more is out of bounds if a slot slides by `step`. */
  const harm = (column: number, step: number, limit: number): number => {
    let sum = 0;
    const count = dictionary.readColumn(column);
    for (let k = 0; k < count; k++) {
      const r = columnRows[k]!;
      const now = numerator[r]! + moved[r]!;
      const b = basic[r]!;
      sum += Math.abs(excess(b, now + columnEntries[k]! * step)) - Math.abs(excess(b, now));
      if (sum > limit && k > 8) return sum;
    }
    return sum;
  };

  const mend = (): boolean => {
    for (let repair = 0; ; repair++) {
      let worst = -1;
      let most = 0;
      let broken = 0;
      for (const r of touchedRows) {
        const e = excess(basic[r]!, numerator[r]! + moved[r]!);
        broken += Math.abs(e);
        if (Math.abs(e) > Math.abs(most)) {
          worst = r;
          most = e;
        }
      }
      if (worst < 0) return true;
      const choice = mending(worst, most, broken);
      if (!choice || repair === REPAIRS) return false;
      slide(choice.column, choice.step);
    }
  };

  const mending = (row: number, e: number, broken: number): { column: number; step: number } | null => {
    const count = Math.min(dictionary.readRow(row), CHOICES);
    let best: { column: number; step: number } | null = null;
    let least = 0;
    for (let k = 0; k < count; k++) {
      const column = rowColumns[k]!;
      const step = -Math.sign(e) * Math.sign(rowEntries[k]!) * Math.ceil(Math.abs(e / rowEntries[k]!));
      const variable = slot[column]!;
      if (excess(variable, at[variable]! + slid[column]! + step) !== 0) continue;
      const cost = harm(column, step, least);
      if (cost >= least) continue;
      best = { column, step };
      least = cost;
      if (cost <= -broken) break;
    }
    return best;
  };

  const clear = (): void => {
    for (const r of touchedRows) moved[r] = 0;
    for (const c of touchedSlots) slid[c] = 0;
    touchedRows.length = 0;
    touchedSlots.length = 0;
  };

  const attempt = (column: number, step: number): boolean => {
    const variable = slot[column]!;
    const fits = excess(variable, at[variable]! + step) === 0;
    if (fits) slide(column, step);
    const found = fits && mend();
    if (found) {
      for (const r of touchedRows) note(basic[r]!, numerator[r]! + moved[r]!);
      for (const c of touchedSlots) note(slot[c]!, at[slot[c]!]! + slid[c]!);
    }
    clear();
    return found;
  };

  return (variable, way, end) => {
    goal = variable;
    goalLow = way > 0 ? end : simplex.low[variable]!;
    goalHigh = way > 0 ? simplex.high[variable]! : end;
    if (goalLow > goalHigh) return false;
    const row = dictionary.place[variable]!;
    if (row < 0) return attempt(-1 - row, end - at[variable]!);
    const missing = end - numerator[row]!;
    const count = Math.min(dictionary.readRow(row), FIRST);
    const columns = Array.from(rowColumns.subarray(0, count));
    const entries = Array.from(rowEntries.subarray(0, count));
    return columns.some((column, k) => attempt(column, Math.sign(missing) * Math.sign(entries[k]!) * Math.ceil(Math.abs(missing / entries[k]!))));
  };
}
