import type { FileSubject } from '../subjects.js';
import { blocksOf } from './blocks.js';
import type { Block, BlockColumn } from './blocks.js';
import { isPlainHeading } from './heading-words.js';

/** Every column of every block of a file. */
export function* columnsOf(file: FileSubject): Generator<readonly [Block, BlockColumn]> {
  for (const block of blocksOf(file)) for (const column of block.columns) yield [block, column];
}

/** A column in words, without repeating a heading that could itself be a value. */
export const columnInWords = (column: BlockColumn): string => (isPlainHeading(column.heading) ? `“${column.heading}”` : `column ${column.column}`);
