import type { Described } from '../sdc/declaration.js';
import type { Fact, Place, TextPiece } from '../sdc/subjects.js';

/** How much work a file may cause. Every reader keeps to these and says so when it stops early. */
export interface Limits {
  readonly bytes: number;
  /** Cells kept in memory over all grids of the file. */
  readonly cells: number;
  /** Bytes a package may unpack to, over all its parts. */
  readonly unpackedBytes: number;
  /** Parts of a package, members of an archive. */
  readonly parts: number;
  /** Depth of nesting: elements, JSON, archives within archives. */
  readonly depth: number;
}

export const defaultLimits: Limits = {
  bytes: 200 * 2 ** 20, cells: 20_000_000, unpackedBytes: 400 * 2 ** 20, parts: 2_000, depth: 64,
};

/** Layout of one grid cell, where the format has any. */
export interface CellStyle {
  readonly indent?: number;
  readonly bold?: boolean;
  /** The cell continues the merged cell at this place (0-based). */
  readonly mergedFrom?: readonly [row: number, column: number];
}

/** What a format's reader already knows about a grid, so that recognition need not guess. */
export interface GridHints {
  readonly title?: string;
  readonly notes?: readonly string[];
  readonly headerRows?: number;
  readonly stubColumns?: number;
  /** The tool that wrote it: "stata tabulate", "pandas". */
  readonly writer?: string;
  /** Measure kinds by column index (0-based), where the writer fixes them. */
  readonly measures?: Readonly<Record<number, string>>;
}

/**
 * A rectangle of text as the format presents it: `rows` × `columns`, 0-based. It may hold several tables;
 * finding them is recognition's work. `text` returns '' for an empty cell and never throws inside the rectangle.
 */
export interface Grid {
  readonly id: string;
  readonly sheet?: string;
  readonly rows: number;
  readonly columns: number;
  text(row: number, column: number): string;
  style?(row: number, column: number): CellStyle | undefined;
  /** Physical line (from 1) of a row in a text file. */
  lineOf?(row: number): number;
  /** Where the grid's first cell stands in its sheet (0-based), when it is a cut-out. */
  readonly origin?: readonly [row: number, column: number];
  readonly hints?: GridHints;
  /** What of the rectangle is not shown to a person who opens the file; left out when all of it is. */
  readonly unseen?: Unseen;
  /** What a person sees in a cell, where that is not its text: '' for white ink, "48%" for a format that hides digits. */
  seen?(row: number, column: number): string;
}

/** Rows and columns are those of the grid, 0-based. */
export interface Unseen {
  readonly all: boolean;
  row(row: number): boolean;
  column(column: number): boolean;
}

/** Of a grid no part of which is shown: a hidden table, the records of a pivot cache, the numbers behind a chart. */
export const whollyUnseen: Unseen = { all: true, row: () => true, column: () => true };

/** Something that could not be read, and why. Each becomes a finding. */
export interface Unreadable {
  readonly reason:
    | 'not-supported' | 'malformed' | 'encrypted' | 'truncated' | 'too-large' | 'too-many-parts' | 'too-deep'
    | 'bad-encoding' | 'picture-only' | 'refused-kind';
  readonly place: Place;
  /** A plain sentence without any value of the file. */
  readonly says: string;
}

/** A file inside a package that is to be read in its own right ("a.zip!/b.csv"). */
export interface Member {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Everything a reader saw. `whole` is earned: every byte that could carry a number is in grids, texts or facts. */
export interface Reading {
  readonly read: 'whole' | 'partly' | 'not';
  readonly grids: readonly Grid[];
  /** Text outside the grids, in reading order (grid cells need not be repeated here). */
  readonly texts: readonly TextPiece[];
  readonly facts: readonly Fact[];
  readonly unreadable: readonly Unreadable[];
  readonly members?: readonly Member[];
  /** What this file says of the files beside it; paths are relative to its folder. */
  readonly describes?: Described;
  /** Physical lines accounted for, for text formats. */
  readonly lines?: number;
}

/** One format. `accepts` decides by content first and by name last; `read` is total: bad input is a Reading that says so. */
export interface Reader {
  readonly id: string;
  readonly version: number;
  /** Kind reported for the file ("csv", "xlsx"). */
  readonly kind: string;
  accepts(name: string, head: Uint8Array): boolean;
  read(bytes: Uint8Array, limits: Limits, name: string): Reading | Promise<Reading>;
}

export const emptyReading: Reading = { read: 'not', grids: [], texts: [], facts: [], unreadable: [] };
