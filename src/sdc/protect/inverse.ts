import type { Incidence } from './incidence.js';

/** The part of a simplex state that moves when the inverse is rebuilt: by row, what is basic there. */
export interface BasicRows {
  /** Column 2·cell (moving up) or 2·cell + 1 (moving down); −1 = the row's own logical variable. */
  readonly basis: Int32Array;
  readonly x: Float64Array;
  readonly weight: Float64Array;
}

export const ZERO = 1e-9;

/**
 * The inverse of a basis in product form: one sparse elementary matrix per pivot, starting from the identity.
 * Rebuilt now and then with the rows that one column meets first, which keeps it about as sparse as the sums.
 */
export class ProductForm {
  /** Scratch vector: entries, and the rows that may be nonzero. */
  readonly column: Float64Array;
  columnRows: number[] = [];
  /** Last row asked of the inverse. */
  readonly rho: Float64Array;
  rhoRows: number[] = [];
  readonly #m: Incidence;
  readonly #columnSeen: Uint8Array;
  readonly #rhoSeen: Uint8Array;
  readonly #inBasis: Uint8Array;
  readonly #count: Int32Array;
  readonly #pivotRow: Int32Array;
  readonly #pivot: Float64Array;
  readonly #start: Int32Array;
  #index = new Int32Array(1 << 14);
  #value = new Float64Array(1 << 14);
  #entries = 0;
  /** Pivots held. */
  size = 0;

  constructor(m: Incidence, most: number) {
    this.#m = m;
    this.column = new Float64Array(m.rows);
    this.rho = new Float64Array(m.rows);
    this.#columnSeen = new Uint8Array(m.rows);
    this.#rhoSeen = new Uint8Array(m.rows);
    this.#inBasis = new Uint8Array(m.rows);
    this.#count = new Int32Array(m.rows);
    this.#pivotRow = new Int32Array(most);
    this.#pivot = new Float64Array(most);
    this.#start = new Int32Array(most + 1);
  }

  reset(): void {
    this.size = 0;
    this.#entries = 0;
  }

  /** column := 0 */
  clear(): void {
    for (const row of this.columnRows) {
      this.column[row] = 0;
      this.#columnSeen[row] = 0;
    }
    this.columnRows.length = 0;
  }

  /** column += scale × column k of the sums. */
  load(k: number, scale: number): void {
    const { columnStart, columnRow, columnSign } = this.#m;
    const j = k >> 1;
    const times = (k & 1) === 0 ? scale : -scale;
    for (let e = columnStart[j]!; e < columnStart[j + 1]!; e++) this.#add(columnRow[e]!, times * columnSign[e]!);
  }

  /** column := the last row asked of the inverse. */
  loadRow(): void {
    this.clear();
    for (const row of this.rhoRows) this.#add(row, this.rho[row]!);
  }

  #add(row: number, value: number): void {
    if (this.#columnSeen[row] === 0) {
      this.#columnSeen[row] = 1;
      this.columnRows.push(row);
    }
    this.column[row]! += value;
  }

  /** column := inverse × column, by the first `pivots` pivots. */
  transform(pivots = this.size): void {
    const index = this.#index;
    const value = this.#value;
    const start = this.#start;
    const column = this.column;
    const seen = this.#columnSeen;
    for (let t = 0; t < pivots; t++) {
      const p = this.#pivotRow[t]!;
      const v = column[p]!;
      if (v === 0) continue;
      const step = v / this.#pivot[t]!;
      for (let e = start[t]!; e < start[t + 1]!; e++) {
        const row = index[e]!;
        if (seen[row] === 0) {
          seen[row] = 1;
          this.columnRows.push(row);
        }
        column[row]! -= step * value[e]!;
      }
      column[p] = step;
    }
  }

  /** rho := row r of the inverse. */
  row(r: number): void {
    const index = this.#index;
    const value = this.#value;
    const start = this.#start;
    const rho = this.rho;
    for (const row of this.rhoRows) {
      rho[row] = 0;
      this.#rhoSeen[row] = 0;
    }
    this.rhoRows.length = 0;
    this.rhoRows.push(r);
    rho[r] = 1;
    this.#rhoSeen[r] = 1;
    for (let t = this.size - 1; t >= 0; t--) {
      const p = this.#pivotRow[t]!;
      let v = rho[p]!;
      for (let e = start[t]!; e < start[t + 1]!; e++) v -= rho[index[e]!]! * value[e]!;
      if (v === 0 && rho[p] === 0) continue;
      if (this.#rhoSeen[p] === 0) {
        this.#rhoSeen[p] = 1;
        this.rhoRows.push(p);
      }
      rho[p] = v / this.#pivot[t]!;
    }
  }

  /** Adds the pivot on row r of `column`. Where its entries begin, for `each`. */
  push(r: number): void {
    if (this.#entries + this.columnRows.length > this.#index.length) this.#grow();
    for (const row of this.columnRows) {
      if (row === r || Math.abs(this.column[row]!) < ZERO) continue;
      this.#index[this.#entries] = row;
      this.#value[this.#entries++] = this.column[row]!;
    }
    this.#pivotRow[this.size] = r;
    this.#pivot[this.size++] = this.column[r]!;
    this.#start[this.size] = this.#entries;
  }

  /** The entries of the last pivot, besides the pivot itself. */
  eachOfLast(visit: (row: number, value: number) => void): void {
    for (let e = this.#start[this.size - 1]!; e < this.#entries; e++) visit(this.#index[e]!, this.#value[e]!);
  }

  /** Rebuilds from the basic columns of `rows`; false if they are singular to working accuracy. */
  rebuild({ basis, x, weight }: BasicRows, rows: readonly number[]): boolean {
    const inBasis = this.#inBasis;
    const count = this.#count;
    const basic = rows.filter((row) => basis[row]! >= 0);
    for (const row of basic) {
      inBasis[row] = 1;
      count[row] = 0;
    }
    const was = new Map(basic.map((row) => [basis[row]!, { x: x[row]!, weight: weight[row]! }]));
    const waiting = new Set(was.keys());
    for (const k of waiting) this.#eachRow(k, (row) => count[row]!++);
    this.reset();
    const take = (k: number, r: number): void => {
      this.push(r);
      waiting.delete(k);
      inBasis[r] = 2;
      basis[r] = k;
      x[r] = was.get(k)!.x;
      weight[r] = was.get(k)!.weight;
    };
    const alone = basic.filter((row) => count[row] === 1);
    while (alone.length > 0) {
      const r = alone.pop()!;
      if (inBasis[r] !== 1 || count[r] !== 1) continue;
      const k = this.#columnOf(r, waiting);
      this.clear();
      this.load(k, 1);
      take(k, r);
      this.#eachRow(k, (row) => {
        if (--count[row]! === 1) alone.push(row);
      });
    }
    let sound = true;
    for (const k of [...waiting].sort((a, b) => this.#length(a) - this.#length(b) || a - b)) {
      this.clear();
      this.load(k, 1);
      this.transform();
      const r = this.#bestRow();
      sound = r >= 0;
      if (!sound) break;
      take(k, r);
    }
    for (const row of basic) inBasis[row] = 0;
    this.clear();
    return sound;
  }

  #bestRow(): number {
    let r = -1;
    let best = 1e-7;
    for (const row of this.columnRows) {
      if (this.#inBasis[row] !== 1) continue;
      const size = Math.abs(this.column[row]!);
      const merit = size >= 0.5 ? 1 + 1 / (1 + this.#count[row]!) : size;
      if (merit > best) {
        best = merit;
        r = row;
      }
    }
    return r;
  }

  #length(k: number): number {
    return this.#m.columnStart[(k >> 1) + 1]! - this.#m.columnStart[k >> 1]!;
  }

  #eachRow(k: number, visit: (row: number) => void): void {
    const { columnStart, columnRow } = this.#m;
    for (let e = columnStart[k >> 1]!; e < columnStart[(k >> 1) + 1]!; e++)
      if (this.#inBasis[columnRow[e]!]! > 0) visit(columnRow[e]!);
  }

  #columnOf(r: number, waiting: ReadonlySet<number>): number {
    const { rowStart, rowCell } = this.#m;
    for (let e = rowStart[r]!; e < rowStart[r + 1]!; e++) {
      if (waiting.has(2 * rowCell[e]!)) return 2 * rowCell[e]!;
      if (waiting.has(2 * rowCell[e]! + 1)) return 2 * rowCell[e]! + 1;
    }
    return -1;
  }

  #grow(): void {
    const index = new Int32Array(2 * this.#index.length + this.#m.rows);
    const value = new Float64Array(2 * this.#index.length + this.#m.rows);
    index.set(this.#index);
    value.set(this.#value);
    this.#index = index;
    this.#value = value;
  }
}
