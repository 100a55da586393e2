import { measureOf, type Cell, type Table } from '../sdc/table.js';
import { isShare } from '../sdc/shares.js';
import { isHidden } from '../sdc/unknowns.js';
import type { CheckedFile } from './checked.js';
import { derivedFrom } from './derived.js';
import { noEdits, together, type CellEdit, type Edits, type LineEdit } from './edits.js';
import type { Fix } from './fix.js';
import { markingOf } from './marks.js';
import { printedLike, replaced } from './numbers.js';
import { counted, thresholdOf, type NoPlan, type Plan, type Setting } from './plan.js';
import { unsafeSpots, type Spot } from './unsafe.js';

/** Leave out what gives people away: columns that name them, totals that solve for them, decimals that count them. */
export function planDrop(setting: Setting, fix: Extract<Fix, { kind: 'drop' }>): Plan | NoPlan {
  switch (fix.what) {
    case 'columns': return dropColumns(setting);
    case 'totals': return dropTotals(setting);
    case 'decimals': return dropDecimals(setting, fix.to ?? 0);
  }
}

const nothing = { loss: { cells: 0, people: 0, of: 0 }, outlook: [], protection: 1 } as const;

function dropColumns({ checked, wanted }: Setting): Plan | NoPlan {
  const edits = new Map<CheckedFile, Edits>();
  let columns = 0;
  for (const file of checked.files) {
    if (!wanted.has(file.file.path)) continue;
    const named = checked.findings.filter(({ rule, consequence, where }) => rule.startsWith('direct-identifier-') && consequence === 'fail' && where.every((place) => place.column !== undefined));
    const lines = new Map<string, LineEdit>();
    for (const { file: path, sheet, column } of named.flatMap(({ where }) => where)) if (path === file.file.path && column !== undefined) lines.set(`${sheet ?? ''}|${column}`, { ...(sheet !== undefined && { sheet }), at: column });
    if (lines.size === 0) continue;
    columns += lines.size;
    edits.set(file, { ...noEdits, columns: [...lines.values()] });
  }
  if (columns === 0) return { cannot: 'No column here holds what names people.' };
  return { ...nothing, edits, title: `Leave out ${counted(columns, 'column')} that ${columns === 1 ? 'names' : 'name'} people`, hides: `${counted(columns, 'column')} with identifiers`, stays: 'Every other column stays as it is.' };
}

/** Unsafe cells are hidden, and with the totals gone nothing solves for them. */
function dropTotals({ checked, wanted, deps }: Setting): Plan | NoPlan {
  const edits = new Map<CheckedFile, Edits>();
  let [lines, hidden] = [0, 0];
  const unsafe = unsafeSpots(checked.findings, checked.files, false);
  for (const file of checked.files) {
    if (!wanted.has(file.file.path)) continue;
    for (const table of file.tables) {
      const mine = unsafe.filter((spot) => spot.table === table);
      const totals = totalLines(table);
      if (mine.length === 0 || totals.rows.length + totals.columns.length === 0) continue;
      const fresh = mine.filter(({ cell }) => !isHidden(cell) && !totals.holds(cell));
      const derived = derivedFrom(mine, []).filter(({ cell }) => !totals.holds(cell));
      const marking = fresh.length + derived.length > 0 ? markingOf({ file, table }, { threshold: thresholdOf(deps), zeros: false, secondary: derived.length > 0 }) : undefined;
      const cells = [...fresh, ...derived].map(({ cell: { at } }: Spot): CellEdit => ({
        ...(table.place.sheet !== undefined && { sheet: table.place.sheet }), ...at, before: file.textAt(table.place.sheet, at.row, at.column).trim(), text: marking!.mark, why: 'unsafe',
      }));
      edits.set(file, together([edits.get(file) ?? noEdits, { rows: totals.rows, columns: totals.columns, cells: [...cells, ...(marking?.cells ?? [])], notes: marking?.notes ?? [] }]));
      lines += totals.rows.length + totals.columns.length;
      hidden += cells.length;
    }
  }
  if (lines === 0) return { cannot: 'There are no totals here to leave out.' };
  return {
    ...nothing, edits, loss: { cells: hidden, people: 0, of: 0 }, title: `Leave out ${counted(lines, 'line')} of totals${hidden > 0 ? ` and hide ${counted(hidden, 'cell')}` : ''}`,
    hides: `${counted(lines, 'line')} of totals${hidden > 0 ? `, ${counted(hidden, 'cell')}` : ''}; no other count is hidden`, stays: 'Every count that is not a total stays as it is.',
  };
}

/** The rows and columns that hold nothing but totals. */
function totalLines(table: Table): { rows: LineEdit[]; columns: LineEdit[]; holds(cell: Cell): boolean } {
  const { sheet } = table.place;
  const isTotal = ({ coords }: Cell, axis: 'row' | 'column'): boolean => table.dimensions.some((dimension, at) => dimension.axis === axis && dimension.categories.length > 1 && dimension.categories[coords[at]!]!.role === 'total');
  const only = (axis: 'row' | 'column'): number[] => {
    const all = new Map<number, boolean>();
    for (const cell of table.cells) all.set(cell.at[axis], (all.get(cell.at[axis]) ?? true) && isTotal(cell, axis));
    return [...all].flatMap(([at, total]) => (total ? [at] : []));
  };
  const [rows, columns] = [only('row'), only('column')];
  const line = (at: number): LineEdit => ({ ...(sheet !== undefined && { sheet }), at });
  return { rows: rows.map(line), columns: columns.map(line), holds: ({ at }) => rows.includes(at.row) || columns.includes(at.column) };
}

function dropDecimals({ checked, wanted }: Setting, to: number): Plan | NoPlan {
  const edits = new Map<CheckedFile, Edits>();
  let numbers = 0;
  for (const file of checked.files) {
    if (!wanted.has(file.file.path)) continue;
    for (const table of file.tables) {
      const named = checked.findings.some(({ rule, where }) => ['implied-count-percent', 'rounding-derived-from-raw', 'hidden-denominator', 'mean-sd-reconstruction', 'implied-count-complement'].includes(rule) && where.some((place) => place.file === file.file.path && place.table === table.id));
      if (!named) continue;
      const news = new Map<Cell, string>();
      for (const cell of table.cells) if (isRatio(table, cell) && cell.shown.as === 'number' && cell.shown.decimals > to) news.set(cell, printedLike(cell.shown.value, cell.text, to));
      const cells = news.size > 0 ? replaced(file, table, news, 'rounded') : undefined;
      if (!cells || cells.length === 0) continue;
      numbers += cells.length;
      edits.set(file, together([edits.get(file) ?? noEdits, { ...noEdits, cells }]));
    }
  }
  if (numbers === 0) return { cannot: 'No share here has decimals to leave out.' };
  return { ...nothing, edits, title: to === 0 ? 'Leave out decimals' : `Keep ${counted(to, 'decimal')}`, hides: `no cell; ${counted(numbers, 'number')} with fewer decimals`, stays: 'Every count stays as it is.' };
}

const isRatio = (table: Table, cell: Cell): boolean => isShare(table, cell) || ['mean', 'sd'].includes(measureOf(table, cell).kind);
