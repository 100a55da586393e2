import type { Reason } from './fix.js';

/** What a fix does to the text of a file. Rows and columns count from 1 as in the grid the reader made of it. */
export interface CellEdit {
  readonly sheet?: string;
  readonly row: number;
  readonly column: number;
  /** What stands there now, without outer blanks: a file that says something else is not touched. */
  readonly before: string;
  /** The whole new text of the cell. */
  readonly text: string;
  readonly why: Reason;
}

export interface LineEdit {
  readonly sheet?: string;
  /** Row or column number. */
  readonly at: number;
}

/** A file with its edits made. `inserted`: rows added, each by the number of the row it came after. */
export interface Written {
  readonly bytes: Uint8Array;
  readonly inserted: readonly { readonly sheet?: string; readonly after: number }[];
}

/** A note to be added under a table: below `after`, the last row that belongs to it. */
export interface NoteEdit {
  readonly sheet?: string;
  readonly after: number;
  readonly column: number;
  readonly text: string;
}

export interface Edits {
  readonly cells: readonly CellEdit[];
  /** Rows and columns taken out, by their numbers before any is. */
  readonly rows: readonly LineEdit[];
  readonly columns: readonly LineEdit[];
  readonly notes: readonly NoteEdit[];
}

export const noEdits: Edits = { cells: [], rows: [], columns: [], notes: [] };

/** Several sets of edits as one; of two edits of the same cell the later counts. */
export function together(all: readonly Edits[]): Edits {
  const cells = new Map<string, CellEdit>();
  for (const edit of all.flatMap((one) => one.cells)) cells.set(`${edit.sheet ?? ''}|${edit.row}|${edit.column}`, edit);
  const lines = (edits: readonly LineEdit[]): LineEdit[] => [...new Map(edits.map((edit) => [`${edit.sheet ?? ''}|${edit.at}`, edit])).values()];
  const notes = new Map(all.flatMap((one) => one.notes).map((note) => [`${note.sheet ?? ''}|${note.after}|${note.text}`, note]));
  return { cells: [...cells.values()], rows: lines(all.flatMap((one) => one.rows)), columns: lines(all.flatMap((one) => one.columns)), notes: [...notes.values()] };
}

/** Nothing would change. */
export const isEmpty = ({ cells, rows, columns, notes }: Edits): boolean => cells.length + rows.length + columns.length + notes.length === 0;

/** A file that cannot be written back without risk; the words are for a person. */
export class CannotWrite extends Error {}
