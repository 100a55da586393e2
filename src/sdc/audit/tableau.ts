/** Thrown when exact arithmetic would leave the whole numbers a double holds. The answer is then `unfinished`. */
export class TooLarge extends Error {}

/** Thrown when the caller's budget is spent. */
export class OutOfBudget extends Error {}

/**
 * A dictionary (Chvátal, Linear Programming, ch. 2–3): some variables, the basic ones, written in terms of the
 * others, exactly. Row r says
 *
 *     denominator[r] · x[basic[r]] = numerator[r] + Σ entry · (x[slot[column]] − at[slot[column]])
 *
 * so numerator / denominator is the basic variable's value where the others stand. All are whole numbers: there
 * is no rounding anywhere. Each row has its own denominator, nearly always 1 for tables.
 */
export interface Tableau {
  readonly rows: number;
  /** Basic variable of each row, −1 for a row that said nothing new. */
  readonly basic: Int32Array;
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
  /** Variable in each slot (column), −1 for an emptied one. */
  readonly slot: Int32Array;
  /** Where a variable is: its row (≥ 0), or −1 − slot. */
  readonly place: Int32Array;
  /** Value of each non-basic variable. */
  readonly at: Float64Array;
  /** Rows whose denominator is not 1: while there are none, every corner is whole. */
  fractional: number;
  /** Entries touched so far: a measure of work that needs no clock. */
  work: number;
  /** Filled by `readRow`, until the next: the columns of its entries, and the entries. */
  readonly rowColumns: Int32Array;
  readonly rowEntries: Float64Array;
  /** Filled by `readColumn`, until the next: the rows of its entries, and the entries. */
  readonly columnRows: Int32Array;
  readonly columnEntries: Float64Array;
  /** Both return how many entries there are. */
  readRow(row: number): number;
  readColumn(column: number): number;
  /** About how many entries a column has, without reading it. */
  columnSize(column: number): number;
  rowSize(row: number): number;
  /** Has the row exactly so many entries? */
  hasEntries(row: number, count: number): boolean;
  /** Move a non-basic variable; every basic variable that depends on it follows. */
  shift(column: number, value: number): void;
  /** Swap the basic variable of `row`, which stops at `value`, with the variable in slot `column`. */
  pivot(row: number, column: number, value: number): void;
}

const SAFE = 2 ** 52;

export function safe(value: number): number {
  if (value > SAFE || value < -SAFE) throw new TooLarge();
  return value;
}

/** The greatest common divisor of two whole numbers ≥ 0. */
export function gcd(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
