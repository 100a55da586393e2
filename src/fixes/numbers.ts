import type { Cell, Table } from '../sdc/table.js';
import type { CheckedFile } from './checked.js';
import type { CellEdit } from './edits.js';
import type { Reason } from './fix.js';

/** A number printed the way another one was: its thousands separators, its decimals, its percent sign. */
export function printedLike(value: number, like: string, decimals: number): string {
  const plain = Math.abs(value).toFixed(decimals);
  const [whole, fraction] = plain.split('.') as [string, string?];
  const separator = /\d([,\u00a0\u2009\u202f' ])\d{3}/.exec(like)?.[1];
  const point = /\d,\d{1,2}(?:\D|$)/.test(like) && separator !== ',' && decimals > 0 ? ',' : '.';
  const groups = separator === undefined ? whole : whole.replace(/\B(?=(\d{3})+(?!\d))/g, separator);
  return `${value < 0 ? '-' : ''}${groups}${fraction === undefined ? '' : `${point}${fraction}`}${like.trim().endsWith('%') ? '%' : ''}`;
}

/** The place of the grid with some of its numbers replaced, and everything else as it stands. Undefined where a number is not found. */
export function replaced(file: CheckedFile, table: Table, news: ReadonlyMap<Cell, string>, why: Reason): CellEdit[] | undefined {
  const { sheet } = table.place;
  const places = new Map<string, Cell[]>();
  for (const cell of table.cells) {
    const key = `${cell.at.row}|${cell.at.column}`;
    places.set(key, [...(places.get(key) ?? []), cell]);
  }
  const edits: CellEdit[] = [];
  for (const cells of places.values()) {
    if (!cells.some((cell) => news.has(cell))) continue;
    const { at } = cells[0]!;
    const before = file.textAt(sheet, at.row, at.column).trim();
    let [text, from] = ['', 0];
    for (const cell of cells) {
      const bare = cell.text.trim().replace(/%$/, '');
      const found = before.indexOf(bare, from);
      if (found < 0) return undefined;
      const fresh = news.get(cell);
      text += before.slice(from, found) + (fresh === undefined ? bare : fresh.replace(/%$/, ''));
      from = found + bare.length;
    }
    text += before.slice(from);
    if (text !== before) edits.push({ ...(sheet !== undefined && { sheet }), ...at, before, text, why });
  }
  return edits;
}
