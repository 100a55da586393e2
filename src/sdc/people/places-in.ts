import type { FileSubject, Place } from '../subjects.js';
import { tableOf } from './blocks.js';
import type { Block, BlockColumn } from './blocks.js';

/** More places than this say nothing new to a reader; the sentence counts them all. */
const mostPlaces = 200;

/** One cell of a block, by the row of its body. */
export const cellIn = ({ sheet, rows }: Block, index: number, { column }: BlockColumn): Place =>
  ({ ...(sheet !== undefined && { sheet }), row: rows[index]!, column });

/** The heading of a column. */
export const headingIn = ({ sheet, headingRow }: Block, { column }: BlockColumn): Place =>
  ({ ...(sheet !== undefined && { sheet }), ...(headingRow !== undefined && { row: headingRow }), column });

/** The cells of a column whose value passes, as places of the file. */
export function placesIn(block: Block, column: BlockColumn, test: (value: string) => boolean = (value) => value !== ''): Place[] {
  const places: Place[] = [];
  column.values.forEach((value, index) => {
    if (places.length < mostPlaces && value !== '' && test(value)) {
      places.push(cellIn(block, index, column));
    }
  });
  return places;
}

/** A whole block: its table where recognition found one, its first row otherwise. */
export function placeOfBlock(file: FileSubject, block: Block): Place {
  const table = tableOf(file, block);
  return { ...(table !== undefined && { table }), ...(block.sheet !== undefined && { sheet: block.sheet }), row: block.headingRow ?? block.rows[0]! };
}
