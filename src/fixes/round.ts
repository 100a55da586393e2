import type { Finding } from '../examine/report.js';
import { countBeside, isCount } from '../sdc/counts.js';
import { impliedCounts } from '../sdc/implied-counts.js';
import { baseOf, isBaseOf, isShare, shareOf } from '../sdc/shares.js';
import { controlledRounding, recomputeTotals, roundToBase, roundToMidpoint6 } from '../sdc/round/index.js';
import { measureOf, valueOf, type Cell, type Table } from '../sdc/table.js';
import { isHidden } from '../sdc/unknowns.js';
import { derivedFrom } from './derived.js';
import { noEdits, together, type CellEdit, type Edits } from './edits.js';
import type { CheckedFile } from './checked.js';
import type { Fix } from './fix.js';
import { jointTables, type Placed } from './hide.js';
import { markingOf, noteFor } from './marks.js';
import { printedLike, replaced } from './numbers.js';
import { among, counted, thresholdOf, type NoPlan, type Plan, type Setting } from './plan.js';
import { peopleIn } from './suppress.js';
import type { Spot } from './unsafe.js';

type Round = Extract<Fix, { kind: 'round' }>;

/**
 * Every count rounded, totals added up again from rounded counts, shares worked out again from both. Counts that would
 * stay below the threshold are hidden: rounding does not make 4 people 10.
 */
export function planRound(setting: Setting, fix: Round): Plan | NoPlan {
  const threshold = thresholdOf(setting.deps);
  if (fix.method === 'midpoint' && threshold > 8) return { cannot: 'The midpoint of each six is meant for thresholds of 8 and below: it would show counts that are below this one.' };
  if (setting.checked.findings.some(isAboutContributors)) return { cannot: 'Some numbers rest on too few contributors, and rounding the counts beside them does not change that.' };
  const edits = new Map<CheckedFile, Edits>();
  let [people, gone, changed, of] = [0, 0, 0, 0];
  const wanted = withLinked(setting);
  for (const file of setting.checked.files) {
    if (!wanted.has(file)) continue;
    for (const table of file.tables) {
      const placed: Placed = { file, table };
      const rounded = roundTable(placed, fix, threshold, setting);
      if (rounded === undefined) continue;
      if ('cannot' in rounded) return rounded;
      edits.set(file, together([edits.get(file) ?? noEdits, rounded.edits]));
      gone += rounded.hidden.length;
      changed += rounded.edits.cells.length - rounded.hidden.length;
      people += rounded.hidden.reduce((sum, { cell }) => sum + (valueOf(cell) ?? 0), 0);
      of += peopleIn(table);
    }
  }
  if (edits.size === 0) return { cannot: 'There are no counts here to round.' };
  const how = fix.method === 'midpoint' ? 'the midpoint of each six' : `multiples of ${fix.base}${fix.method === 'controlled' ? ', so that every total still adds up' : ''}`;
  const most = fix.method === 'nearest' ? Math.floor(fix.base / 2) : fix.base - 1;
  return {
    edits, loss: { cells: gone, people, of }, title: `Round counts to ${how}`,
    hides: `${gone === 0 ? 'no cell' : counted(gone, 'cell')}${among(people, of)}; ${counted(changed, 'number')} rounded`,
    stays: `Every count that is shown stays within ${counted(most, 'person', 'people')} of what it was${fix.method === 'controlled' ? '' : '; totals are added up from rounded counts and may move further'}.`,
    outlook: [], protection: 1,
  };
}

/** The files to round, and those about the same people: true numbers in one take the rounding off the other. */
function withLinked({ checked, wanted }: Setting): ReadonlySet<CheckedFile> {
  const isWanted = ({ file }: CheckedFile): boolean => wanted.has(file.path);
  const groups = jointTables(checked.files).map(({ tables }) => tables.map(({ file }) => file)).filter((files) => files.some(isWanted));
  return new Set([...checked.files.filter(isWanted), ...groups.flat()]);
}

/** Findings about what stands behind a number that is not a count. */
const isAboutContributors = ({ rule, consequence }: Finding): boolean =>
  consequence === 'fail' && /^(?:few-contributors|dominance-|p-percent|pq-rule|holding-grouping|sampling-weights|mean-|median-|shape-|percentile-|all-values|km-|waiver|negative-|regression-|odds-ratio|hazard-ratio)/.test(rule);

interface RoundedTable {
  readonly edits: Edits;
  readonly hidden: readonly Spot[];
}

function roundTable(placed: Placed, fix: Round, threshold: number, { highs }: Setting): RoundedTable | NoPlan | undefined {
  const { file, table } = placed;
  const counts = table.cells.filter((cell) => isCount(table, measureOf(table, cell)) && cell.shown.as === 'number');
  if (counts.length === 0) return undefined;
  if (counts.some(({ shown }) => shown.as === 'number' && (!Number.isSafeInteger(shown.value) || shown.value < 0))) return { cannot: 'Some counts are not whole numbers, so they cannot be rounded as counts.' };
  const isLow = (value: number): boolean => fix.method === 'nearest' && value > 0 && (value < threshold && roundToBase(value, fix.base) < threshold);
  const low = counts.filter((cell) => isLow(valueOf(cell)!));
  const hidden = low.map((cell): Spot => ({ file, table, cell }));
  const values = newValues(table, new Set(low), fix, highs);
  if ('cannot' in values) return values;
  const derived = derivedFrom(hidden, []);
  const news = new Map<Cell, string>();
  for (const [cell, value] of values.of) if (value !== valueOf(cell)) news.set(cell, printedLike(value, cell.text, 0));
  const lost = new Set([...low, ...derived.map(({ cell }) => cell)]);
  for (const cell of table.cells) if (isShare(table, cell) && !lost.has(cell)) {
    const share = shareAgain(table, cell, values.of);
    if (share !== undefined && cell.shown.as === 'number') news.set(cell, printedLike(share, cell.text, cell.shown.decimals));
  }
  for (const cell of lost) news.delete(cell);
  const cells = replaced(file, table, news, 'rounded');
  if (!cells) return { cannot: 'Some numbers share their cell with other text in a way that cannot be rewritten safely.' };
  const words = fix.method === 'midpoint' ? 'Counts are rounded to midpoint 6.' : `Counts are rounded to ${fix.method === 'controlled' ? 'a multiple' : 'the nearest'} ${fix.method === 'controlled' ? 'of ' : ''}${fix.base}${fix.method === 'nearest' && values.summed ? '; totals are sums of rounded counts' : ''}.`;
  const note = noteFor(placed, words);
  if (lost.size === 0) return { edits: { ...noEdits, cells, notes: [note] }, hidden };
  const marking = markingOf(placed, { threshold, zeros: false, secondary: derived.length > 0 });
  const { sheet } = table.place;
  const gone = [...lost].map(({ at }): CellEdit => ({ ...(sheet !== undefined && { sheet }), ...at, before: file.textAt(sheet, at.row, at.column).trim(), text: marking.mark, why: 'unsafe' }));
  return { edits: together([{ ...noEdits, cells: [...cells, ...gone, ...marking.cells], notes: [...marking.notes, note] }]), hidden };
}

interface NewValues {
  readonly of: ReadonlyMap<Cell, number>;
  /** Totals are sums of rounded parts. */
  readonly summed: boolean;
}

function newValues(table: Table, low: ReadonlySet<Cell>, { method, base }: Round, highs: Setting['highs']): NewValues | NoPlan {
  const isNumber = (at: number): boolean => isCount(table, measureOf(table, table.cells[at]!)) && table.cells[at]!.shown.as === 'number';
  const shown = table.cells.map((cell, at) => (isNumber(at) ? valueOf(cell)! : 0));
  const sums = table.sums.filter(({ total }) => isCount(table, measureOf(table, table.cells[total]!)));
  const of = (values: readonly number[]): ReadonlyMap<Cell, number> => new Map(table.cells.flatMap((cell, at) => (isNumber(at) && !low.has(cell) ? [[cell, values[at]!] as const] : [])));
  if (method === 'controlled') {
    if (!highs) return { cannot: 'Controlled rounding needs the solver, which is not loaded here.' };
    if (table.cells.some((cell) => isHidden(cell)) || sums.some(({ total, parts }) => shown[total] !== parts.reduce((sum, at) => sum + shown[at]!, 0))) return { cannot: 'The counts do not add up exactly, so they cannot be rounded so that they still do.' };
    const answer = controlledRounding(highs, { values: shown, sums, base });
    return answer.outcome === 'rounded' ? { of: of(answer.values), summed: true } : { cannot: answer.outcome === 'none' ? `No table of multiples of ${base} next to these counts adds up.` : 'No proven rounding in time.' };
  }
  const one = (value: number): number => (method === 'midpoint' ? roundToMidpoint6(value) : roundToBase(value, base));
  const alone = table.cells.map((cell, at) => (isNumber(at) && !low.has(cell) ? one(shown[at]!) : 0));
  const visible = sums.filter(({ total }) => isNumber(total) && !low.has(table.cells[total]!));
  const summed = method === 'nearest' ? recomputeTotals(alone, visible) : null;
  return { of: of(summed ?? alone), summed: summed !== null && visible.length > 0 };
}

/** A share of rounded numbers: of the count beside it, or of the one count it can stand for. Undefined where that is not known. */
function shareAgain(table: Table, cell: Cell, news: ReadonlyMap<Cell, number>): number | undefined {
  const share = shareOf(table, cell);
  const base = baseOf(table, cell);
  const whole = base?.cell && (news.get(base.cell) ?? valueOf(base.cell));
  if (!share || whole === undefined || whole <= 0) return undefined;
  const beside = countBeside(table, cell);
  const implied = impliedCounts(share, base!.bounds);
  // Beside its own base (a total's 100%) a share is all of it; beside a base column it is of a count nobody shows.
  const part = beside && !isBaseOf(table, cell, beside) ? news.get(beside) ?? valueOf(beside) : implied && implied.low === implied.high ? implied.low : undefined;
  return part === undefined ? undefined : (Math.min(part, whole) / whole) * share.per;
}
