import type { Declaration, Described, ItemDeclaration } from './declaration.js';
import type { Population, Table } from './table.js';

/** Where something was found. Rows, columns and lines count from 1. Labels are headings of the file, never values. */
export interface Place {
  readonly file?: string;
  readonly table?: string;
  readonly sheet?: string;
  readonly ref?: string;
  readonly row?: number;
  readonly column?: number;
  readonly line?: number;
  /** A part of a package: "docProps/core.xml". */
  readonly part?: string;
  readonly labels?: readonly string[];
}

/** Something a file carries besides its visible tables: a hidden sheet, a comment, a GPS position. Read by file rules. */
export interface Fact {
  /** Kebab-case kind, listed in src/sdc/facts.ts. */
  readonly is: string;
  readonly place: Place;
  readonly count?: number;
  /** Numbers and short codes about it; never a value of the file. */
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

/** A run of text with its place: a cell, a paragraph, a log line, a property, the file's own name. */
export interface TextPiece {
  readonly text: string;
  readonly place: Place;
  /** Where it stands: the visible output, or somewhere a reader would not look. */
  readonly origin: 'cell' | 'text' | 'hidden' | 'property' | 'name' | 'code';
}

/** A column of a grid as a whole, for the rules that look at rows and people. */
export interface ColumnProfile {
  readonly table?: string;
  readonly sheet?: string;
  readonly column: number;
  readonly header: string;
  /** Rows below the header that hold something. */
  readonly filled: number;
  readonly distinct: number;
  readonly numbers: number;
  readonly wholeNumbers: number;
  readonly dates: number;
  /** Mean length of text values, in characters. */
  readonly meanLength: number;
  /** Up to 50 distinct values, for lexicon checks; data, never printed. */
  readonly sample: readonly string[];
}

/** One output as read: what file rules look at. */
export interface FileSubject {
  readonly path: string;
  readonly kind: string;
  readonly bytes: number;
  /** SHA-256 of the bytes, lower-case hexadecimal. */
  readonly sha256?: string;
  readonly read: 'whole' | 'partly' | 'not';
  /** Numeric cells seen, and those no table explains. */
  readonly numericCells: number;
  readonly unexplained: number;
  readonly rows: number;
  readonly tables: readonly Table[];
  readonly facts: readonly Fact[];
  readonly profiles: readonly ColumnProfile[];
  /**
   * Every piece of text once, in reading order; may be long, so it is an iterable made anew each time. Every filled
   * cell of a grid comes as origin 'cell' with `row` and `column` (numbers and headings too), row by row; the file's
   * own name and its sheets' names come as origin 'name'.
   */
  texts(): Iterable<TextPiece>;
  readonly declared?: ItemDeclaration;
  /** What this file says of others, with their paths in the request. */
  readonly describes?: Described;
  /** It is for the checkers and will not be released. */
  readonly supporting?: boolean;
}

/** One table with the file it came from and the population it counts. */
export interface PlacedTable {
  readonly file: string;
  readonly table: Table;
  readonly population?: Population;
}

/** A table released before, with the reference of its release. */
export interface EarlierTable extends PlacedTable {
  readonly release: string;
  readonly releasedAt?: string;
  readonly extract?: string;
}

/** What the file and table rules found in one file. */
export interface Found {
  readonly fails: number;
  /** Different cells that block it. */
  readonly cells: number;
}

/** The whole release request: what request rules look at. */
export interface RequestSubject {
  readonly files: readonly FileSubject[];
  readonly tables: readonly PlacedTable[];
  readonly earlier: readonly EarlierTable[];
  readonly declared: Declaration;
  /** How many findings of the file and table rules block each file, by path. */
  readonly found?: ReadonlyMap<string, Found>;
}
