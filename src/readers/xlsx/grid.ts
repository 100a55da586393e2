import type { CellStyle, Grid, Unseen } from '../reader.js';
import { stored, type Cells } from './cells.js';
import { plainNumber, show, showDate, type Displayed } from './format.js';
import type { Area, SheetContent } from './sheet.js';
import type { Texts } from './strings.js';
import type { CellFormat } from './styles.js';

export type Formats = (style: number) => CellFormat;

/** What a person sees in a cell of numbers. */
export const displayed = (value: number, look: CellFormat, from1904: boolean): Displayed =>
  (look.format.isDate ? showDate(value, look.format, from1904) : show(value, look.format));

/**
 * The text of a cell for recognition: what is shown, except that a masked value is given as stored, because the file
 * hands it to anyone who clicks the cell.
 */
const textAt = (cells: Cells, at: number, { texts, formats, from1904 }: { texts: Texts; formats: Formats; from1904: boolean }): string => {
  const value = cells.value(at);
  switch (cells.kind(at)) {
    case stored.text: case stored.error: return texts.at(value);
    case stored.boolean: return value === 0 ? 'FALSE' : 'TRUE';
    default: {
      const shown = displayed(value, formats(cells.style(at)), from1904);
      if (shown.fidelity === 'masked') return plainNumber(value);
      // Words that a format puts round a number ("n = "0) are looks, not part of it.
      return /[A-DF-Za-z]/.test(shown.text) && !formats(cells.style(at)).format.isDate ? (/-?\d[\d,]*(\.\d+)?(E[+-]?\d+)?%?/.exec(shown.text)?.[0] ?? shown.text) : shown.text;
    }
  }
};

/** The text of a cell as the sheet shows it. */
const faceAt = (cells: Cells, at: number, { texts, formats, from1904 }: { texts: Texts; formats: Formats; from1904: boolean }): string => {
  const look = formats(cells.style(at));
  if (look.invisible) return '';
  switch (cells.kind(at)) {
    case stored.number: return displayed(cells.value(at), look, from1904).text;
    case stored.boolean: return cells.value(at) === 0 ? 'FALSE' : 'TRUE';
    default: return look.format.sections.length > 3 && look.format.sections[3]!.code.trim() === '' ? '' : texts.at(cells.value(at));
  }
};

/** What of a box is hidden; undefined when nothing is. */
const unseenOf = (content: SheetContent, all: boolean, top: number, left: number): Unseen | undefined => {
  if (!all && content.hiddenRows.length === 0 && content.hiddenColumns.length === 0) return undefined;
  const rows = new Set(content.hiddenRows);
  return { all, row: (row) => rows.has(row + top), column: (column) => content.hiddenColumns.some(([first, last]) => column + left >= first && column + left <= last) };
};

const mergedInto = (merges: readonly Area[]): Map<number, readonly [number, number]> => {
  const into = new Map<number, readonly [number, number]>();
  for (const [top, left, bottom, right] of merges) {
    if ((bottom - top + 1) * (right - left + 1) > 10_000 || into.size > 500_000) continue;
    for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) {
      if (row !== top || column !== left) into.set(row * 16_384 + column, [top, left]);
    }
  }
  return into;
};

export interface SheetGrid { readonly name: string; readonly hidden: boolean; readonly content: SheetContent; readonly texts: Texts; readonly formats: Formats; readonly from1904: boolean }

type Box = readonly [top: number, left: number, bottom: number, right: number];

/** Cells of a box that may be empty for each that is filled, and the area below which emptiness does not matter. */
const emptiest = 50;
const smallArea = 200_000;
const widestGap = 30;

const areaOf = ([top, left, bottom, right]: Box): number => (bottom - top + 1) * (right - left + 1);

/** Parts a sorted list where neighbours lie further apart than the gap. */
const parted = (values: readonly number[]): [number, number][] => {
  const runs: [number, number][] = [];
  for (const value of values) {
    const last = runs.at(-1);
    if (last && value - last[1] <= widestGap) last[1] = Math.max(last[1], value); else runs.push([value, value]);
  }
  return runs;
};

/**
 * Where the cells of a sheet stand: the whole used area when it is reasonably full, else the islands in it. Cells so
 * far apart that even their islands are nearly empty come as lone boxes.
 */
export const boxesOf = (cells: Cells): Box[] => {
  const whole: Box = [0, 0, cells.rows - 1, cells.columns - 1];
  if (areaOf(whole) <= Math.max(smallArea, cells.size * emptiest)) return [whole];
  const rows = new Map<number, number[]>();
  for (let at = 0; at < cells.size; at += 1) (rows.get(cells.row(at)) ?? rows.set(cells.row(at), []).get(cells.row(at))!).push(cells.column(at));
  const boxes: Box[] = [];
  const order = [...rows.keys()].sort((a, b) => a - b);
  for (const [top, bottom] of parted(order)) {
    const columns = [...new Set(order.filter((row) => row >= top && row <= bottom).flatMap((row) => rows.get(row)!))].sort((a, b) => a - b);
    for (const [left, right] of parted(columns)) {
      const inside = order.filter((row) => row >= top && row <= bottom).flatMap((row) => rows.get(row)!.filter((column) => column >= left && column <= right).map((column): Box => [row, column, row, column]));
      const box: Box = [top, left, bottom, right];
      if (areaOf(box) <= Math.max(smallArea, inside.length * emptiest)) boxes.push(box); else boxes.push(...inside);
    }
  }
  return boxes;
};

const unseenIn = (unseen: Unseen | undefined): { unseen?: Unseen } => (unseen ? { unseen } : {});

/** The cells of a sheet as grids, each knowing where in the sheet it stands. */
export const gridsOf = ({ name, hidden, content, texts, formats, from1904 }: SheetGrid, id: string): Grid[] => {
  const { cells } = content;
  const merged = mergedInto(content.merges);
  return boxesOf(cells).map(([top, left, bottom, right], index): Grid => ({
    ...unseenIn(unseenOf(content, hidden, top, left)),
    seen(row, column) {
      const at = row > bottom - top || column > right - left ? -1 : cells.find(row + top, column + left);
      return at < 0 ? '' : faceAt(cells, at, { texts, formats, from1904 });
    },
    id: index === 0 ? id : `${id}-${index + 1}`, sheet: name, rows: bottom - top + 1, columns: right - left + 1, origin: [top, left],
    text(row, column) {
      if (row > bottom - top || column > right - left) return '';
      const at = cells.find(row + top, column + left);
      return at < 0 ? '' : textAt(cells, at, { texts, formats, from1904 });
    },
    style(row, column): CellStyle | undefined {
      const from = merged.get((row + top) * 16_384 + column + left);
      const at = cells.find(row + top, column + left);
      const look = at < 0 ? undefined : formats(cells.style(at));
      if (!from && !look?.indent && !look?.bold) return undefined;
      const inside = from && from[0] >= top && from[1] >= left ? [from[0] - top, from[1] - left] as const : undefined;
      return { ...(look?.indent ? { indent: look.indent } : {}), ...(look?.bold ? { bold: true } : {}), ...(inside ? { mergedFrom: inside } : {}) };
    },
  }));
};
