import { protect, type CellFacts, type Problem } from '../sdc/protect/index.js';
import { feasible, type System, type Variable } from '../sdc/audit/index.js';
import { keyOf } from '../sdc/cell-keys.js';
import { isCount } from '../sdc/counts.js';
import { linkedGroups } from '../sdc/linked.js';
import { placeOf } from '../sdc/place-of.js';
import { systemOf, type AssumedRounding } from '../sdc/system-of-tables.js';
import { measureOf, valueOf, type Cell, type Table } from '../sdc/table.js';
import { isHidden } from '../sdc/unknowns.js';
import type { CheckedFile } from './checked.js';
import { complete } from './complete.js';
import type { Outlook, Protection } from './fix.js';
import { isTotal, type Spot } from './unsafe.js';

export interface HideOptions {
  /** Counts below this are low. */
  readonly threshold: number;
  /** Percent of the largest contribution by which a magnitude must stay uncertain. */
  readonly percent: number;
  readonly zeros: boolean;
  /** `full`, `below`: low counts stay open over the whole range below the threshold; `half`: over half of it. */
  readonly protection: 'full' | 'below' | 'half';
  readonly assumed?: AssumedRounding;
  readonly isOver: () => boolean;
  readonly isEnough: () => boolean;
}

/** Cells to hide: those that may not be shown, and those that protect them; with what can still be worked out. */
export interface Pattern {
  readonly unsafe: readonly Spot[];
  readonly protecting: readonly Spot[];
  /** Hidden counts that are below the threshold, those hidden before among them. */
  readonly low: readonly Spot[];
  readonly outlook: readonly Outlook[];
  readonly protection: Protection;
}

/** No pattern was proven; the words are for a person. */
export interface Unproven {
  readonly unproven: string;
}

export interface Placed {
  readonly file: CheckedFile;
  readonly table: Table;
}

/** Tables that belong to one population are one problem; every other table is its own. */
export function jointTables(files: readonly CheckedFile[]): { readonly tables: readonly Placed[]; readonly linked: boolean }[] {
  const all = files.flatMap((file) => file.tables.map((table): Placed => ({ file, table })));
  const placed = all.map(({ file, table }) => ({ file: file.file.path, table, ...(table.population && { population: table.population }) }));
  const groups = linkedGroups(placed).map(({ tables }) => tables.map(({ table }) => all.find((one) => one.table === table)!));
  const alone = all.filter((one) => !groups.some((group) => group.includes(one)));
  return [...groups.map((tables) => ({ tables, linked: true })), ...alone.map((one) => ({ tables: [one], linked: false }))];
}

/** The pattern for one set of joint tables, proven by the audit for every reader, or why there is none. */
export function hide({ tables, linked }: { readonly tables: readonly Placed[]; readonly linked: boolean }, unsafe: readonly Spot[], options: HideOptions): Pattern | Unproven {
  const { system, variableOf } = systemOf(tables.map(({ table }) => table), { ...(options.assumed && { assumed: options.assumed }), ...(linked && { keyOf: (table: Table, cell: Cell) => keyOf(table, cell) }) });
  const spots = new Map<number, Spot[]>();
  for (const { file, table } of tables) for (const cell of table.cells) {
    const variable = variableOf(table, cell);
    if (variable !== undefined) spots.set(variable, [...(spots.get(variable) ?? []), { file, table, cell }]);
  }
  const loose = unsafe.filter(({ table, cell }) => variableOf(table, cell) === undefined);
  const primaries = new Set(unsafe.flatMap(({ table, cell }) => variableOf(table, cell) ?? []));
  if (primaries.size === 0) return { unsafe: loose, protecting: [], low: loose.filter(isShownLow(options)), outlook: [], protection: 4 };
  for (const [variable, own] of spots) if (own.some(({ cell }) => cell.shown.as === 'censored' || (cell.shown.as === 'suppressed' && cell.shown.cause === 'primary'))) primaries.add(variable);
  const shown = system.variables.map((_, at) => spots.get(at)?.map(({ cell }) => valueOf(cell)).find((value) => value !== undefined));
  const values = complete(system, shown, options.isOver);
  if (!values) return { unproven: 'The totals do not agree with the numbers shown, or too much is hidden already, so no pattern could be proven.' };
  const given: Given = { system, values, primaries, spots, options };
  for (const strength of tried[options.protection]) {
    const problem = problemOf(given, strength);
    const answer = protect(problem, { coalition: 1, isOver: options.isOver, isEnough: options.isEnough });
    if (answer.outcome === 'protected') {
      const fresh = (variables: readonly number[]): Spot[] => variables.flatMap((at) => spots.get(at)!).filter(({ cell }) => !isHidden(cell));
      return {
        unsafe: [...loose, ...fresh([...primaries])], protecting: fresh(answer.secondary.filter((at) => !primaries.has(at))),
        low: [...loose.filter(isShownLow(options)), ...[...primaries].filter((at) => isLowAt(given, at)).flatMap((at) => spots.get(at)!)],
        outlook: outlookOf(given, problem, new Set(answer.hidden)), protection: strength === 'knows-all' ? 4 : strength === 'knows-low' ? 3 : 2,
      };
    }
    if (options.isOver()) break;
  }
  return { unproven: options.isOver() ? 'No proven pattern in time.' : 'Hiding cells was not proven to protect these: perhaps even with every other cell hidden they could be worked out.' };
}

interface Given {
  readonly system: System;
  readonly values: readonly number[];
  readonly primaries: ReadonlySet<number>;
  readonly spots: ReadonlyMap<number, readonly Spot[]>;
  readonly options: HideOptions;
}

/**
 * What readers believe. `knows-all`: knows which hidden counts are below the threshold, and that the others are not.
 * `knows-low`: knows only the first. `half`: the same reader, who may be left with half of the range below the threshold.
 * `totals`: knows what is published and nothing of the threshold; what the threshold adds is then left to the rules to judge.
 */
type Strength = 'knows-all' | 'knows-low' | 'half' | 'totals';

/** The strongest that may do, first. */
const tried: Readonly<Record<HideOptions['protection'], readonly Strength[]>> = { full: ['knows-all', 'knows-low'], below: ['knows-low'], half: ['half', 'totals'] };

function problemOf({ system, values, primaries, spots, options }: Given, strength: Strength): Problem {
  const { threshold, zeros } = options;
  const variables: Variable[] = [];
  const cells = system.variables.map((variable, at): CellFacts => {
    const value = values[at]!;
    const [spot] = spots.get(at)!;
    const { table, cell } = spot!;
    const whole = isCount(table, measureOf(table, cell));
    const isUnknown = cell.shown.as !== 'number';
    const free = isUnknown ? { low: variable.low, high: variable.high } : { low: whole || variable.low >= 0 ? 0 : -Infinity, high: Infinity };
    const least = zeros ? 0 : 1;
    const isLow = primaries.has(at) && isLowAt({ values, spots, options }, at);
    const kind = measureOf(table, cell).kind;
    const most = kind === 'percent' ? 100 : kind === 'proportion' ? 1 : Infinity;
    const low = isLow && strength !== 'totals' ? { low: Math.max(free.low, least), high: Math.min(free.high, threshold - 1) } : { low: free.low, high: Math.min(free.high, most) };
    const known = !isLow && !isUnknown && whole && strength === 'knows-all' && value >= threshold ? { low: threshold, high: Infinity } : low;
    // Shares rounded on their own may add up to a little more than the whole.
    variables.push({ ...known, low: Math.min(known.low, value), high: Math.max(known.high, value), whole: variable.whole });
    const sole = spot!.cell.evidence?.n === 1 || (whole && value === 1) ? { sole: `v${at}` } : {};
    if (primaries.has(at)) return { value, role: 'primary', cost: value, ...needOf({ value, bounds: variables[at]!, isLow, cell, strength }, options), ...sole };
    if (isUnknown) return { value, role: 'forced', cost: 0, lower: 0, upper: 0, ...sole };
    // Nobody hides behind a zero, and a total hidden takes more from a reader than one of its parts.
    return { value, role: value === 0 ? 'published' : 'open', cost: 1 + Math.abs(value) * (isTotal(table, cell) ? 3 : 1), lower: 0, upper: 0, ...sole };
  });
  return { system: { ...system, variables }, cells };
}

const isShownLow = ({ threshold }: HideOptions) => ({ table, cell }: Spot): boolean => isCount(table, measureOf(table, cell)) && cell.shown.as === 'number' && cell.shown.value < threshold;

function isLowAt({ values, spots, options: { zeros, threshold } }: Pick<Given, 'values' | 'spots' | 'options'>, at: number): boolean {
  const { table, cell } = spots.get(at)![0]!;
  return isCount(table, measureOf(table, cell)) && values[at]! >= (zeros ? 0 : 1) && values[at]! < threshold;
}

interface Needs {
  readonly value: number;
  readonly bounds: Variable;
  readonly isLow: boolean;
  readonly cell: Cell;
  readonly strength: Strength;
}

/** How far a hidden number must be free to move. */
function needOf({ value, bounds, isLow, cell, strength }: Needs, { percent, threshold, zeros }: HideOptions): { lower: number; upper: number } {
  if (isLow) {
    const least = zeros ? 0 : 1;
    const [down, up] = [value - bounds.low, bounds.high - value];
    if (strength === 'totals') return { lower: value - least, upper: threshold - 1 - value };
    if (strength !== 'half') return { lower: down, upper: up };
    const wanted = Math.ceil((bounds.high - bounds.low + 1) / 2) + 1;
    const upper = Math.min(up, wanted);
    return { lower: Math.min(down, wanted - upper), upper };
  }
  const [first, second] = (cell.evidence?.largest ?? []).map(({ units, scale }) => Number(units) / 10 ** scale);
  const need = first === undefined ? Math.abs(value) * (percent / 100) : (percent / 100) * first - Math.max(0, Math.abs(value) - first - (second ?? 0));
  const room = Math.max(bounds.whole ? Math.max(1, Math.ceil(need)) : need, bounds.whole ? 1 : Math.abs(value) * 0.01);
  return { lower: Math.min(room, value - bounds.low), upper: Math.min(room, bounds.high - value) };
}

/** Intervals for more hidden numbers than this are not worked out for show; the proof covers them all. */
const mostShown = 40;

function outlookOf({ system, values, primaries, spots, options }: Given, problem: Problem, hidden: ReadonlySet<number>): Outlook[] {
  const ask = [...primaries].filter((at) => hidden.has(at)).slice(0, mostShown);
  const readers = [
    ['totals', (at: number) => ({ ...problem.system.variables[at]!, low: Math.min(0, values[at]!), high: Infinity })],
    ['threshold', (at: number) => problem.system.variables[at]!],
  ] as const;
  return readers.flatMap(([reader, belief]) => {
    const variables = system.variables.map((variable, at) => (hidden.has(at) ? belief(at) : { ...variable, low: values[at]!, high: values[at]! }));
    return feasible({ ...system, variables }, { ask, near: values, isOver: options.isOver }).map(({ low, high }, k): Outlook => {
      const { file, table, cell } = spots.get(ask[k]!)![0]!;
      return { place: placeOf(file.file.path, table, cell), reader, low, ...(Number.isFinite(high) && { high }) };
    });
  });
}

