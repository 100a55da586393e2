import type { Row } from './problem.js';
import { gcd, safe, type Tableau } from './tableau.js';

const GONE = -1;

/**
 * A tableau as linked rows and columns, so that an entry is found, added and removed in one step: for
 * elimination, where most entries are absent, and for tables too large for anything else.
 */
export class Dictionary implements Tableau {
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
  /** The basis' determinant, 0 once it has outgrown exact arithmetic. */
  determinant = 1;
  work = 0;
  fractional = 0;
  readonly rowColumn: number[][] = [];
  readonly rowValue: number[][] = [];
  readonly rowLink: number[][] = [];
  readonly columnRow: number[][] = [];
  readonly columnLink: number[][] = [];
  readonly #position: Int32Array;

  /**
   * `start[j]` is where each variable stands at first. Each row begins with its own artificial variable
   * (number n + row, to be held at 0) as the basic one.
   */
  constructor(rows: readonly Row[], start: Float64Array) {
    const n = start.length;
    this.rows = rows.length;
    this.at = new Float64Array(n + rows.length);
    this.at.set(start);
    this.slot = Int32Array.from({ length: n }, (_, j) => j);
    this.place = Int32Array.from({ length: n + rows.length }, (_, v) => (v < n ? -1 - v : v - n));
    this.basic = Int32Array.from({ length: rows.length }, (_, r) => n + r);
    this.numerator = new Float64Array(rows.length);
    this.denominator = new Float64Array(rows.length).fill(1);
    this.#position = new Int32Array(n);
    this.rowColumns = new Int32Array(n);
    this.rowEntries = new Float64Array(n);
    this.columnRows = new Int32Array(rows.length);
    this.columnEntries = new Float64Array(rows.length);
    for (let j = 0; j < n; j++) {
      this.columnRow.push([]);
      this.columnLink.push([]);
    }
    rows.forEach(({ columns, times, constant }, r) => {
      this.rowColumn.push([]);
      this.rowValue.push([]);
      this.rowLink.push([]);
      let sum = constant;
      for (let k = 0; k < columns.length; k++) {
        sum += times[k]! * start[columns[k]!]!;
        this.#add(r, columns[k]!, times[k]!);
      }
      this.numerator[r] = safe(sum);
    });
  }

  readRow(row: number): number {
    const columns = this.rowColumn[row]!;
    const values = this.rowValue[row]!;
    for (let k = 0; k < columns.length; k++) {
      this.rowColumns[k] = columns[k]!;
      this.rowEntries[k] = values[k]!;
    }
    return columns.length;
  }

  readColumn(column: number): number {
    const rows = this.columnRow[column]!;
    const links = this.columnLink[column]!;
    for (let k = 0; k < rows.length; k++) {
      this.columnRows[k] = rows[k]!;
      this.columnEntries[k] = this.rowValue[rows[k]!]![links[k]!]!;
    }
    return rows.length;
  }

  columnSize(column: number): number {
    return this.columnRow[column]!.length;
  }

  rowSize(row: number): number {
    return this.rowColumn[row]!.length;
  }

  hasEntries(row: number, count: number): boolean {
    return this.rowColumn[row]!.length === count;
  }

  shift(column: number, value: number): void {
    const variable = this.slot[column]!;
    const step = value - this.at[variable]!;
    this.at[variable] = value;
    const rows = this.columnRow[column]!;
    const links = this.columnLink[column]!;
    for (let k = 0; k < rows.length; k++) {
      const r = rows[k]!;
      this.numerator[r] = safe(this.numerator[r]! + safe(this.rowValue[r]![links[k]!]! * step));
    }
    this.work += rows.length;
  }

  pivot(row: number, column: number, value: number): void {
    const columns = this.rowColumn[row]!;
    const values = this.rowValue[row]!;
    const length = columns.length;
    const leaving = this.basic[row]!;
    const entering = this.slot[column]!;
    let at = 0;
    while (columns[at] !== column) at++;
    const p = values[at]!;
    const sign = p > 0 ? 1 : -1;
    const d = Math.abs(p);
    const step = sign * safe(this.denominator[row]! * value - this.numerator[row]!);
    const old = this.denominator[row]!;
    this.determinant = safe((this.determinant / old) * d);
    for (let k = 0; k < length; k++) values[k] = -sign * values[k]!;
    values[at] = sign * old;

    const others = this.columnRow[column]!;
    const links = this.columnLink[column]!;
    for (let k = 0; k < others.length; k++) {
      if (others[k] !== row) this.#combine(others[k]!, links[k]!, row, { d, step });
    }
    if (old !== 1) this.fractional--;
    this.denominator[row] = d;
    this.numerator[row] = safe(d * this.at[entering]! + step);
    if (d !== 1) this.#reduce(row);
    if (this.denominator[row] !== 1) this.fractional++;
    this.basic[row] = entering;
    this.slot[column] = leaving;
    this.place[entering] = row;
    this.place[leaving] = -1 - column;
    this.at[leaving] = value;
    this.work += length;
  }

  /** Take a slot away: its variable is fixed where it stands, for good. */
  drop(column: number): void {
    while (this.columnRow[column]!.length > 0) {
      const k = this.columnRow[column]!.length - 1;
      this.#remove(this.columnRow[column]![k]!, this.columnLink[column]![k]!);
    }
    this.slot[column] = GONE;
  }

  /** Take a row away: it said nothing that others do not. */
  retire(row: number): void {
    if (this.denominator[row] !== 1) this.fractional--;
    this.denominator[row] = 1;
    this.basic[row] = GONE;
  }

  /** row ← d · row + f · (pivot row), where f is the row's entry in the pivot's column. */
  #combine(row: number, link: number, pivotRow: number, { d, step }: { d: number; step: number }): void {
    const columns = this.rowColumn[row]!;
    const values = this.rowValue[row]!;
    const length = columns.length;
    let f = values[link]!;
    if (d !== 1) {
      const g = gcd(d, Math.abs(f));
      const scale = d / g;
      f /= g;
      if (scale !== 1) {
        for (let k = 0; k < length; k++) values[k] = safe(values[k]! * scale);
        if (this.denominator[row] === 1) this.fractional++;
        this.denominator[row] = safe(this.denominator[row]! * scale);
        this.numerator[row] = safe(this.numerator[row]! * scale);
      }
    }
    this.numerator[row] = safe(this.numerator[row]! + safe(f * step));
    const position = this.#position;
    for (let k = 0; k < length; k++) position[columns[k]!] = k + 1;
    const from = this.rowColumn[pivotRow]!;
    const add = this.rowValue[pivotRow]!;
    values[link] = 0;
    let zeros = 0;
    for (let k = 0; k < from.length; k++) {
      const column = from[k]!;
      const value = safe(f * add[k]!);
      const p = position[column]!;
      if (p === 0) {
        this.#add(row, column, value);
        continue;
      }
      const sum = safe(values[p - 1]! + value);
      values[p - 1] = sum;
      if (sum === 0) zeros++;
    }
    for (let k = 0; k < length; k++) position[columns[k]!] = 0;
    this.work += length + from.length;
    if (zeros > 0) for (let k = length - 1; k >= 0; k--) if (values[k] === 0) this.#remove(row, k);
    if (this.denominator[row] !== 1) {
      this.#reduce(row);
      if (this.denominator[row] === 1) this.fractional--;
    }
  }

  /** Divide a row by what all its numbers share. */
  #reduce(row: number): void {
    let g = gcd(this.denominator[row]!, Math.abs(this.numerator[row]!));
    const values = this.rowValue[row]!;
    for (let k = 0; k < values.length && g !== 1; k++) g = gcd(g, Math.abs(values[k]!));
    if (g === 1) return;
    this.denominator[row]! /= g;
    this.numerator[row]! /= g;
    for (let k = 0; k < values.length; k++) values[k]! /= g;
  }

  #add(row: number, column: number, value: number): void {
    this.rowLink[row]!.push(this.columnRow[column]!.length);
    this.columnLink[column]!.push(this.rowColumn[row]!.length);
    this.rowColumn[row]!.push(column);
    this.rowValue[row]!.push(value);
    this.columnRow[column]!.push(row);
  }

  #remove(row: number, k: number): void {
    const column = this.rowColumn[row]![k]!;
    const h = this.rowLink[row]![k]!;
    const rows = this.columnRow[column]!;
    const links = this.columnLink[column]!;
    const lastRow = rows.pop()!;
    const lastLink = links.pop()!;
    if (h < rows.length) {
      rows[h] = lastRow;
      links[h] = lastLink;
      this.rowLink[lastRow]![lastLink] = h;
    }
    const columns = this.rowColumn[row]!;
    const movedColumn = columns.pop()!;
    const movedValue = this.rowValue[row]!.pop()!;
    const movedLink = this.rowLink[row]!.pop()!;
    if (k < columns.length) {
      columns[k] = movedColumn;
      this.rowValue[row]![k] = movedValue;
      this.rowLink[row]![k] = movedLink;
      this.columnLink[movedColumn]![movedLink] = k;
    }
  }
}
