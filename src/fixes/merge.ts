import { countBeside, isCount } from '../sdc/counts.js';
import { mergeOrdered, type Category } from '../sdc/merge/index.js';
import { baseOf, isShare } from '../sdc/shares.js';
import { measureOf, valueOf, type Cell, type Dimension, type Table } from '../sdc/table.js';
import type { CheckedFile } from './checked.js';
import { noEdits, together, type CellEdit, type Edits, type LineEdit } from './edits.js';
import type { Fix } from './fix.js';
import { joinedLabel } from './joined-label.js';
import { printedLike, replaced } from './numbers.js';
import { among, grouped, thresholdOf, type NoPlan, type Plan, type Setting } from './plan.js';
import { peopleIn } from './suppress.js';
import { unsafeSpots } from './unsafe.js';

/** Join categories of one dimension until every count may be shown, at the least loss of information. */
export function planMerge(setting: Setting, fix: Extract<Fix, { kind: 'merge' }>): Plan | NoPlan {
  const edits = new Map<CheckedFile, Edits>();
  const unsafe = unsafeSpots(setting.checked.findings, setting.checked.files, true);
  let [people, of, before, after] = [0, 0, 0, 0];
  for (const file of setting.checked.files) for (const table of file.tables) {
    if (!setting.wanted.has(file.file.path) || !unsafe.some((spot) => spot.table === table)) continue;
    const at = table.dimensions.findIndex(({ name, axis }, index) => nameOf(name, axis, index) === fix.dimension);
    if (at < 0) continue;
    const merged = mergeTable(file, table, at, setting);
    if ('cannot' in merged) return merged;
    edits.set(file, together([edits.get(file) ?? noEdits, merged.edits]));
    people += merged.people;
    of += peopleIn(table);
    before += merged.before;
    after += merged.after;
  }
  if (edits.size === 0) return { cannot: 'No table here has that dimension and a finding about a number.' };
  return {
    edits, loss: { cells: 0, people, of }, outlook: [], protection: 3,
    title: `Join ${fix.dimension === '' ? 'categories' : `categories of ${fix.dimension}`}: ${grouped(before)} become ${grouped(after)}`,
    hides: `no cell${among(people, of)} in wider categories`, stays: 'Every total and every category that was not joined stays as it is.',
  };
}

/** How a dimension is named in a fix: by its name, or by its place. */
export const nameOf = (name: string, axis: Dimension['axis'], index: number): string => (name.trim() === '' ? `${axis} ${index + 1}` : name.trim());

interface MergedTable {
  readonly edits: Edits;
  readonly people: number;
  readonly before: number;
  readonly after: number;
}

function mergeTable(file: CheckedFile, table: Table, at: number, setting: Setting): MergedTable | NoPlan {
  const dimension = table.dimensions[at]!;
  if (dimension.axis === 'page') return { cannot: 'Pages of a table are not joined here.' };
  const counts = table.measures.flatMap((measure, index) => (isCount(table, measure) ? [index] : []));
  if (table.cells.some((cell) => cell.shown.as === 'number' && !counts.includes(cell.measure) && !isShare(table, cell))) return { cannot: 'The table holds numbers (means, medians and the like) that cannot be worked out for joined categories from what is published.' };
  const parts = dimension.categories.flatMap(({ role, parent }, index) => (role === 'total' || dimension.categories.some((other) => other.parent === index) || parent !== undefined ? [] : [index]));
  if (parts.length < 3) return { cannot: 'There are too few categories to join.' };
  const inner = table.cells.filter((cell) => counts.includes(cell.measure) && parts.includes(cell.coords[at]!));
  if (inner.some(({ shown }) => shown.as !== 'number' || !Number.isSafeInteger(shown.value) || shown.value < 0)) return { cannot: 'Some counts are hidden already, so joined categories could not be added up.' };
  const keys = [...new Set(inner.map((cell) => otherKey(cell, at)))];
  const valueAt = (index: number, key: string): number => valueOf(inner.find((cell) => cell.coords[at] === index && otherKey(cell, at) === key)!) ?? 0;
  if (keys.length === 0) return { cannot: 'There are no counts here to add up.' };
  if (inner.length !== keys.length * parts.length) return { cannot: 'The table is not complete: some combinations are missing.' };
  const categories = parts.map((index): Category => ({ label: String(index), counts: keys.map((key) => valueAt(index, key)) }));
  const smallest = ({ counts: all }: Category): number => Math.min(...all);
  const ordered = dimension.ordered ? categories : [...categories].sort((a, b) => smallest(a) - smallest(b));
  const least = thresholdOf(setting.deps);
  const zerosAsk = setting.deps.pack.rules['zero-cell']?.params['zeroPolicy'] !== 'allow';
  const merged = mergeOrdered(ordered, { least, zerosMayShow: !zerosAsk }) ?? (zerosAsk ? mergeOrdered(ordered, { least, zerosMayShow: true }) : null);
  if (!merged || merged.groups.length < 2) return { cannot: 'Even all categories together would not do, or nothing would be left to compare.' };
  const groups = merged.groups.map((group) => group.map(Number).sort((a, b) => a - b)).filter((group) => group.length > 1);
  const joined = new Set(groups.flat().map((index) => dimension.categories[index]!.label.trim().toLowerCase()));
  const elsewhere = setting.checked.files.some(({ tables }) => tables.some((other) => other !== table && !isAlike(other, table) && other.dimensions.some(({ categories }) => categories.some(({ label }) => joined.has(label.trim().toLowerCase())))));
  if (elsewhere) return { cannot: 'Another table shows some of these categories on their own: joined here, the difference of the two would give them away.' };
  const written = writeGroups(file, table, at, groups);
  return 'cannot' in written ? written : { edits: written, people: merged.people / Math.max(1, marginsIn(table, at)), before: parts.length, after: merged.groups.length };
}

/** The same table for other people: it is joined in the same way, or not at all. */
const isAlike = (a: Table, b: Table): boolean => JSON.stringify(a.dimensions.map(({ categories }) => categories)) === JSON.stringify(b.dimensions.map(({ categories }) => categories));

/** How many times a person is counted over the other dimensions: once, and once more for each with a total. */
const marginsIn = (table: Table, at: number): number =>
  table.dimensions.reduce((times, { categories }, other) => times * (other !== at && categories.length > 1 && categories.some(({ role }) => role === 'total') ? 2 : 1), 1);

const otherKey = (cell: Cell, at: number): string => `${cell.measure}|${cell.coords.map((index, other) => (other === at ? '*' : index)).join(',')}`;

function writeGroups(file: CheckedFile, table: Table, at: number, groups: readonly (readonly number[])[]): Edits | NoPlan {
  const dimension = table.dimensions[at]!;
  const byKey = new Map(table.cells.map((cell) => [`${cell.coords[at]}|${otherKey(cell, at)}`, cell]));
  const news = new Map<Cell, string>();
  const values = new Map<Cell, number>();
  const labels: CellEdit[] = [];
  const lines: LineEdit[] = [];
  const { sheet } = table.place;
  for (const [first, ...rest] of groups as readonly (readonly [number, ...number[]])[]) {
    for (const cell of table.cells.filter((one) => one.coords[at] === first && isCount(table, measureOf(table, one)))) {
      const sum = rest.reduce((total, index) => total + (valueOf(byKey.get(`${index}|${otherKey(cell, at)}`)!) ?? 0), valueOf(cell)!);
      values.set(cell, sum);
      news.set(cell, printedLike(sum, cell.text, 0));
    }
    const renamed = rename(file, table, at, first, joinedLabel([first, ...rest].map((index) => dimension.categories[index]!.label)));
    if ('cannot' in renamed) return renamed;
    labels.push(...renamed);
    for (const index of rest) {
      const own = [...new Set(table.cells.filter((cell) => cell.coords[at] === index).map((cell) => (dimension.axis === 'row' ? cell.at.row : cell.at.column)))];
      const shared = table.cells.some((cell) => cell.coords[at] !== index && own.includes(dimension.axis === 'row' ? cell.at.row : cell.at.column));
      if (shared) return { cannot: 'The categories share rows or columns, so they cannot be joined in place.' };
      lines.push(...own.map((line) => ({ ...(sheet !== undefined && { sheet }), at: line })));
    }
  }
  const joined = new Set(groups.flat());
  for (const cell of table.cells.filter((one) => joined.has(one.coords[at]!) && isShare(table, one))) {
    if (!groups.some(([first]) => first === cell.coords[at])) continue;
    const [count, base] = [countBeside(table, cell), baseOf(table, cell)];
    const part = count && values.get(count);
    const whole = base?.cell && (values.get(base.cell) ?? valueOf(base.cell));
    if (part === undefined || whole === undefined || whole <= 0 || cell.shown.as !== 'number') return { cannot: 'The shares of joined categories cannot be worked out from what is published.' };
    const { kind, per } = measureOf(table, cell);
    news.set(cell, printedLike((part / whole) * (kind === 'percent' ? 100 : kind === 'proportion' ? 1 : per ?? 1000), cell.text, cell.shown.decimals));
  }
  const cells = replaced(file, table, news, 'merged');
  if (!cells) return { cannot: 'Some numbers share their cell with other text in a way that cannot be rewritten safely.' };
  return { ...noEdits, cells: [...cells, ...labels], ...(dimension.axis === 'row' ? { rows: lines } : { columns: lines }) };
}

/** The headings of a category, renamed: in its rows left of the numbers, or in its columns above them. */
function rename(file: CheckedFile, table: Table, at: number, index: number, label: string): CellEdit[] | NoPlan {
  const dimension = table.dimensions[at]!;
  const { sheet } = table.place;
  const was = dimension.categories[index]!.label.trim();
  const own = table.cells.filter((cell) => cell.coords[at] === index);
  const edits = new Map<string, CellEdit>();
  const look = (row: number, column: number): void => {
    const before = file.textAt(sheet, row, column).trim();
    if (before === was) edits.set(`${row}|${column}`, { ...(sheet !== undefined && { sheet }), row, column, before, text: label, why: 'merged' });
  };
  if (dimension.axis === 'row') {
    const left = Math.min(...table.cells.map((cell) => cell.at.column));
    for (const row of new Set(own.map((cell) => cell.at.row))) for (let column = 1; column < left; column++) look(row, column);
  } else {
    const top = Math.min(...table.cells.map((cell) => cell.at.row));
    for (const column of new Set(own.map((cell) => cell.at.column))) for (let row = Math.max(1, top - 6); row < top; row++) look(row, column);
  }
  return edits.size > 0 ? [...edits.values()] : { cannot: 'The heading of a category to join was not found in the file.' };
}
