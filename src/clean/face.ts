import type { Grid, Reading } from '../readers/reader.js';

/** One cell as a person sees it. Rows and columns are 0-based, counted over what is shown. */
export interface FaceCell {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly bold: boolean;
  readonly indent: number;
}

/** A sheet or a table as a person sees it: no hidden row, column or cell. */
export interface FaceTable {
  readonly sheet?: string;
  readonly title?: string;
  readonly headerRows: number;
  readonly cells: readonly FaceCell[];
  /** Merged areas as top, left, bottom, right. */
  readonly merges: readonly (readonly [number, number, number, number])[];
  /** Line of the source it starts at, where the format has lines. */
  readonly line?: number;
}

/** What of a file a person sees: its tables, and the text around them in reading order. */
export interface Face {
  readonly tables: readonly FaceTable[];
  readonly texts: readonly { readonly text: string; readonly line?: number }[];
}

interface Open {
  readonly first: Grid;
  readonly cells: FaceCell[];
  readonly merges: [number, number, number, number][];
}

/** How many of the rows (or columns) above this one are shown. */
function shownBefore(count: number, isUnseen: (at: number) => boolean): Int32Array {
  const before = new Int32Array(count + 1);
  for (let at = 0; at < count; at += 1) before[at + 1] = before[at]! + (isUnseen(at) ? 0 : 1);
  return before;
}

function addGrid({ cells, merges }: Open, grid: Grid): void {
  const [top, left] = grid.origin ?? [0, 0];
  const rowUnseen = (row: number): boolean => grid.unseen?.row(row) ?? false;
  const columnUnseen = (column: number): boolean => grid.unseen?.column(column) ?? false;
  // Hidden rows and columns above or left of a cut-out count as well: its own are asked for by negative places.
  const rows = shownBefore(grid.rows + top, (at) => rowUnseen(at - top));
  const columns = shownBefore(grid.columns + left, (at) => columnUnseen(at - left));
  const areas = new Map<string, [number, number, number, number]>();
  for (let row = 0; row < grid.rows; row += 1) {
    if (rowUnseen(row)) continue;
    for (let column = 0; column < grid.columns; column += 1) {
      if (columnUnseen(column)) continue;
      const style = grid.style?.(row, column);
      const at = [rows[row + top]!, columns[column + left]!] as const;
      if (style?.mergedFrom) {
        const [fromRow, fromColumn] = style.mergedFrom;
        if (rowUnseen(fromRow) || columnUnseen(fromColumn)) continue;
        const key = `${fromRow} ${fromColumn}`;
        const area = areas.get(key) ?? [rows[fromRow + top]!, columns[fromColumn + left]!, 0, 0];
        areas.set(key, [area[0], area[1], Math.max(area[2], at[0]), Math.max(area[3], at[1])]);
      }
      const text = grid.seen ? grid.seen(row, column) : grid.text(row, column);
      if (text !== '') cells.push({ row: at[0], column: at[1], text, bold: style?.bold ?? false, indent: style?.indent ?? 0 });
    }
  }
  for (const [from, left_, to, right] of areas.values()) merges.push([from, left_, Math.max(from, to), Math.max(left_, right)]);
}

/** The face of a file as read. Grids of one sheet are one table; a grid without a sheet is one of its own. */
export function faceOf(reading: Reading): Face {
  const open = new Map<string, Open>();
  reading.grids.forEach((grid, index) => {
    if (grid.unseen?.all) return;
    const key = grid.sheet === undefined ? `#${index}` : `s${grid.sheet}`;
    const table = open.get(key) ?? { first: grid, cells: [], merges: [] };
    open.set(key, table);
    addGrid(table, grid);
  });
  const tables = [...open.values()].map(({ first, cells, merges }): FaceTable => ({
    ...(first.sheet !== undefined && { sheet: first.sheet }), ...(first.hints?.title !== undefined && { title: first.hints.title }),
    headerRows: first.hints?.headerRows ?? 0, cells, merges, ...(first.lineOf && first.rows > 0 && { line: first.lineOf(0) }),
  }));
  const texts = reading.texts.filter(({ origin }) => origin === 'text').map(({ text, place }) => ({ text, ...(place.line !== undefined && { line: place.line }) }));
  return { tables, texts };
}

/** The cells of a table by rows, with empty ones filled in; rows end at their last filled cell. */
export function rowsOf({ cells }: FaceTable): string[][] {
  const rows: string[][] = [];
  for (const { row, column, text } of cells) {
    while (rows.length <= row) rows.push([]);
    const here = rows[row]!;
    while (here.length <= column) here.push('');
    here[column] = text;
  }
  return rows;
}
