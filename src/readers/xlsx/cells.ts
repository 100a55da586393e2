/** What is stored in a cell. */
export const stored = { number: 1, text: 2, boolean: 3, error: 4 } as const;

/**
 * Cells of one sheet in the order they come, in typed columns: about 15 bytes a cell, no object per cell. Rows must not
 * go back; a file whose rows do is sorted once when reading ends.
 */
export interface Cells {
  readonly size: number;
  readonly rows: number;
  readonly columns: number;
  add(row: number, column: number, kind: number, value: number, style: number): void;
  /** Index of the cell at a place, or -1. */
  find(row: number, column: number): number;
  kind(index: number): number;
  value(index: number): number;
  style(index: number): number;
  row(index: number): number;
  column(index: number): number;
}

const grown = <A extends Float64Array | Uint8Array | Uint16Array | Int32Array>(from: A, to: A): A => { to.set(from); return to; };

export const newCells = (): Cells => {
  let room = 256;
  let size = 0;
  let rowOf = new Int32Array(room);
  let columnOf = new Uint16Array(room);
  let kindOf = new Uint8Array(room);
  let styleOf = new Uint16Array(room);
  let valueOf = new Float64Array(room);
  let rows = 0;
  let columns = 0;
  let sorted = true;
  /** First index of each row, built on the first search. */
  let starts: Int32Array | undefined;

  const grow = (): void => {
    room *= 2;
    rowOf = grown(rowOf, new Int32Array(room));
    columnOf = grown(columnOf, new Uint16Array(room));
    kindOf = grown(kindOf, new Uint8Array(room));
    styleOf = grown(styleOf, new Uint16Array(room));
    valueOf = grown(valueOf, new Float64Array(room));
  };
  const sort = (): void => {
    const order = Array.from({ length: size }, (_, index) => index).sort((a, b) => rowOf[a]! - rowOf[b]! || columnOf[a]! - columnOf[b]! || a - b);
    rowOf = Int32Array.from(order, (index) => rowOf[index]!);
    columnOf = Uint16Array.from(order, (index) => columnOf[index]!);
    kindOf = Uint8Array.from(order, (index) => kindOf[index]!);
    styleOf = Uint16Array.from(order, (index) => styleOf[index]!);
    valueOf = Float64Array.from(order, (index) => valueOf[index]!);
    room = size;
    sorted = true;
  };
  const index = (): Int32Array => {
    if (!sorted) sort();
    if (starts) return starts;
    starts = new Int32Array(rows + 1).fill(size);
    for (let at = size - 1; at >= 0; at -= 1) starts[rowOf[at]!] = at;
    for (let row = rows - 1; row >= 0; row -= 1) if (starts[row] === size) starts[row] = starts[row + 1]!;
    return starts;
  };

  return {
    get size() { return size; },
    get rows() { return rows; },
    get columns() { return columns; },
    add(row, column, kind, value, style) {
      if (size === room) grow();
      if (size > 0 && (row < rowOf[size - 1]! || (row === rowOf[size - 1] && column <= columnOf[size - 1]!))) sorted = false;
      rowOf[size] = row; columnOf[size] = column; kindOf[size] = kind; styleOf[size] = style; valueOf[size] = value;
      size += 1;
      rows = Math.max(rows, row + 1);
      columns = Math.max(columns, column + 1);
      starts = undefined;
    },
    find(row, column) {
      const first = index();
      let low = first[row] ?? size;
      let high = (first[row + 1] ?? size) - 1;
      // Most rows are full: the cell stands where its column says.
      const guess = low + column;
      if (guess <= high && columnOf[guess] === column) return guess;
      while (low <= high) {
        const middle = (low + high) >> 1;
        const at = columnOf[middle]!;
        if (at === column) return middle;
        if (at < column) low = middle + 1; else high = middle - 1;
      }
      return -1;
    },
    kind: (at) => kindOf[at]!, value: (at) => valueOf[at]!, style: (at) => styleOf[at]!, row: (at) => rowOf[at]!, column: (at) => columnOf[at]!,
  };
};

/** "B4" → row 3, column 1 (0-based); undefined for anything else. */
export const placeOf = (ref: string): readonly [row: number, column: number] | undefined => {
  let column = 0;
  let at = 0;
  for (; at < ref.length; at += 1) {
    const code = ref.charCodeAt(at) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  const row = Number(ref.slice(at));
  return at > 0 && at < 4 && Number.isInteger(row) && row > 0 && row <= 1_048_576 && column <= 16_384 ? [row - 1, column - 1] : undefined;
};

/** Row and column (0-based) → "B4". */
export const refOf = (row: number, column: number): string => {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
};
