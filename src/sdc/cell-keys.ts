import { measureOf, type Cell, type Measure, type Table } from './table.js';

/** "Female", "female " and "F" under Sex are one category. */
export const plainLabel = (text: string): string => text.toLowerCase().normalize('NFKC').replaceAll(/[\u2010-\u2015]/g, '-').replaceAll(/[^\p{L}\p{N}+<>≥≤-]+/gu, ' ').trim();

const shorts: Readonly<Record<string, string>> = { f: 'female', m: 'male', women: 'female', men: 'male', females: 'female', males: 'male' };
const generic = /^(n|no|count|freq|frequency|number|total|value|people|patients|persons?|)$/;

/** What the number is, whatever its column is called. What a count counts ("smokers") restricts it like a category does. */
export const measureKey = ({ kind, label }: Measure): string => (kind === 'count' ? 'count' : `${kind}:${plainLabel(label)}`);

const restriction = ({ kind, label }: Measure): string[] => {
  const plain = plainLabel(label);
  return kind === 'count' && !generic.test(plain) ? [plain] : [];
};

/**
 * The same number in two tables has the same key: its measure and the categories it is restricted to. Totals restrict
 * nothing and drop out. Short codes ("0", "F") need their dimension's name to mean anything.
 */
export function keyOf(table: Table, cell: Cell, without: number = -1): string {
  const parts = cell.coords.flatMap((index, at) => {
    const { name, categories } = table.dimensions[at]!;
    const category = categories[index]!;
    return at === without || category.role === 'total' ? [] : [categoryKey(name, category.label)];
  });
  return `${measureKey(measureOf(table, cell))}|${[...parts, ...restriction(measureOf(table, cell))].sort().join(';')}`;
}

/** One category, with its dimension's name where its own label says too little. */
export function categoryKey(name: string, label: string): string {
  const plain = plainLabel(label);
  const dimension = plainLabel(name);
  const word = /sex|gender|^$/.test(dimension) ? shorts[plain] ?? plain : plain;
  return word.length < 3 || /^[\d\s.+<>≥≤-]+$/.test(word) ? `${dimension}=${word}` : word;
}
