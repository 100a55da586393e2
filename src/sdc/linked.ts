import { categoryKey, keyOf, measureKey, plainLabel } from './cell-keys.js';
import { isCount } from './counts.js';
import type { PlacedTable } from './subjects.js';
import type { Cell, Dimension, Table } from './table.js';

/** Tables about the same people: they share numbers and contradict each other nowhere. */
export interface LinkedGroup {
  readonly tables: readonly PlacedTable[];
  /** Declared to be one population, or at least two numbers agree. */
  readonly sure: boolean;
}

/** Groups of at least two tables that a reader would put together. False links are the danger: one disagreement parts two tables. */
export function linkedGroups(tables: readonly PlacedTable[]): LinkedGroup[] {
  const groups: { tables: PlacedTable[]; sure: boolean }[] = [];
  for (const placed of tables) {
    const joins = groups.filter((group) => group.tables.some((other) => agrees(placed, other) !== 'no') && group.tables.every((other) => agrees(placed, other) !== 'contradicts'));
    const sure = joins.every((group) => group.sure) && joins.every((group) => group.tables.some((other) => agrees(placed, other) === 'sure'));
    for (const join of joins) groups.splice(groups.indexOf(join), 1);
    groups.push({ tables: [...joins.flatMap((group) => group.tables), placed], sure: joins.length === 0 || sure });
  }
  return groups.filter((group) => group.tables.length > 1);
}

type Agreement = 'sure' | 'maybe' | 'no' | 'contradicts';

function agrees(a: PlacedTable, b: PlacedTable): Agreement {
  if (a.population?.id !== undefined && b.population?.id !== undefined && a.population.id !== b.population.id) return 'contradicts';
  const declared = a.population?.id !== undefined && a.population.id === b.population?.id;
  const [x, y] = [numbersOf(a.table), numbersOf(b.table)];
  let [same, other] = [0, 0];
  for (const [key, value] of x) {
    const there = y.get(key);
    if (there === undefined) continue;
    if (there === value) same += 1;
    else other += 1;
  }
  if (other > 0) return 'contradicts';
  return same >= 2 || (declared && same >= 1) ? 'sure' : same === 1 && declared ? 'maybe' : 'no';
}

/** A dimension that shows more than a total. */
const isSplit = ({ categories }: Dimension): boolean => categories.some(({ role }) => role !== 'total');

/** In no total, but for dimensions that show nothing else: together these cells are everyone. */
const isInner = (table: Table, { coords }: Cell): boolean =>
  table.dimensions.every((dimension, at) => !isSplit(dimension) || dimension.categories[coords[at]!]!.role !== 'total');

const known = new WeakMap<Table, Map<string, number>>();

/** Every count a reader can read or add up: the cells, and the margin of each dimension where all cells are shown. */
function numbersOf(table: Table): Map<string, number> {
  const before = known.get(table);
  if (before) return before;
  const numbers = new Map<string, number>();
  for (const [at, measure] of table.measures.entries()) {
    if (!isCount(table, measure)) continue;
    const cells = table.cells.filter((cell) => cell.measure === at);
    for (const cell of cells) if (cell.shown.as === 'number') numbers.set(keyOf(table, cell), cell.shown.value);
    if (cells[0] && keyOf(table, { ...cells[0], coords: [] }) !== `${measureKey(measure)}|`) continue;
    const inner = cells.flatMap((cell) => (cell.shown.as === 'number' && isInner(table, cell) ? [{ coords: cell.coords, value: cell.shown.value }] : []));
    const split = [...table.dimensions.entries()].filter(([, dimension]) => isSplit(dimension));
    if (inner.length !== split.reduce((product, [, { categories }]) => product * categories.filter(({ role }) => role !== 'total').length, 1)) continue;
    const addTo = (key: string, value: number): Map<string, number> => numbers.set(`+${key}`, (numbers.get(`+${key}`) ?? 0) + value);
    for (const { coords, value } of inner) {
      addTo(`${measureKey(measure)}|`, value);
      if (split.length > 1) for (const [at, { name, categories }] of split) addTo(`${measureKey(measure)}|${categoryKey(name, categories[coords[at]!]!.label)}`, value);
    }
  }
  for (const [key, value] of [...numbers]) {
    if (!key.startsWith('+')) continue;
    numbers.delete(key);
    if (!numbers.has(key.slice(1))) numbers.set(key.slice(1), value);
  }
  known.set(table, numbers);
  return numbers;
}

/** The same classification: the same categories under the same name, or under none. */
export const sameDimension = (a: Dimension, b: Dimension): boolean => {
  const labels = ({ categories }: Dimension): string => categories.filter(({ role }) => role !== 'total').map(({ label }) => plainLabel(label)).sort().join('|');
  return labels(a) === labels(b) && (plainLabel(a.name) === plainLabel(b.name) || a.name === '' || b.name === '');
};
