import { keyOf, plainLabel, restriction } from './cell-keys.js';
import { isCount } from './counts.js';
import { measureOf, valueOf, type Dimension, type Table } from './table.js';

interface Placed {
  readonly table: Table;
}

/**
 * The same tables, where a classification without a name (columns headed "Yes" and "No", or spans of ages) takes the
 * name that the same categories, or half of them, have in another table, if only one name is on offer; or the word of
 * another table's count ("smokers") that then agrees with this one. Cells stay the same objects.
 */
export function harmonised<T extends Placed>(placed: readonly T[], others: readonly Placed[] = placed): T[] {
  const names = new Map<string, Set<string>>();
  for (const { table } of others) {
    for (const dimension of table.dimensions) {
      if (dimension.name.trim() === '') continue;
      const labels = labelsOf(dimension);
      names.set(labels, (names.get(labels) ?? new Set()).add(dimension.name));
    }
  }
  /** Names under which another table has the same categories, or else at least half of them. */
  const offeredFor = (dimension: Dimension): string[] => {
    const labels = labelsOf(dimension);
    const same = names.get(labels);
    if (same) return [...same];
    const own = new Set(labels.split('|'));
    return [...names].flatMap(([theirs, called]) => (2 * theirs.split('|').filter((label) => own.has(label)).length >= own.size ? [...called] : []));
  };
  return placed.map((one) => {
    const { table } = one;
    if (table.dimensions.every(({ name }) => name.trim() !== '')) return one;
    const dimensions = table.dimensions.map((dimension) => {
      const offered = dimension.name.trim() === '' ? offeredFor(dimension) : [];
      const called = new Set(offered.map(plainLabel)).size === 1 ? offered[0] : isAnswer(dimension) ? wordFor(table, dimension, others) : undefined;
      return called === undefined ? dimension : { ...dimension, name: called };
    });
    return dimensions.every((dimension, at) => dimension === table.dimensions[at]) ? one : { ...one, table: { ...table, dimensions } };
  });
}

const labelsOf = ({ categories }: Dimension): string => categories.filter(({ role }) => role !== 'total').map(({ label }) => plainLabel(label)).sort().join('|');

const isAnswer = (dimension: Dimension): boolean => dimension.name.trim() === '' && dimension.categories.some(({ label }) => plainLabel(label) === 'yes');

/** What another table counts, if the numbers under "Yes" are that count wherever both are shown, and only one count will do. */
function wordFor(table: Table, dimension: Dimension, others: readonly Placed[]): string | undefined {
  const words = new Set<string>();
  for (const other of others) {
    if (other.table === table) continue;
    for (const [at, measure] of other.table.measures.entries()) {
      const [word] = isCount(other.table, measure) ? restriction(measure) : [];
      if (word === undefined) continue;
      const renamed = { ...table, dimensions: table.dimensions.map((one) => (one === dimension ? { ...one, name: word } : one)) };
      const mine = new Map(renamed.cells.filter((cell) => isCount(renamed, measureOf(renamed, cell))).map((cell) => [keyOf(renamed, cell), valueOf(cell)]));
      const pairs = other.table.cells.flatMap((cell) => {
        const value = cell.measure === at ? mine.get(keyOf(other.table, cell)) : undefined;
        return value === undefined || valueOf(cell) === undefined ? [] : [value === valueOf(cell)];
      });
      if (pairs.length > 0 && pairs.every(Boolean)) words.add(word);
    }
  }
  return words.size === 1 ? [...words][0] : undefined;
}
