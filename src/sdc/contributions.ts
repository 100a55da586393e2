import { parseDecimal, type Decimal } from './decimal.js';
import { ExactSums } from './exact-sums.js';

/** What one record adds: its labels (one a dimension), who contributed it, and how much. */
export interface Contribution {
  readonly labels: readonly string[];
  /** Undefined: every record is a contributor of its own. */
  readonly contributor?: string;
  readonly value: string;
  readonly weight?: string;
}

/** Evidence for one cell: `labels` has null where the cell is a total over that dimension. Amounts in units of 10^-scale. */
export interface CellEvidence {
  readonly labels: readonly (string | null)[];
  readonly n: number;
  readonly sum: bigint;
  /** Up to three, downwards. */
  readonly largest: readonly bigint[];
  readonly sumOfAbsolutes: bigint;
  readonly largestAbsolutes: readonly bigint[];
  readonly negatives: number;
  readonly zeros: number;
  /** Records whose amount is missing. */
  readonly missing: number;
  readonly isAllSame: boolean;
  /** Weights of the contributors of `largest`; undefined where theirs differ from record to record or were not given. */
  readonly weights: readonly (string | undefined)[];
}

const missingMarks = new Set(['', 'NA', 'NaN', 'nan', 'NULL', 'null', 'None', '.', 'N/A']);

/** A value that is neither a number nor a mark for a missing one. `record` counts from 1. */
export class NotANumber extends Error {
  readonly record: number;
  constructor(record: number) {
    super(`record ${record} has an amount that is not a number`);
    this.record = record;
  }
}

/** Pairs of small integers to one, in order of appearance. Keys are never joined as text: ("a-b", "c") is not ("a", "b-c"). */
class Pairs {
  readonly #most: number;
  readonly #ids = new Map<number, number>();
  readonly first: number[] = [];
  readonly second: number[] = [];
  constructor(most: number) {
    this.#most = most;
  }
  id(a: number, b: number): number {
    if (b >= this.#most) throw new RangeError('too many different labels or contributors');
    const key = a * this.#most + b;
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.first.length;
      this.#ids.set(key, id);
      this.first.push(a);
      this.second.push(b);
    }
    return id;
  }
}

class Names {
  readonly #ids = new Map<string, number>();
  readonly names: string[] = [];
  id(name: string): number {
    let id = this.#ids.get(name);
    if (id === undefined) {
      id = this.names.length;
      this.#ids.set(name, id);
      this.names.push(name);
    }
    return id;
  }
}

/**
 * One pass over records; exact evidence for every cell, and for every total when asked. Up to `most` labels a dimension,
 * contributors, and records without one in a cell: beyond that it throws a RangeError. (A Map holds 2^24 pairs at
 * most, so with 2^22 the number of a pair stays below 2^53.)
 */
export class Contributions {
  readonly #labels: Names[];
  readonly #cells: Pairs[];
  readonly #contributors = new Names();
  readonly #most: number;
  readonly #slots: Pairs;
  readonly #sums = new ExactSums();
  readonly #missing: number[] = [];
  readonly #unnamed: number[] = [];
  readonly #weights: (string | undefined | null)[] = [];
  #scale = 0;
  #records = 0;

  constructor(dimensions: number, most = 2 ** 22) {
    this.#most = most;
    this.#slots = new Pairs(most);
    this.#labels = Array.from({ length: dimensions }, () => new Names());
    this.#cells = Array.from({ length: dimensions }, () => new Pairs(most));
  }

  get scale(): number {
    return this.#scale;
  }

  add({ labels, contributor, value, weight }: Contribution): void {
    this.#records += 1;
    const cell = this.#cell(labels);
    const text = value.trim();
    if (missingMarks.has(text)) {
      this.#missing[cell] = (this.#missing[cell] ?? 0) + 1;
      return;
    }
    const units = this.#units(text);
    const slot = this.#slots.id(cell, contributor === undefined ? this.#nextUnnamed(cell) : this.#contributors.id(contributor));
    if (slot === this.#sums.length) this.#sums.open();
    this.#sums.add(slot, units);
    if (weight !== undefined) this.#weights[slot] = slot in this.#weights && this.#weights[slot] !== weight ? null : weight;
  }

  /** Without contributors every record of a cell is one of its own. */
  #nextUnnamed(cell: number): number {
    const next = this.#unnamed[cell] ?? 0;
    this.#unnamed[cell] = next + 1;
    return next;
  }

  #cell(labels: readonly string[]): number {
    let cell = 0;
    for (let d = 0; d < this.#labels.length; d += 1) cell = this.#cells[d]!.id(cell, this.#labels[d]!.id(labels[d]!));
    return cell;
  }

  /** The amount in units of 10^-scale; the scale grows to the most decimals seen. */
  #units(text: string): number | bigint {
    const point = text.indexOf('.');
    const decimals = point < 0 ? 0 : text.length - point - 1;
    if (text.length <= 15 && /^-?\d+(?:\.\d+)?$/.test(text)) {
      if (decimals > this.#scale) this.#rescale(decimals);
      const whole = Number(point < 0 ? text : text.slice(0, point) + text.slice(point + 1)) * 10 ** (this.#scale - decimals);
      if (Number.isSafeInteger(whole)) return whole;
    }
    const exact: Decimal | undefined = parseDecimal(text.replace(/^\+/, ''));
    if (!exact) throw new NotANumber(this.#records);
    if (exact.scale > this.#scale) this.#rescale(exact.scale);
    return exact.units * 10n ** BigInt(this.#scale - exact.scale);
  }

  #rescale(scale: number): void {
    this.#sums.scale(10n ** BigInt(scale - this.#scale));
    this.#scale = scale;
  }

  /** Evidence of every cell, totals included when `margins`, sorted by labels (totals last). */
  cells(margins: boolean): CellEvidence[] {
    const dimensions = this.#labels.length;
    const kept = margins ? Array.from({ length: 2 ** dimensions }, (_, mask) => mask) : [2 ** dimensions - 1];
    return kept.flatMap((mask) => this.#cellsOf(mask)).sort(byLabels);
  }

  /** Cells that keep the dimensions of `mask` and add up over the others. */
  #cellsOf(mask: number): CellEvidence[] {
    const keys = new Pairs(this.#most + 1);
    const names: (string | null)[][] = [];
    const target = this.#labelIds().map((ids) => {
      let key = 0;
      ids.forEach((id, d) => { key = keys.id(key, mask & (1 << d) ? id + 1 : 0) + 1; });
      names[key] ??= ids.map((id, d) => (mask & (1 << d) ? this.#labels[d]!.names[id]! : null));
      return key;
    });
    const members = new Map<number, Map<number, { units: bigint; weight: string | undefined | null }>>();
    for (let slot = 0; slot < this.#sums.length; slot += 1) {
      const key = target[this.#slots.first[slot]!]!;
      const contributor = this.#contributors.names.length > 0 ? this.#slots.second[slot]! : slot;
      const cell = members.get(key) ?? new Map<number, { units: bigint; weight: string | undefined | null }>();
      members.set(key, cell);
      const before = cell.get(contributor);
      const weight = this.#weights[slot];
      if (before) {
        before.units += this.#sums.get(slot);
        if (before.weight !== weight) before.weight = null;
      } else cell.set(contributor, { units: this.#sums.get(slot), weight });
    }
    const missing = new Map<number, number>();
    target.forEach((key, cell) => missing.set(key, (missing.get(key) ?? 0) + (this.#missing[cell] ?? 0)));
    return [...missing].map(([key, records]) => evidenceOf(names[key]!, [...(members.get(key)?.values() ?? [])], records));
  }

  /** Label ids of every full cell, by cell id. */
  #labelIds(): number[][] {
    const last = this.#cells.at(-1);
    if (!last) return [[]];
    return last.first.map((_, cell) => {
      const ids: number[] = [];
      for (let d = this.#cells.length - 1, at = cell; d >= 0; d -= 1) {
        ids.unshift(this.#cells[d]!.second[at]!);
        at = this.#cells[d]!.first[at]!;
      }
      return ids;
    });
  }
}

interface Member {
  readonly units: bigint;
  readonly weight: string | undefined | null;
}

const absolute = (units: bigint): bigint => (units < 0n ? -units : units);

function evidenceOf(labels: readonly (string | null)[], members: readonly Member[], missing: number): CellEvidence {
  const largest = top(members, (member) => member.units);
  return {
    labels, missing, n: members.length,
    sum: members.reduce((sum, { units }) => sum + units, 0n),
    largest: largest.map(({ units }) => units),
    sumOfAbsolutes: members.reduce((sum, { units }) => sum + absolute(units), 0n),
    largestAbsolutes: top(members, ({ units }) => absolute(units)).map(({ units }) => absolute(units)),
    negatives: members.filter(({ units }) => units < 0n).length,
    zeros: members.filter(({ units }) => units === 0n).length,
    isAllSame: members.length > 0 && members.every(({ units }) => units === members[0]!.units),
    weights: largest.map(({ weight }) => weight ?? undefined),
  };
}

/** The three members with the greatest `size`, downwards; ties by order of appearance. */
function top(members: readonly Member[], size: (member: Member) => bigint): Member[] {
  const best: Member[] = [];
  for (const member of members) {
    if (best.length === 3 && size(member) <= size(best[2]!)) continue;
    const at = best.findIndex((one) => size(member) > size(one));
    best.splice(at < 0 ? best.length : at, 0, member);
    if (best.length > 3) best.pop();
  }
  return best;
}

/** Order of an evidence file: by labels, totals last. */
export const byLabels = (a: Pick<CellEvidence, 'labels'>, b: Pick<CellEvidence, 'labels'>): number => {
  for (let d = 0; d < a.labels.length; d += 1) {
    const [x, y] = [a.labels[d]!, b.labels[d]!];
    if (x !== y) return x === null ? 1 : y === null ? -1 : x < y ? -1 : 1;
  }
  return 0;
};
