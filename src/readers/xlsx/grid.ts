import type { CellStyle, Grid } from '../reader.js';
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
      return shown.fidelity === 'masked' ? plainNumber(value) : shown.text;
    }
  }
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

export interface SheetGrid { readonly name: string; readonly content: SheetContent; readonly texts: Texts; readonly formats: Formats; readonly from1904: boolean }

/** The sheet as a grid, from its first cell (A1) to the last filled one. */
export const gridOf = ({ name, content, texts, formats, from1904 }: SheetGrid, id: string): Grid => {
  const { cells } = content;
  const merged = mergedInto(content.merges);
  return {
    id, sheet: name, rows: cells.rows, columns: cells.columns, origin: [0, 0],
    text(row, column) {
      const at = cells.find(row, column);
      return at < 0 ? '' : textAt(cells, at, { texts, formats, from1904 });
    },
    style(row, column): CellStyle | undefined {
      const from = merged.get(row * 16_384 + column);
      const at = cells.find(row, column);
      const look = at < 0 ? undefined : formats(cells.style(at));
      if (!from && !look?.indent && !look?.bold) return undefined;
      return { ...(look?.indent ? { indent: look.indent } : {}), ...(look?.bold ? { bold: true } : {}), ...(from ? { mergedFrom: from } : {}) };
    },
  };
};
