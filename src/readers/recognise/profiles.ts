import type { ColumnProfile } from '../../sdc/subjects.js';
import type { LexedGrid } from './lexed-grid.js';
import { plainKind } from './plain-kind.js';
import type { Region } from './region.js';

const sampleSize = 50;
const distinctLimit = 100_000;

interface Counting {
  readonly values: Set<string>;
  filled: number;
  numbers: number;
  wholes: number;
  dates: number;
  texts: number;
  length: number;
  /** Rows seen when the distinct values reached the limit. */
  fullAt: number;
}

/** Texts the quick look cannot name: numbers with separators, percent signs or brackets, dates in words. */
function lookCloser(lexed: LexedGrid, row: number, column: number, counting: Counting, text: string): void {
  const lexeme = text.length <= 40 && /\d/.test(text) ? lexed.at(row, column) : undefined;
  if (lexeme?.is === 'date') counting.dates++;
  else if (lexeme?.is === 'parts' && lexeme.form === 'single' && lexeme.parts[0]!.is === 'number') {
    counting.numbers++;
    if (Number.isInteger(lexeme.parts[0]!.value)) counting.wholes++;
  } else {
    counting.texts++;
    counting.length += text.length;
  }
}

/** Each column of a region as a whole, over every row; distinct values are counted up to a hundred thousand. */
export function profilesOf(lexed: LexedGrid, region: Region, table: string, headers: readonly string[]): ColumnProfile[] {
  const columns = [...Array(region.right - region.left + 1).keys()].map((i) => region.left + i);
  const counts: Counting[] = columns.map(() => ({ values: new Set(), filled: 0, numbers: 0, wholes: 0, dates: 0, texts: 0, length: 0, fullAt: 0 }));
  for (const row of region.bodyRows) {
    columns.forEach((column, i) => {
      const text = lexed.text(row, column);
      const kind = plainKind(text);
      if (kind === 'blank') return;
      const counting = counts[i]!;
      counting.filled++;
      if (counting.values.size < distinctLimit) {
        counting.values.add(text);
        counting.fullAt = counting.filled;
      }
      if (kind === 'whole') {
        counting.numbers++;
        counting.wholes++;
      } else if (kind === 'decimal') {
        counting.numbers++;
        if (/\.0*$/.test(text)) counting.wholes++;
      } else if (kind === 'date') counting.dates++;
      else lookCloser(lexed, row, column, counting, text);
    });
  }
  const [, originColumn] = lexed.grid.origin ?? [0, 0];
  return counts.map(({ values, filled, numbers, wholes, dates, texts, length, fullAt }, i) => ({
    table, ...(lexed.grid.sheet === undefined ? {} : { sheet: lexed.grid.sheet }), column: originColumn + columns[i]! + 1, header: headers[i] ?? '', filled,
    // Past the limit the share of new values so far is carried on.
    distinct: values.size < distinctLimit ? values.size : Math.round((values.size / fullAt) * filled),
    numbers, wholeNumbers: wholes, dates, meanLength: texts === 0 ? 0 : length / texts, sample: [...take(values, sampleSize)],
  }));
}

function* take(values: Iterable<string>, count: number): Generator<string> {
  let left = count;
  for (const value of values) {
    if (left-- <= 0) return;
    yield value;
  }
}
