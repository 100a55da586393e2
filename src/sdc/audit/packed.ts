import type { Dictionary } from './dictionary.js';
import { gcd, safe, type Tableau } from './tableau.js';

/** Entries a packed tableau may have: 12 million take about 110 MB. */
const ROOM = 12_000_000;
const IN_ROW = 1;
const IN_COLUMN = 2;

/** The same tableau with its entries in one block, if they fit. */
export function packed(dictionary: Dictionary, room = ROOM): Tableau {
  const slots = [...dictionary.slot.keys()].filter((j) => dictionary.slot[j]! >= 0);
  const rows = [...dictionary.basic.keys()].filter((r) => dictionary.basic[r]! >= 0);
  return slots.length * rows.length > room ? dictionary : new Packed(dictionary, rows, slots);
}

/**
 * A tableau whose entries lie in one block, row after row, with lists of where the non-zero ones are. The lists
 * may name entries that have become zero; reading one tidies it.
 */
class Packed implements Tableau {
  readonly rows: number;
  readonly basic: Int32Array;
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
  readonly slot: Int32Array;
  readonly place: Int32Array;
  readonly at: Float64Array;
  readonly rowColumns: Int32Array;
  readonly rowEntries: Float64Array;
  readonly columnRows: Int32Array;
  readonly columnEntries: Float64Array;
  fractional: number;
  work = 0;
  readonly #width: number;
  /** The basis' determinant: every entry times it is whole (Edmonds), so it bounds every denominator. */
  #determinant: number;
  readonly #entry: Float64Array;
  readonly #listed: Uint8Array;
  readonly #inRow: number[][] = [];
  readonly #inColumn: number[][] = [];

  constructor(from: Dictionary, rows: readonly number[], slots: readonly number[]) {
    this.rows = rows.length;
    this.#width = slots.length;
    this.#entry = new Float64Array(rows.length * slots.length);
    this.#listed = new Uint8Array(rows.length * slots.length);
    this.basic = Int32Array.from(rows, (r) => from.basic[r]!);
    this.numerator = Float64Array.from(rows, (r) => from.numerator[r]!);
    this.denominator = Float64Array.from(rows, (r) => from.denominator[r]!);
    this.slot = Int32Array.from(slots, (j) => from.slot[j]!);
    this.at = from.at;
    this.place = from.place;
    this.fractional = from.fractional;
    this.#determinant = from.determinant;
    this.rowColumns = new Int32Array(slots.length);
    this.rowEntries = new Float64Array(slots.length);
    this.columnRows = new Int32Array(rows.length);
    this.columnEntries = new Float64Array(rows.length);
    const column = new Int32Array(from.slot.length);
    slots.forEach((j, c) => {
      column[j] = c;
      this.place[this.slot[c]!] = -1 - c;
      this.#inColumn.push([]);
    });
    rows.forEach((old, r) => {
      this.place[this.basic[r]!] = r;
      this.#inRow.push([]);
      const count = from.readRow(old);
      for (let k = 0; k < count; k++) this.#set(r, column[from.rowColumns[k]!]!, from.rowEntries[k]!);
    });
  }

  readRow(row: number): number {
    const list = this.#inRow[row]!;
    const base = row * this.#width;
    let count = 0;
    for (let k = 0; k < list.length; k++) {
      const column = list[k]!;
      const entry = this.#entry[base + column]!;
      if (entry === 0) {
        this.#listed[base + column]! &= ~IN_ROW;
        continue;
      }
      list[count] = column;
      this.rowColumns[count] = column;
      this.rowEntries[count++] = entry;
    }
    list.length = count;
    return count;
  }

  readColumn(column: number): number {
    const list = this.#inColumn[column]!;
    let count = 0;
    for (let k = 0; k < list.length; k++) {
      const row = list[k]!;
      const index = row * this.#width + column;
      const entry = this.#entry[index]!;
      if (entry === 0) {
        this.#listed[index]! &= ~IN_COLUMN;
        continue;
      }
      list[count] = row;
      this.columnRows[count] = row;
      this.columnEntries[count++] = entry;
    }
    list.length = count;
    return count;
  }

  columnSize(column: number): number {
    return this.#inColumn[column]!.length;
  }

  rowSize(row: number): number {
    return this.#inRow[row]!.length;
  }

  hasEntries(row: number, count: number): boolean {
    return this.#inRow[row]!.length >= count && this.readRow(row) === count;
  }

  shift(column: number, value: number): void {
    const variable = this.slot[column]!;
    const step = value - this.at[variable]!;
    this.at[variable] = value;
    const count = this.readColumn(column);
    for (let k = 0; k < count; k++) {
      const r = this.columnRows[k]!;
      this.numerator[r] = safe(this.numerator[r]! + safe(this.columnEntries[k]! * step));
    }
    this.work += count;
  }

  pivot(row: number, column: number, value: number): void {
    if (this.denominator[row] !== 1) this.#reduce(row);
    const leaving = this.basic[row]!;
    const entering = this.slot[column]!;
    const base = row * this.#width;
    const p = this.#entry[base + column]!;
    const sign = p > 0 ? 1 : -1;
    const d = Math.abs(p);
    const old = this.denominator[row]!;
    const step = sign * safe(old * value - this.numerator[row]!);
    this.#determinant = safe((this.#determinant / old) * d);
    const length = this.readRow(row);
    for (let k = 0; k < length; k++) {
      const c = this.rowColumns[k]!;
      const entry = c === column ? sign * old : -sign * this.rowEntries[k]!;
      this.rowEntries[k] = entry;
      this.#entry[base + c] = entry;
    }
    const count = this.readColumn(column);
    for (let k = 0; k < count; k++) {
      if (this.columnRows[k] !== row) this.#combine(this.columnRows[k]!, column, length, { d, step });
    }
    this.#setDenominator(row, d);
    this.numerator[row] = safe(d * this.at[entering]! + step);
    this.basic[row] = entering;
    this.slot[column] = leaving;
    this.place[entering] = row;
    this.place[leaving] = -1 - column;
    this.at[leaving] = value;
    if (d !== 1) this.#reduce(row);
    this.work += length * count;
  }

  /** row ← d · row + f · (pivot row, as just read), where f is the row's entry in the pivot's column. */
  #combine(row: number, column: number, length: number, { d, step }: { d: number; step: number }): void {
    const base = row * this.#width;
    const { rowColumns, rowEntries } = this;
    const entry = this.#entry;
    const listed = this.#listed;
    let f = entry[base + column]!;
    let excess = 1;
    if (d !== 1 || this.denominator[row] !== 1) {
      const g = gcd(d, Math.abs(f));
      f /= g;
      const grown = safe((this.denominator[row]! * d) / g);
      excess = grown / gcd(grown, this.#determinant);
      if (d !== g) this.#scale(row, d / g);
      this.#setDenominator(row, grown / excess);
    }
    entry[base + column] = 0;
    this.numerator[row] = safe(this.numerator[row]! + safe(f * step));
    for (let k = 0; k < length; k++) {
      const c = rowColumns[k]!;
      const index = base + c;
      const before = entry[index]!;
      entry[index] = safe(before + safe(f * rowEntries[k]!));
      if (before === 0 && listed[index] !== (IN_ROW | IN_COLUMN)) this.#list(row, c, index);
    }
    if (excess !== 1) this.#scale(row, 1 / excess);
  }

  #setDenominator(row: number, value: number): void {
    if (this.denominator[row] !== 1) this.fractional--;
    if (value !== 1) this.fractional++;
    this.denominator[row] = value;
  }

  #scale(row: number, factor: number): void {
    this.numerator[row] = exact(this.numerator[row]! * factor);
    const base = row * this.#width;
    const list = this.#inRow[row]!;
    const entry = this.#entry;
    for (let k = 0; k < list.length; k++) {
      const index = base + list[k]!;
      entry[index] = exact(entry[index]! * factor);
    }
  }

  /** Divide a row by what all its numbers share. */
  #reduce(row: number): void {
    const base = row * this.#width;
    const list = this.#inRow[row]!;
    let g = gcd(this.denominator[row]!, Math.abs(this.numerator[row]!));
    for (let k = 0; k < list.length && g !== 1; k++) g = gcd(g, Math.abs(this.#entry[base + list[k]!]!));
    if (g === 1) return;
    this.#scale(row, 1 / g);
    this.#setDenominator(row, this.denominator[row]! / g);
  }

  #set(row: number, column: number, value: number): void {
    const index = row * this.#width + column;
    this.#entry[index] = value;
    this.#list(row, column, index);
  }

  #list(row: number, column: number, index: number): void {
    const listed = this.#listed[index]!;
    if (!(listed & IN_ROW)) this.#inRow[row]!.push(column);
    if (!(listed & IN_COLUMN)) this.#inColumn[column]!.push(row);
    this.#listed[index] = IN_ROW | IN_COLUMN;
  }
}

/** The whole number that a product by a whole number, or by the inverse of a divisor, must be. */
function exact(value: number): number {
  return Math.round(safe(value));
}
