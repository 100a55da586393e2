import { measureOf, type Cell, type Measure, type Table } from './table.js';

/** "Female", "female " and "F" under Sex are one category. */
export const plainLabel = (text: string): string => text.toLowerCase().normalize('NFKC').replaceAll(/[\u2010-\u2015]/g, '-').replaceAll(/[^\p{L}\p{N}+<>≥≤-]+/gu, ' ').trim();

const shorts: Readonly<Record<string, string>> = { f: 'female', m: 'male', women: 'female', men: 'male', females: 'female', males: 'male' };
/** Words that say that something is counted, and not what. */
const counting = new Set(['n', 'count', 'counts', 'freq', 'frequency', 'number', 'num', 'nb', 'total', 'value', 'people', 'patients', 'persons', 'person', 'participants', 'individuals', 'of', 'with', 'the', 'population', 'eligible', 'cohort', 'sample', 'denominator', 'base']);
/** Words of a dimension's name that say how it is divided, and not what. */
const dividing = new Set(['group', 'groups', 'grp', 'band', 'bands', 'category', 'categories', 'cat', 'code', 'name', 'in', 'at', 'years', 'yrs', 'of', 'the', 'status']);
/** Answers that mean nothing without their question. */
const answers = /^(yes|no|true|false|y|n)$/;
const affirmed = /^(yes|true|y)$/;

const wordsOf = (plain: string, without: ReadonlySet<string>): string => plain.split(' ').filter((word) => word !== '' && !without.has(word)).map(singular).join(' ');
const singular = (word: string): string => (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word);

/** What the number is, whatever its column is called. What a count counts ("smokers") restricts it like a category does. */
export const measureKey = ({ kind, label }: Measure): string => (kind === 'count' ? 'count' : `${kind}:${plainLabel(label)}`);

/** What the words of a column restrict its numbers to: "n_smokers" to smokers, "Number of people" to nobody in particular. */
export const restriction = ({ label }: Measure): string[] => {
  const plain = wordsOf(plainLabel(label).replace(/^no of /, ''), counting);
  return plain === '' || plain === 'no' ? [] : [plain];
};

/**
 * The same number in two tables has the same key: its measure and the categories it is restricted to. Totals restrict
 * nothing and drop out. Short codes ("0", "F") need their dimension's name to mean anything.
 */
export function keyOf(table: Table, cell: Cell, without: number = -1): string {
  const measure = measureOf(table, cell);
  return keyFrom(measureKey(measure), [...categoriesOf(table, cell, without), ...(measure.kind === 'count' ? restriction(measure) : [])]);
}

/** A key from what is counted and what it is restricted to. */
export const keyFrom = (measure: string, parts: readonly string[]): string => `${measure}|${[...parts].sort().join(';')}`;

/** The categories a cell is restricted to, totals left out, perhaps without one dimension. */
export const categoriesOf = (table: Table, cell: Cell, without: number = -1): string[] => cell.coords.flatMap((index, at) => {
  const { name, categories } = table.dimensions[at]!;
  const category = categories[index]!;
  return at === without || category.role === 'total' ? [] : [categoryKey(name, category.label)];
});

const known = new Map<string, string>();

/** One category, with its dimension's name where its own label says too little. */
export function categoryKey(name: string, label: string): string {
  const both = `${name}\u0000${label}`;
  const before = known.get(both);
  if (before !== undefined) return before;
  const made = madeKey(name, label);
  if (known.size > 100_000) known.clear();
  known.set(both, made);
  return made;
}

function madeKey(name: string, label: string): string {
  const plain = plainLabel(label);
  const dimension = wordsOf(plainLabel(name), dividing);
  const word = /sex|gender|^$/.test(dimension) ? shorts[plain] ?? plain : plain;
  if (affirmed.test(word) && dimension !== '') return dimension;
  return word.length < 3 || answers.test(word) || /^[\d\s.+<>≥≤-]+$/.test(word.slice(0, 200)) ? `${dimension}=${word}` : wordsOf(word, new Set()) || word;
}
