import { isCount } from '../sdc/counts.js';
import { placeOf } from '../sdc/place-of.js';
import { measureOf, valueOf, type Cell, type Dimension, type Table } from '../sdc/table.js';
import { isHidden } from '../sdc/unknowns.js';
import type { Place } from '../sdc/subjects.js';
import type { CheckedFile } from './checked.js';
import { derivedFrom } from './derived.js';
import { noEdits, together, type CellEdit, type Edits } from './edits.js';
import type { Fix, Loss, Outlook, Protection, Reason } from './fix.js';
import { hide, jointTables, type HideOptions, type Placed } from './hide.js';
import { markingOf } from './marks.js';
import { among, counted, grouped, parameter, thresholdOf, type NoPlan, type Plan, type Setting } from './plan.js';
import { isTotal, unsafeSpots, type Spot } from './unsafe.js';

/** Hide what may not be shown, what would give it away, and what was worked out from either; linked tables together. */
export function planSuppress(setting: Setting, fix: Extract<Fix, { kind: 'suppress' }>, reach: 'shares' | 'all' = 'shares'): Plan | NoPlan {
  const { checked, deps, wanted, isOver, isEnough } = setting;
  const files = checked.files;
  const unsafe = unsafeSpots(checked.findings, files, fix.zeros);
  if (!unsafe.some(({ file }) => wanted.has(file.file.path))) return { cannot: 'No finding here is about a number that could be hidden.' };
  const base = parameter(deps, 'roundingBase', 0);
  const options: HideOptions = {
    threshold: thresholdOf(deps), percent: parameter(deps, 'p', 10), zeros: fix.zeros || unsafe.some(({ cell }) => valueOf(cell) === 0), protection: fix.protection, isOver, isEnough,
    ...(base > 1 && { assumed: { method: 'nearest', base } }),
  };
  const made: Made[] = [];
  for (const joint of jointTables(files)) {
    const own = unsafe.filter(({ table }) => joint.tables.some((placed) => placed.table === table));
    if (!own.some(({ file }) => wanted.has(file.file.path))) continue;
    const pattern = hide(joint, distinct(own), options);
    if ('unproven' in pattern) return { cannot: pattern.unproven };
    const derived = derivedFrom(pattern.unsafe.concat(own.filter(({ cell }) => isHidden(cell))), pattern.protecting, reach);
    made.push({ tables: joint.tables, unsafe: pattern.unsafe, protecting: pattern.protecting, derived, outlook: pattern.outlook, protection: pattern.protection, known: own, low: pattern.low });
  }
  const remains = made.some(({ tables, unsafe: a, protecting: b, derived: c }) => {
    const gone = new Set([...a, ...b, ...c].map(({ cell }) => cell));
    return tables.some(({ table }) => table.cells.some((cell) => cell.shown.as === 'number' && !gone.has(cell)));
  });
  return remains ? planOf(made, options) : { cannot: 'Every number of the table would have to be hidden.' };
}

interface Made {
  readonly tables: readonly Placed[];
  readonly unsafe: readonly Spot[];
  readonly protecting: readonly Spot[];
  readonly derived: readonly Spot[];
  readonly low: readonly Spot[];
  readonly outlook: readonly Outlook[];
  readonly protection: Protection;
  /** Every cell a finding named, the hidden ones too. */
  readonly known: readonly Spot[];
}

const distinct = (spots: readonly Spot[]): Spot[] => [...new Map(spots.map((spot) => [spot.cell, spot])).values()];

function planOf(made: readonly Made[], options: HideOptions): Plan {
  const edits = new Map<CheckedFile, Edits>();
  const low = new Map<CheckedFile, Place[]>();
  const marks = new Set<string>();
  for (const one of made) for (const placed of one.tables) {
    const mine = (spots: readonly Spot[]): Spot[] => spots.filter(({ table }) => table === placed.table);
    const [unsafe, protecting, derived] = [mine(one.unsafe), mine(one.protecting), mine(one.derived)];
    if (unsafe.length + protecting.length + derived.length === 0) continue;
    const counts = [...unsafe, ...mine(one.known)].some(({ table, cell }) => isCount(table, measureOf(table, cell)) || cell.shown.as !== 'number') || unsafe.length === 0;
    const marking = markingOf(placed, { zeros: options.zeros, secondary: protecting.length > 0 || derived.length > 0, ...(counts && { threshold: options.threshold }) });
    marks.add(marking.mark);
    const cells = [...editsFor(derived, marking.mark, 'derived'), ...editsFor(protecting, marking.mark, 'to-protect'), ...editsFor(unsafe, marking.mark, 'unsafe')];
    edits.set(placed.file, together([edits.get(placed.file) ?? noEdits, { ...noEdits, cells: [...cells, ...marking.cells], notes: marking.notes }]));
    low.set(placed.file, [...(low.get(placed.file) ?? []), ...distinct(mine(one.low)).map(({ cell }) => placeOf(placed.file.file.path, placed.table, cell))]);
  }
  const loss = lossOf(made);
  const more = made.reduce((sum, one) => sum + one.protecting.length, 0);
  const hidden = made.reduce((sum, one) => sum + new Set(one.unsafe.map(gridCell)).size, 0);
  return {
    edits, loss, low, below: options.threshold, ...(marks.size > 0 && { mark: [...marks][0]! }),
    title: more > 0 ? `Hide ${hidden > 0 ? `${counted(hidden, 'cell')} and ` : ''}${counted(more, 'more cell')} that would give ${hidden + made.reduce((sum, one) => sum + one.known.filter(({ cell }) => isHidden(cell)).length, 0) === 1 ? 'it' : 'them'} away` : `Hide ${counted(hidden, 'cell')}`,
    hides: `${more > 0 ? counted(more, 'more cell') : 'no other cell'}${among(loss.people, loss.of)}`,
    stays: staysOf(made), outlook: made.flatMap((one) => one.outlook), protection: made.reduce<Protection>((least, { protection }) => (protection < least ? protection : least), 4),
  };
}

const gridCell = ({ file, table, cell }: Spot): string => [file.file.path, table.place.sheet ?? '', cell.at.row, cell.at.column].join('|');

/** One edit for each place of the grid, whatever number of numbers stands there. */
function editsFor(spots: readonly Spot[], mark: string, why: Reason): CellEdit[] {
  return [...new Map(spots.map((spot) => [gridCell(spot), spot])).values()].map(({ file, table, cell }) => {
    const { sheet } = table.place;
    return { ...(sheet !== undefined && { sheet }), ...cell.at, before: file.textAt(sheet, cell.at.row, cell.at.column).trim(), text: mark, why };
  });
}

function lossOf(made: readonly Made[]): Loss {
  const counts = (spots: readonly Spot[]): number => spots.reduce((sum, { table, cell }) => sum + (isCount(table, measureOf(table, cell)) && !isTotal(table, cell) && cell.shown.as === 'number' ? cell.shown.value : 0), 0);
  return {
    cells: new Set(made.flatMap((one) => [...one.unsafe, ...one.protecting, ...one.derived].map(gridCell))).size,
    // Linked tables count the same people.
    people: made.reduce((sum, one) => sum + Math.max(0, ...one.tables.map(({ table }) => counts(one.protecting.filter((spot) => spot.table === table)))), 0),
    of: made.reduce((sum, one) => sum + Math.max(0, ...one.tables.map(({ table }) => peopleIn(table))), 0),
  };
}

/** The people of a table: its largest count where a total is shown, else all its counts together. */
export function peopleIn(table: Table): number {
  const counts = table.cells.filter((cell) => isCount(table, measureOf(table, cell)) && cell.shown.as === 'number');
  const of = (cells: readonly Cell[]): number[] => cells.map(({ shown }) => (shown.as === 'number' ? shown.value : 0));
  const margins = counts.filter((cell) => isTotal(table, cell));
  // The same people day after day: nobody knows from the table how many they are.
  if (margins.length === 0 && table.dimensions.some(isCalendar)) return table.population?.n ?? 0;
  return margins.length > 0 ? Math.max(...of(margins)) : of(counts).reduce((sum, value) => sum + value, 0);
}

function staysOf(made: readonly Made[]): string {
  const margins = made.flatMap((one) => one.protecting).filter(({ table, cell }) => isTotal(table, cell)).length;
  const shown = made.flatMap((one) => one.tables).reduce((sum, { table }) => sum + table.cells.filter(({ shown: { as } }) => as === 'number').length, 0);
  const gone = made.reduce((sum, one) => sum + one.unsafe.length + one.protecting.length + one.derived.length, 0);
  return `${grouped(shown - gone)} of ${counted(shown, 'number')} ${shown - gone === 1 ? 'stays' : 'stay'} as ${shown - gone === 1 ? 'it is' : 'they are'}; ${margins === 0 ? 'every total stays' : `${counted(margins, 'total')} ${margins === 1 ? 'is' : 'are'} hidden`}.`;
}

/** Days, months or years: counts in it repeat the same people. */
const isCalendar = ({ categories }: Dimension): boolean => categories.length > 2 && categories.filter(({ label }) => /^(?:\d{4}-\d{2}(?:-\d{2})?|\d{1,2}\/\d{1,2}\/\d{4}|(?:19|20)\d{2})$/.test(label.trim())).length * 2 > categories.length;
