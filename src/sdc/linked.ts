import { keyOf, plainLabel } from './cell-keys.js';
import { isCount } from './counts.js';
import { marginsOf } from './margins.js';
import { samePeople } from './populations.js';
import type { PlacedTable } from './subjects.js';
import { measureOf, valueOf, type Cell, type Dimension, type Table } from './table.js';

/** Tables about the same people: they share numbers and contradict each other nowhere. */
export interface LinkedGroup {
  readonly tables: readonly PlacedTable[];
  /** Declared to be one population, or at least two numbers agree. */
  readonly sure: boolean;
}

/**
 * Groups of at least two tables that a reader would put together: those linked beyond doubt, then wider ones that a
 * doubtful link makes. False links are the danger: one disagreement parts two tables.
 */
export function linkedGroups(tables: readonly PlacedTable[]): LinkedGroup[] {
  const numbered = new Map(tables.map((placed, at) => [placed, at]));
  const sure = groupsOf(tables, (agreement) => agreement === 'sure');
  const seen = new Set(sure.map(nameOf));
  const wide = groupsOf(tables, (agreement) => agreement === 'sure' || agreement === 'maybe').filter((group) => !seen.has(nameOf(group)));
  function nameOf(group: readonly PlacedTable[]): string {
    return group.map((placed) => numbered.get(placed)).sort().join();
  }
  return [...sure.map((group) => ({ tables: group, sure: true })), ...wide.map((group) => ({ tables: group, sure: false }))];
}

function groupsOf(tables: readonly PlacedTable[], links: (agreement: Agreement) => boolean): PlacedTable[][] {
  let groups: PlacedTable[][] = [];
  for (const placed of tables) {
    const joins = groups.filter((group) => group.some((other) => links(agrees(placed, other))) && group.every((other) => agrees(placed, other) !== 'contradicts'));
    groups = [...groups.filter((group) => !joins.includes(group)), [...joins.flat(), placed]];
  }
  return groups.filter((group) => group.length > 1);
}

/** So many equal numbers link two tables whose populations are described in different words. */
export const leastDespiteWords = 3;

/** One shared number links two tables, doubtfully, where it is too large to be shared by chance. */
const unlikelyByChance = 30;

type Agreement = 'sure' | 'maybe' | 'no' | 'contradicts';

function agrees(a: PlacedTable, b: PlacedTable): Agreement {
  const said = samePeople(a.population, b.population);
  const declared = said === true;
  const [x, y] = [numbersOf(a.table), numbersOf(b.table)];
  let [same, other, largest] = [0, 0, 0];
  for (const [key, value] of x) {
    const there = y.get(key);
    if (there === undefined) continue;
    largest = Math.max(largest, value);
    if (there === value) same += 1;
    else other += 1;
  }
  if (other > 0) return 'contradicts';
  // Words may tell apart what numbers do not: then a person must look.
  if (said === false) return same >= leastDespiteWords ? 'maybe' : 'contradicts';
  return same >= 2 || (declared && same >= 1) ? 'sure' : same === 1 && largest >= unlikelyByChance ? 'maybe' : 'no';
}

const known = new WeakMap<Table, Map<string, number>>();

/** Every count a reader can read or add up: the cells, and the margins of lines of which all cells are shown. */
function numbersOf(table: Table): Map<string, number> {
  const before = known.get(table);
  if (before) return before;
  const numbers = new Map<string, number>();
  for (const cell of table.cells) if (cell.shown.as === 'number' && isCount(table, measureOf(table, cell))) numbers.set(keyOf(table, cell), cell.shown.value);
  for (const { key, parts } of marginsOf(table)) {
    if (!numbers.has(key) && parts.every(({ shown }) => shown.as === 'number')) numbers.set(key, parts.reduce((sum, cell) => sum + (valueOf(cell) ?? 0), 0));
  }
  known.set(table, numbers);
  return numbers;
}

/** The numbers about the same that two tables share, and whether they agree: what a reader checks a link by. */
export function sharedNumbersOf(a: PlacedTable, b: PlacedTable): { readonly about: string; readonly one: number; readonly other: number }[] {
  const other = numbersOf(b.table);
  return [...numbersOf(a.table)].flatMap(([about, one]) => (other.has(about) ? [{ about, one, other: other.get(about)! }] : []));
}

/** A sum of cells of one table that another table prints. */
export interface SharedMargin {
  readonly total: Cell;
  readonly parts: readonly Cell[];
}

/** Margins that one table of a group leaves to the reader and another prints, where every line that can be compared agrees. */
export function sharedMargins(tables: readonly PlacedTable[]): SharedMargin[] {
  const printed = new Map<string, Cell>();
  for (const { table } of tables) for (const cell of table.cells) if (isCount(table, measureOf(table, cell))) printed.set(keyOf(table, cell), cell);
  return tables.flatMap(({ table }) => {
    const own = new Set(table.cells);
    const found = marginsOf(table).flatMap((margin) => {
      const total = printed.get(margin.key);
      return total === undefined || own.has(total) ? [] : [{ ...margin, total }];
    });
    const agreed = new Map<string, boolean>();
    for (const { swept, parts, total } of found) {
      if (total.shown.as !== 'number' || parts.some(({ shown }) => shown.as !== 'number')) continue;
      agreed.set(swept, agreed.get(swept) !== false && parts.reduce((sum, cell) => sum + (valueOf(cell) ?? 0), 0) === total.shown.value);
    }
    return found.filter(({ swept }) => agreed.get(swept) === true);
  });
}

/** The same classification: the same categories under the same name, or under none. */
export const sameDimension = (a: Dimension, b: Dimension): boolean => {
  const labels = ({ categories }: Dimension): string => categories.filter(({ role }) => role !== 'total').map(({ label }) => plainLabel(label)).sort().join('|');
  return labels(a) === labels(b) && (plainLabel(a.name) === plainLabel(b.name) || a.name === '' || b.name === '');
};
