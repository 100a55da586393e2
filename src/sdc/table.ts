import type { Contributors } from './evidence.js';

/** What a number is. Everything a rule does hangs on this, so a guess carries its confidence. */
export const measureKinds = [
  'count', 'weighted-count', 'percent', 'proportion', 'rate', 'sum', 'mean', 'sd', 'se', 'variance', 'median',
  'quantile', 'min', 'max', 'mode', 'ratio', 'index', 'coefficient', 'ci-low', 'ci-high', 'p-value', 'statistic',
  'degrees-of-freedom', 'at-risk', 'events', 'survival', 'time', 'code', 'label', 'unknown',
] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** Who or what one unit of a count is. Thresholds protect people (and, for business data, firms). */
export const units = ['person', 'household', 'event', 'business', 'provider', 'other', 'unknown'] as const;
export type Unit = (typeof units)[number];

export interface Measure {
  readonly kind: MeasureKind;
  /** The words of the header or row label it came from. */
  readonly label: string;
  readonly unit: Unit;
  /** 0 to 1; 1 when declared. */
  readonly confidence: number;
  readonly source: 'declared' | 'inferred';
  readonly weighted?: boolean;
  /** Percentages: what they are a share of, and the measure (index) that holds the base where the table shows it. */
  readonly of?: 'row' | 'column' | 'all' | 'measure' | 'unknown';
  readonly base?: number;
  /** Rates: per how many (1000, 100000). */
  readonly per?: number;
  /** Quantiles: 0 to 1. */
  readonly quantile?: number;
  readonly rounding?: Rounding;
}

export interface Rounding {
  readonly method: 'nearest' | 'midpoint' | 'random' | 'significant';
  readonly base: number;
  readonly source: 'declared' | 'legend' | 'inferred';
}

/** What a reader of the table sees in a cell. `low`/`high` are what the mark and its legend allow, whole numbers. */
export type Shown =
  | { readonly as: 'number'; readonly value: number; readonly decimals: number }
  | { readonly as: 'censored'; readonly low: number; readonly high: number }
  | { readonly as: 'suppressed'; readonly mark: string; readonly low: number; readonly high: number; readonly cause: 'primary' | 'secondary' | 'either' | 'unknown' }
  | { readonly as: 'rounded-zero'; readonly low: number; readonly high: number }
  | { readonly as: 'not-applicable' }
  | { readonly as: 'missing' }
  | { readonly as: 'text' };

/** Rows and columns count from 1, as a person reads the file. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** One published number (a grid cell such as "8 (3.8%)" holds two). */
export interface Cell {
  readonly at: CellPlace;
  /** One index per dimension of the table, into its categories. */
  readonly coords: readonly number[];
  /** Index into the table's measures. */
  readonly measure: number;
  /** This number as printed, trimmed, marks and separators included. */
  readonly text: string;
  readonly shown: Shown;
  readonly evidence?: Contributors;
}

export interface Category {
  readonly label: string;
  readonly role: 'ordinary' | 'total' | 'missing';
  /** Index of the category that contains this one, where a hierarchy is known. */
  readonly parent?: number;
}

/** One classification of the table: region, age band, arm. `attribute` dimensions say something about people. */
export interface Dimension {
  readonly name: string;
  readonly axis: 'row' | 'column' | 'page';
  readonly role: 'identifying' | 'attribute' | 'unknown';
  readonly categories: readonly Category[];
  readonly ordered: boolean;
}

/** Cell `total` = the sum of cells `parts` (indices into cells), give or take `slack` (rounding). */
export interface TableSum {
  readonly total: number;
  readonly parts: readonly number[];
  readonly slack: number;
  /** Why we believe it: the numbers add up, the labels say so and nothing contradicts, or it was declared. */
  readonly because: 'arithmetic' | 'labels' | 'declared';
}

/** What a suppression mark means, by the file's own legend, the pack or a declaration. */
export interface Legend {
  readonly mark: string;
  readonly low: number;
  readonly high: number;
  /** Whether the same mark may hide a larger number to protect another cell. */
  readonly secondary: boolean;
  readonly source: 'legend' | 'pack' | 'declared';
}

/** Where a table stands in its file. */
export interface TablePlace {
  readonly sheet?: string;
  /** Spreadsheet reference ("A3:F12"). */
  readonly ref?: string;
  /** First and last physical line of a text file, from 1. */
  readonly lines?: readonly [number, number];
}

export interface Population {
  readonly id?: string;
  readonly label?: string;
  readonly n?: number;
  readonly subsetOf?: string;
}

export interface Table {
  /** Unique within the file: t1, t2 … in reading order. */
  readonly id: string;
  readonly title: string;
  readonly notes: readonly string[];
  readonly place: TablePlace;
  /** cross: categories on two axes; long: one row per key; stacked: variables one under another (a "Table 1");
   *  statistics: named statistics; regression: terms; records: looks like one row per unit. */
  readonly shape: 'cross' | 'long' | 'stacked' | 'statistics' | 'regression' | 'records';
  readonly rows: number;
  readonly columns: number;
  readonly dimensions: readonly Dimension[];
  readonly measures: readonly Measure[];
  readonly cells: readonly Cell[];
  readonly sums: readonly TableSum[];
  readonly legends: readonly Legend[];
  readonly population?: Population;
  readonly structuralZeros?: readonly Readonly<Record<string, string>>[];
  /** The tool that seems to have written it ("gtsummary", "pandas"). */
  readonly writer?: string;
  readonly confidence: number;
}

export const measureOf = (table: Table, cell: Cell): Measure => table.measures[cell.measure]!;
/** The labels of a cell, one per dimension, in the table's order. */
export const labelsOf = (table: Table, cell: Cell): string[] =>
  cell.coords.map((index, dimension) => table.dimensions[dimension]!.categories[index]!.label);
/** A cell in a total row, column or page. */
export const isMargin = (table: Table, cell: Cell): boolean =>
  cell.coords.some((index, dimension) => table.dimensions[dimension]!.categories[index]!.role === 'total');
/** The published number, or undefined where the cell shows none. */
export const valueOf = (cell: Cell): number | undefined => (cell.shown.as === 'number' ? cell.shown.value : undefined);
