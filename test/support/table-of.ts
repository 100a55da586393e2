import type { Category, Cell, Dimension, Measure, Shown, Table } from '../../src/sdc/table.js';

/** A table in a few words. Categories: "All (total)", "Unknown (missing)". The first dimension is in rows, the second in columns, others on pages. */
export interface Draft extends Partial<Omit<Table, 'dimensions' | 'measures' | 'cells'>> {
  readonly by: Readonly<Record<string, readonly string[]>>;
  /** What each measure shows, in reading order: the last dimension moves fastest. One list without `measures` is a count. */
  readonly shows: readonly (readonly string[])[];
  readonly measures?: readonly Partial<Measure>[];
}

/** A table without going through a reader: "7", "3.5%", "<10", "[c]" (anything), "[1-7]", "~0" (0 to 4), "x" (not applicable), "" (missing), words. */
export function tableOf({ by, shows, measures = [{}], ...rest }: Draft): Table {
  const dimensions = Object.entries(by).map(([name, labels], at): Dimension => ({
    name, axis: at === 0 ? 'row' : at === 1 ? 'column' : 'page', role: 'identifying', ordered: false, categories: labels.map(categoryOf),
  }));
  const sizes = dimensions.map(({ categories }) => categories.length);
  const coordsOf = (index: number): number[] => sizes.map((size, at) => Math.floor(index / sizes.slice(at + 1).reduce((all, one) => all * one, 1)) % size);
  const width = sizes.slice(1).reduce((all, one) => all * one, 1);
  const cells = shows.flatMap((texts, measure) => texts.map((text, index): Cell => ({
    at: { row: 2 + Math.floor(index / width), column: 2 + (index % width) + measure * width }, coords: coordsOf(index), measure, text, shown: shownBy(text),
  })));
  return {
    id: 't1', title: '', notes: [], place: { lines: [1, 9] }, shape: 'cross', rows: sizes[0] ?? 1, columns: width * shows.length,
    dimensions, cells, sums: [], legends: [], confidence: 1,
    measures: measures.map((measure) => ({ kind: 'count', label: 'n', unit: 'person', confidence: 1, source: 'declared', ...measure })),
    ...rest,
  };
}

function categoryOf(text: string): Category {
  const [, label, role] = /^(.*?)(?: \((total|missing)\))?$/.exec(text)!;
  return { label: label!, role: role === 'total' || role === 'missing' ? role : 'ordinary' };
}

function shownBy(text: string): Shown {
  const number = /^-?[\d,]+(?:\.(\d+))?%?$/.exec(text);
  if (number) return { as: 'number', value: Number(text.replaceAll(/[,%]/g, '')), decimals: number[1]?.length ?? 0 };
  const below = /^<(\d+)$/.exec(text);
  if (below) return { as: 'censored', low: 0, high: Number(below[1]) - 1 };
  const range = /^\[(\d+)-(\d+)\]$/.exec(text);
  if (range) return { as: 'suppressed', mark: text, low: Number(range[1]), high: Number(range[2]), cause: 'unknown' };
  if (text === '[c]') return { as: 'suppressed', mark: text, low: 0, high: Number.MAX_SAFE_INTEGER, cause: 'unknown' };
  if (text === '~0') return { as: 'rounded-zero', low: 0, high: 4 };
  return { as: text === '' ? 'missing' : text === 'x' ? 'not-applicable' : 'text' };
}
