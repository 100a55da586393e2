import { absolute, compare, decimal, minus, sumOf, times, type Decimal } from './decimal.js';
import type { Contributors } from './evidence.js';
import { printedDecimal } from './printed-decimal.js';
import type { Cell, Table } from './table.js';

/** What the concentration rules need of a cell: the total and the largest contributions, both exact. */
export interface Concentration {
  readonly total: Decimal;
  /** Largest first. `complete` when no other contributions exist. */
  readonly largest: readonly Decimal[];
  readonly complete: boolean;
}

export type NegativeMode = 'ask' | 'absolute';

/** Sums of money and the like, whose largest contributors must be protected. Means are checked where evidence is there. */
export const isMagnitude = (table: Table, cell: Cell): boolean => {
  const { kind } = table.measures[cell.measure]!;
  return kind === 'sum' || (cell.evidence !== undefined && (kind === 'mean' || kind === 'ratio' || kind === 'unknown' || kind === 'rate' || kind === 'index'));
};

/** Cells of a table the concentration rules look at: published magnitudes. */
export const magnitudes = (table: Table): Cell[] => table.cells.filter((cell) => cell.shown.as === 'number' && isMagnitude(table, cell));

/** Why the concentration of a cell cannot be computed. */
export type Undecided = 'no-evidence' | 'negative' | 'total-zero';

/** The concentration of a cell, or why not. Negative contributions are either asked about or taken as absolutes (ABS, SSB). */
export function concentrationOf(cell: Cell, wanted: number, negatives: NegativeMode): Concentration | Undecided {
  const evidence = cell.evidence;
  if (!evidence) return 'no-evidence';
  const negative = (evidence.negatives ?? 0) > 0 || (evidence.largest ?? []).some(({ units }) => units < 0n);
  if (negative && negatives === 'ask') return 'negative';
  const found = negative ? absolutes(evidence) : { total: totalOf(evidence, cell), largest: evidence.largest };
  if (!found.total || !found.largest) return 'no-evidence';
  const complete = evidence.n !== undefined && evidence.n <= found.largest.length;
  if (found.largest.length < wanted && !complete) return 'no-evidence';
  if (found.total.units <= 0n) return 'total-zero';
  return { total: found.total, largest: found.largest, complete };
}

const totalOf = (evidence: Contributors, cell: Cell): Decimal | undefined => evidence.sum ?? printedDecimal(cell);

function absolutes(evidence: Contributors): { total?: Decimal; largest?: readonly Decimal[] } {
  const whole = evidence.n !== undefined && evidence.largest?.length === evidence.n ? evidence.largest.map(absolute).sort((a, b) => compare(b, a)) : undefined;
  const largest = evidence.largestAbsolutes ?? whole;
  const total = evidence.sumOfAbsolutes ?? (whole && sumOf(whole));
  return { ...(total && { total }), ...(largest && { largest }) };
}

/** The sum of the `n` largest. */
export const topOf = ({ largest }: Concentration, n: number): Decimal => sumOf(largest.slice(0, n));

/** Whether `part` is more than (or at least) `percent` of `total`, exactly. */
export function exceedsShare(part: Decimal, total: Decimal, percent: number, comparator: '>' | '>='): boolean {
  const order = compare(times(part, decimal(100)), times(total, decimal(percent)));
  return comparator === '>' ? order > 0 : order >= 0;
}

/** All but the largest contributor and a coalition of the next `coalition`: what hides the largest from the others. */
export const remainderOf = (concentration: Concentration, coalition: number): Decimal => minus(concentration.total, topOf(concentration, coalition + 1));

/** A share in percent with one decimal, cut off (never rounded up over a limit), for sentences only. */
export function percentOf(part: Decimal, total: Decimal): string {
  if (total.units === 0n) return 'undefined';
  const scale = Math.max(part.scale, total.scale);
  const tenths = (part.units * 10n ** BigInt(scale - part.scale) * 1000n) / (total.units * 10n ** BigInt(scale - total.scale));
  const size = tenths < 0n ? -tenths : tenths;
  return `${tenths < 0n ? '-' : ''}${size / 10n}.${size % 10n}%`;
}

