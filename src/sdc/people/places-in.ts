import type { FileSubject, Place } from '../subjects.js';
import { tableOf } from './blocks.js';
import type { Block, BlockColumn } from './blocks.js';

/** More places than this say nothing new to a reader; the sentence counts them all. */
const mostPlaces = 200;

/** The cells of a column whose value passes, as places of the file. */
export function placesIn(block: Block, column: BlockColumn, test: (value: string) => boolean = (value) => value !== ''): Place[] {
  const places: Place[] = [];
  column.values.forEach((value, index) => {
    if (places.length < mostPlaces && value !== '' && test(value)) {
      places.push({ ...(block.sheet !== undefined && { sheet: block.sheet }), row: block.rows[index]!, column: column.column });
    }
  });
  return places;
}

/** A whole block: its table where recognition found one, its first row otherwise. */
export function placeOfBlock(file: FileSubject, block: Block): Place {
  const table = tableOf(file, block);
  return { ...(table !== undefined && { table }), ...(block.sheet !== undefined && { sheet: block.sheet }), row: block.headingRow ?? block.rows[0]! };
}
