import type { Bounds } from './bounds.js';
import { categoriesOf, keyFrom, plainLabel } from './cell-keys.js';
import { toNumber } from './decimal.js';
import { impliedCounts, type Share } from './implied-counts.js';
import { countKeys, type CountedCell } from './count-keys.js';
import { isShare, shareOf } from './shares.js';
import type { EarlierTable, PlacedTable } from './subjects.js';
import type { Cell, Table } from './table.js';
import { isHidden } from './unknowns.js';

/** A share in one table and, in another, what it is a share of, or the rest of its line: the count that both hide. */
export interface ShareAcross {
  readonly share: { readonly placed: PlacedTable | EarlierTable; readonly cell: Cell };
  /** The counts it was worked out with, in the other table. */
  readonly with: readonly CountedCell[];
  /** The hidden count that it gives away, where one is published as hidden. */
  readonly hidden?: CountedCell;
  readonly base: Bounds;
  readonly left: Bounds;
  /** The two tables fit wherever they can be compared, more closely than by chance. */
  readonly sure: boolean;
}

/** Every count that a share here and counts there give away together; at least one of the two tables is of this request. */
export function* sharesAcross(tables: readonly PlacedTable[], earlier: readonly EarlierTable[]): Generator<ShareAcross> {
  const mine = new Set<PlacedTable>(tables);
  const all = [...tables, ...earlier];
  const counts = new Map(all.map((placed) => [placed, countKeys(placed)]));
  for (const placed of all) {
    const own = counts.get(placed)!;
    // A share with its base beside it gives nothing away that its own table does not.
    for (const shared of sharesOf(placed).map((group) => group.filter(({ base }) => !own.has(base))).filter((group) => group.length > 0)) {
      for (const other of all) {
        if (other !== placed && (mine.has(placed) || mine.has(other))) yield* against(shared, counts.get(other)!);
      }
    }
  }
}

interface SharedCell {
  readonly placed: PlacedTable | EarlierTable;
  readonly cell: Cell;
  readonly share: Share;
  /** What is counted, of which everyone: keys of counts. */
  readonly of: string;
  readonly base: string;
}

const sharing = new Set(['percent', 'percentage', 'pct', 'perc', 'proportion', 'prop', 'share', 'row', 'col', 'column', 'of', 'people', 'patients', 'persons', 'participants', 'within', 'total', 'the', 'with', 'who', 'are']);

/** The shares of a table by measure and by what they may be shares of: lines that make up the whole, or the column's own heading. */
function sharesOf(placed: PlacedTable | EarlierTable): SharedCell[][] {
  const { table } = placed;
  const groups: SharedCell[][] = [];
  for (const [measure, about] of table.measures.entries()) {
    const cells = table.cells.filter((cell) => cell.measure === measure && isShare(table, cell) && (about.kind === 'percent' || about.kind === 'proportion'));
    if (cells.length === 0) continue;
    const word = plainLabel(about.label).split(' ').filter((part) => part !== '' && !sharing.has(part)).join(' ');
    const made = (without: number, restricted: readonly string[]): SharedCell[] => cells.flatMap((cell) => {
      const share = shareOf(table, cell);
      const own = categoriesOf(table, cell);
      const base = categoriesOf(table, cell, without);
      return share && (own.length > base.length || restricted.length > 0) ? [{ placed, cell, share, of: keyFrom('count', [...own, ...restricted]), base: keyFrom('count', base) }] : [];
    });
    if (word !== '') groups.push(made(-1, [singular(word)]));
    for (const at of table.dimensions.keys()) if (makeWhole(table, cells, at)) groups.push(made(at, []));
  }
  return groups.filter((group) => group.length > 0);
}

const singular = (text: string): string => text.split(' ').map((word) => (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word)).join(' ');

/** Whether the shares along a dimension add up to the whole in every line, rounding allowed for. */
function makeWhole(table: Table, cells: readonly Cell[], at: number): boolean {
  const lines = new Map<string, Cell[]>();
  for (const cell of cells) {
    if (table.dimensions[at]!.categories[cell.coords[at]!]!.role === 'total') continue;
    const line = cell.coords.with(at, -1).join(',');
    lines.set(line, [...(lines.get(line) ?? []), cell]);
  }
  return lines.size > 0 && [...lines.values()].every((line) => {
    const shares = line.map((cell) => shareOf(table, cell)).filter((share) => share !== undefined);
    const sum = shares.reduce((total, { value }) => total + toNumber(value), 0);
    const [first] = shares;
    return line.length >= 2 && first !== undefined && Math.abs(sum - first.per) <= line.length * 0.5 * 10 ** -first.decimals + 1e-9;
  });
}

/** So improbable that unrelated numbers would all fit. */
const unlikely = 0.01;

function* against(shares: readonly SharedCell[], counts: ReadonlyMap<string, CountedCell>): Generator<ShareAcross> {
  const byBase = new Map<string, SharedCell[]>();
  for (const one of shares) byBase.set(one.base, [...(byBase.get(one.base) ?? []), one]);
  const found: Omit<ShareAcross, 'sure'>[] = [];
  let chance = 1;
  for (const [key, line] of byBase) {
    const printed = counts.get(key);
    const parts = line.map((one) => ({ one, count: counts.get(one.of) }));
    const base = printed?.bounds && printed.bounds.low > 0 && Number.isFinite(printed.bounds.high) ? printed.bounds : baseFrom(parts);
    if (!base) continue;
    if (base.low > base.high) return;
    const known = parts.filter(({ count }) => count?.cell === undefined ? count !== undefined : count.cell.shown.as === 'number');
    for (const { one, count } of parts) {
      const implied = impliedCounts(one.share, base);
      // One share that no whole number of these people gives: they are other people.
      if (!implied || (count && (count.bounds.low > implied.high || count.bounds.high < implied.low))) return;
      const reach = 10 ** -one.share.decimals / one.share.per;
      if (printed) chance *= Math.min(1, base.high * reach);
      else if (count && known.length > 1) chance *= Math.min(1, 4 / Math.max(4, count.bounds.high));
      if (count && (count.cell === undefined || !isHidden(count.cell))) continue;
      const rest = known.length === parts.length - 1 && parts.length > 1 && !known.some((part) => part.one === one) ? known.map((part) => part.count!.bounds) : undefined;
      const left = meet(meet(implied, count?.bounds), rest && { low: base.low - sum(rest, 'high'), high: base.high - sum(rest, 'low') });
      found.push({
        share: { placed: one.placed, cell: one.cell }, base, left, ...(count && { hidden: count }),
        with: printed ? [printed] : known.map((part) => part.count!),
      });
    }
  }
  for (const one of found) if (one.left.low <= one.left.high) yield { ...one, sure: chance < unlikely };
}

const sum = (bounds: readonly Bounds[], end: 'low' | 'high'): number => bounds.reduce((total, bound) => total + bound[end], 0);
const meet = (a: Bounds, b: Bounds | undefined): Bounds => (b ? { low: Math.max(a.low, b.low), high: Math.min(a.high, b.high) } : a);

/** What the shares and the counts beside them say of the base: 59 at 50.0 % means 118. */
function baseFrom(parts: readonly { readonly one: SharedCell; readonly count: CountedCell | undefined }[]): Bounds | undefined {
  const told = parts.flatMap(({ one: { share }, count }): Bounds[] => {
    const [value, half] = [toNumber(share.value), 0.5 * 10 ** -share.decimals];
    if (!count || count.bounds.low !== count.bounds.high || count.bounds.low <= 0 || value <= half) return [];
    return [{ low: Math.ceil((count.bounds.low * share.per) / (value + half) - 1e-9), high: Math.floor((count.bounds.high * share.per) / (value - half) + 1e-9) }];
  });
  return told.length === 0 ? undefined : told.reduce(meet);
}

