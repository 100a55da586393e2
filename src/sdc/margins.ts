import { categoriesOf, keyFrom, measureKey, restriction } from './cell-keys.js';
import { isCount } from './counts.js';
import type { Cell, Dimension, Table } from './table.js';

/** A number the table does not print and its reader can add up: the cells of every category of the dimensions swept. */
export interface Margin {
  readonly key: string;
  readonly parts: readonly Cell[];
  /** Which dimensions were added over, as one word: lines of the same sweep stand or fall together. */
  readonly swept: string;
}

/** Tables of more dimensions than this are added up along one dimension, and along all. */
const mostDimensions = 4;

const known = new WeakMap<Table, readonly Margin[]>();

/** Every margin a reader can form of a table's counts, those excepted that the table prints itself. */
export function marginsOf(table: Table): readonly Margin[] {
  const before = known.get(table);
  if (before) return before;
  const margins = [...formed(table)];
  known.set(table, margins);
  return margins;
}

function* formed(table: Table): Generator<Margin> {
  const ordinary = table.dimensions.map(ordinaryOf);
  for (const [measure, about] of table.measures.entries()) {
    if (!isCount(table, about)) continue;
    for (const sweep of sweepsOf(table.dimensions)) {
      const size = sweep.reduce((product, at) => product * ordinary[at]!.size, 1);
      if (sweep.some((at) => ordinary[at]!.size < 2 || ordinary[at]!.size < table.dimensions[at]!.categories.length)) continue;
      const lines = new Map<string, Cell[]>();
      for (const cell of table.cells) {
        if (cell.measure !== measure) continue;
        const line = cell.coords.map((index, at) => (sweep.includes(at) ? '*' : index)).join(',');
        const cells = lines.get(line);
        if (cells) cells.push(cell);
        else lines.set(line, [cell]);
      }
      for (const parts of lines.values()) {
        if (parts.length !== size) continue;
        const rest = { ...parts[0]!, coords: parts[0]!.coords.map((index, at) => (sweep.includes(at) ? -1 : index)) };
        yield { key: keyFrom(measureKey(about), [...categoriesLeft(table, rest), ...(about.kind === 'count' ? restriction(about) : [])]), parts, swept: sweep.join(',') };
      }
    }
  }
}

const ordinaryOf = ({ categories }: Dimension): ReadonlySet<number> => new Set(categories.flatMap(({ role, parent }, index) => (role === 'total' || parent !== undefined ? [] : [index])));

function sweepsOf(dimensions: readonly Dimension[]): number[][] {
  const all = [...dimensions.keys()];
  if (all.length > mostDimensions) return [...all.map((at) => [at]), all];
  return all.reduce<number[][]>((sets, at) => [...sets, ...sets.map((set) => [...set, at])], [[]]).filter((set) => set.length > 0);
}

/** The categories of a cell, those of swept dimensions (−1) left out. */
function categoriesLeft(table: Table, cell: Cell): string[] {
  const dimensions = table.dimensions.filter((_dimension, at) => cell.coords[at] !== -1);
  return categoriesOf({ ...table, dimensions }, { ...cell, coords: cell.coords.filter((index) => index !== -1) });
}
