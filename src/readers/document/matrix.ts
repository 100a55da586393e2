import type { CellStyle, Grid, GridHints } from '../reader.js';

/** One cell of a table in a document, before spans are laid out. */
export interface DocumentCell {
  readonly text: string;
  /** What is shown of the text, where parts of it are hidden. */
  readonly shown?: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly indent?: number;
  readonly bold?: boolean;
}

export interface DocumentRow { readonly cells: readonly DocumentCell[]; readonly line?: number }

const widestSpan = 1_000;
/** Spans larger than this are a trick of layout, or an attack: only their first cell is told. */
const largestSpan = 5_000;

/** A table of a document as a grid: spanned cells are empty and say which cell they continue. */
export const matrixGrid = (rows: readonly DocumentRow[], hints: GridHints, id: string, mostCells: number): { grid: Grid; cells: number; cut: boolean } => {
  const texts: string[][] = [];
  const styles = new Map<string, CellStyle>();
  const shown = new Map<string, string>();
  const taken = new Map<number, Set<number>>();
  let count = 0;
  let columns = 0;
  let cut = false;
  for (const [row, { cells }] of rows.entries()) {
    const line = (texts[row] ??= []);
    let column = 0;
    for (const cell of cells) {
      while (taken.get(row)?.has(column)) column += 1;
      const across = Math.max(1, Math.min(cell.columns ?? 1, widestSpan));
      const down = Math.max(1, Math.min(cell.rows ?? 1, widestSpan, rows.length - row));
      count += across;
      if (count > mostCells) { cut = true; break; }
      line[column] = cell.text;
      if (cell.shown !== undefined) shown.set(`${row} ${column}`, cell.shown);
      if (cell.indent || cell.bold) styles.set(`${row} ${column}`, { ...(cell.indent ? { indent: cell.indent } : {}), ...(cell.bold ? { bold: true } : {}) });
      if (across * down <= largestSpan && styles.size < 200_000) for (let r = row; r < row + down; r += 1) for (let c = column; c < column + across; c += 1) {
        if (r === row && c === column) continue;
        styles.set(`${r} ${c}`, { mergedFrom: [row, column] });
        if (r > row) (taken.get(r) ?? taken.set(r, new Set()).get(r)!).add(c);
      }
      column += across;
      columns = Math.max(columns, column);
    }
    if (cut) break;
  }
  return {
    cells: count, cut,
    grid: {
      id, rows: texts.length, columns, hints,
      text: (row, column) => texts[row]?.[column] ?? '',
      style: (row, column) => styles.get(`${row} ${column}`),
      ...(shown.size > 0 ? { seen: (row: number, column: number) => shown.get(`${row} ${column}`) ?? texts[row]?.[column] ?? '' } : {}),
      ...(rows.some(({ line }) => line !== undefined) ? { lineOf: (row: number) => rows[row]?.line ?? 1 } : {}),
    },
  };
};

const raised: Readonly<Record<string, string>> = { 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' };
/** A superscript as text that cannot be taken for part of a number. */
export const superscript = (text: string): string => (/^[\d,\s]+$/.test(text) ? [...text].map((letter) => raised[letter] ?? '').join('') : text.trim() === '' ? '' : `^${text.trim()}^`);
