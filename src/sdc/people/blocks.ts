import type { FileSubject } from '../subjects.js';
import { calendarDate } from './calendar-date.js';
import type { SampledGrid, SampledRow } from './grid-sample.js';
import { headingWords } from './heading-words.js';
import { scanOf } from './sightings.js';

/** One column of a block: its heading and the filled values under it, in order. */
export interface BlockColumn {
  /** Column of the file, from 1. */
  readonly column: number;
  /** The heading as written; empty where the block has no heading row. */
  readonly heading: string;
  /** The heading as plain words. */
  readonly words: string;
  /** One entry per body row; '' where blank. */
  readonly values: readonly string[];
  readonly filled: number;
  readonly distinct: ReadonlySet<string>;
}

/** A run of rows under one heading row: what could be a table of results or a data set. */
export interface Block {
  readonly sheet?: string;
  /** Row of the headings, when there are any. */
  readonly headingRow?: number;
  /** Rows of the file the body values come from. */
  readonly rows: readonly number[];
  readonly columns: readonly BlockColumn[];
  /** False where the grid was longer than what was sampled. */
  readonly complete: boolean;
}

const number = /^[-+]?(?:(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?%?$/i;
export const isNumeric = (text: string): boolean => /\d/.test(text) && number.test(text.trim());

/** Cells that belong to data rather than to headings. */
const isDatum = (text: string): boolean => isNumeric(text) || calendarDate(text) !== undefined || /^[-.*<>≤≥[(]/.test(text);

/** A heading row has words over data: all of it text, and below it something that is not. Years may head columns. */
function isHeadingRow(first: SampledRow, below: readonly SampledRow[], known: ReadonlySet<string>): boolean {
  const texts = [...first.cells.values()];
  const words = texts.filter((text) => !isDatum(text) || /^(?:19|20)\d\d$/.test(text));
  if (words.length * 2 > texts.length && words.some((text) => known.has(text))) return true;
  if (words.length < texts.length) return false;
  const columns = [...first.cells.keys()];
  return columns.some((column) => below.some((row) => isDatum(row.cells.get(column) ?? '')))
    || (new Set(texts).size === texts.length && columns.every((column) => !below.some((row) => row.cells.get(column) === first.cells.get(column))) && below.length > 0 && texts.every((text) => /^[\p{L}_.][\p{L}\d_. %#/-]*$/u.test(text) && !/^[A-Z]\d/.test(text)));
}

type Run = [SampledRow, ...SampledRow[]];

function blockOf(grid: SampledGrid, rows: Readonly<Run>, known: ReadonlySet<string>): Block | undefined {
  const [first, ...rest] = rows;
  const headed = isHeadingRow(first, rest.slice(0, 50), known);
  const body = headed ? rest : rows;
  if (body.length === 0) return undefined;
  const numbers = [...new Set(rows.flatMap((row) => [...row.cells.keys()]))].sort((a, b) => a - b);
  const columns = numbers.map((column): BlockColumn => {
    const heading = headed ? first.cells.get(column) ?? '' : '';
    const values = body.map((row) => (row.cells.get(column) ?? '').trim());
    const filled = values.filter((value) => value !== '');
    return { column, heading, words: headingWords(heading), values, filled: filled.length, distinct: new Set(filled) };
  });
  return {
    ...(grid.sheet !== undefined && { sheet: grid.sheet }), ...(headed && { headingRow: first.row }),
    rows: body.map(({ row }) => row), columns, complete: grid.rows.length === grid.total,
  };
}

/** Runs of neighbouring rows with more than one filled cell; titles and notes stand alone and fall out. */
function runsOf(grid: SampledGrid): Run[] {
  const single = grid.rows.length > 0 && grid.rows.every((row) => row.cells.size <= 1);
  const runs: Run[] = [];
  let last = -2;
  for (const row of grid.rows) {
    if (!single && row.cells.size < 2) continue;
    if (row.row === last + 1) runs.at(-1)!.push(row);
    else runs.push([row]);
    last = row.row;
  }
  return runs;
}

const known = new WeakMap<FileSubject, readonly Block[]>();

/** The blocks of a file, from the sampled rows of its grids (kept per file). */
export function blocksOf(file: FileSubject): readonly Block[] {
  const before = known.get(file);
  if (before !== undefined) return before;
  const headings = new Set(file.profiles.map((profile) => profile.header));
  const blocks = scanOf(file).grids.flatMap((grid) => runsOf(grid).flatMap((run) => blockOf(grid, run, headings) ?? []));
  known.set(file, blocks);
  return blocks;
}

/** The table a block belongs to, where recognition found one there: for places. */
export function tableOf(file: FileSubject, block: Block): string | undefined {
  const column = block.columns[0]!.column;
  const candidates = file.profiles.filter((profile) => profile.sheet === block.sheet && profile.column === column);
  return (candidates.find((profile) => profile.header === block.columns[0]!.heading) ?? (candidates.length === 1 ? candidates[0] : undefined))?.table;
}
