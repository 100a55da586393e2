import { CellTally } from './cell-tally.js';
import { parseDecimal, type Decimal } from './decimal.js';
import { ExactSums } from './exact-sums.js';
import { PairIds } from './pair-ids.js';

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

/** No contributor is named: every record of a cell is one of its own. */
export const unnamed = -1;

/**
 * One pass over records; exact evidence for every cell, and for every total when asked. Up to `most` labels a dimension,
 * contributors, and records without one in a cell, and four times as many contributors of cells: beyond that it throws a
 * RangeError. Records come as text, or, from a reader of bytes, as numbers of labels it has asked for before.
 */
export class Contributions {
  readonly #labels: Names[];
  readonly #cells: PairIds[];
  readonly #contributors = new Names();
  readonly #most: number;
  readonly #slots: PairIds;
  readonly #sums = new ExactSums();
  readonly #missing: number[] = [];
  readonly #unnamed: number[] = [];
  readonly #weights: (string | undefined | null)[] = [];
  readonly #ids: Int32Array;
  #scale = 0;
  #records = 0;

  constructor(dimensions: number, most = 2 ** 22) {
    this.#most = most;
    this.#slots = new PairIds(most);
    this.#labels = Array.from({ length: dimensions }, () => new Names());
    this.#cells = Array.from({ length: dimensions }, () => new PairIds(most));
    this.#ids = new Int32Array(dimensions);
  }

  get scale(): number {
    return this.#scale;
  }

  add({ labels, contributor, value, weight }: Contribution): void {
    for (let d = 0; d < this.#labels.length; d += 1) this.#ids[d] = this.label(d, labels[d]!);
    this.put(this.#ids, contributor === undefined ? unnamed : this.contributor(contributor), value, weight);
  }

  /** The number of a label of a dimension. */
  label(dimension: number, text: string): number {
    return this.#labels[dimension]!.id(text);
  }

  /** The number of a contributor. */
  contributor(text: string): number {
    return this.#contributors.id(text);
  }

  /** One record, its amount as text. */
  put(labels: ArrayLike<number>, contributor: number, value: string, weight?: string): void {
    this.#records += 1;
    const cell = this.#cell(labels);
    const text = value.trim();
    if (missingMarks.has(text)) this.#missing[cell] = (this.#missing[cell] ?? 0) + 1;
    else this.#put(cell, contributor, this.#units(text), weight);
  }

  /** One record whose amount is `whole` · 10^-decimals, exactly. */
  putWhole(labels: ArrayLike<number>, contributor: number, whole: number, decimals: number): void {
    this.#records += 1;
    if (decimals > this.#scale) this.#rescale(decimals);
    const units = decimals === this.#scale ? whole : whole * 10 ** (this.#scale - decimals);
    this.#put(this.#cell(labels), contributor, Number.isSafeInteger(units) ? units : BigInt(whole) * 10n ** BigInt(this.#scale - decimals), undefined);
  }

  #put(cell: number, contributor: number, units: number | bigint, weight: string | undefined): void {
    const slot = this.#slots.id(cell, contributor === unnamed ? this.#nextUnnamed(cell) : contributor);
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

  #cell(labels: ArrayLike<number>): number {
    let cell = 0;
    for (let d = 0; d < this.#labels.length; d += 1) cell = this.#cells[d]!.id(cell, labels[d]!);
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
    const { target, names } = this.#targets(mask);
    const tallies = names.map(() => new CellTally());
    const isWhole = mask === 2 ** this.#labels.length - 1 || this.#contributors.names.length === 0;
    const { length, cellOf, sums, weights } = isWhole ? this.#members() : this.#merged(target);
    for (let member = 0; member < length; member += 1) tallies[isWhole ? target[cellOf(member)]! : cellOf(member)]!.add(sums.at(member), member);
    this.#missing.forEach((count, cell) => { tallies[target[cell]!]!.missing += count; });
    return tallies.map((tally, key) => tally.evidence(names[key]!, (who) => weights[who] ?? undefined));
  }

  #members() {
    return { length: this.#slots.length, cellOf: (slot: number) => this.#slots.first(slot), sums: this.#sums, weights: this.#weights };
  }

  /** Contributors of the totals: each counts once in a total, with all they contributed to its cells. */
  #merged(target: Int32Array) {
    const pairs = new PairIds(this.#most);
    const sums = new ExactSums();
    const weights: (string | undefined | null)[] = [];
    const hasWeights = this.#weights.length > 0;
    for (let slot = 0; slot < this.#slots.length; slot += 1) {
      const member = pairs.id(target[this.#slots.first(slot)]!, this.#slots.second(slot));
      const isNew = member === sums.length;
      if (isNew) sums.open();
      sums.add(member, this.#sums.at(slot));
      if (!hasWeights) continue;
      if (isNew) weights[member] = this.#weights[slot];
      else if (weights[member] !== this.#weights[slot]) weights[member] = null;
    }
    return { length: pairs.length, cellOf: (member: number) => pairs.first(member), sums, weights };
  }

  /** For every full cell the number of the total it belongs to, and the labels of each total. */
  #targets(mask: number): { target: Int32Array; names: (string | null)[][] } {
    const keys = new Map<string, number>();
    const names: (string | null)[][] = [];
    const cells = this.#labelIds();
    const target = new Int32Array(cells.length);
    cells.forEach((ids, cell) => {
      // Numbers and commas only: no label takes part in the key.
      const key = ids.map((id, d) => (mask & (1 << d) ? id : -1)).join(',');
      let at = keys.get(key);
      if (at === undefined) {
        at = names.length;
        keys.set(key, at);
        names.push(ids.map((id, d) => (mask & (1 << d) ? this.#labels[d]!.names[id]! : null)));
      }
      target[cell] = at;
    });
    return { target, names };
  }

  /** Label ids of every full cell, by cell id. */
  #labelIds(): number[][] {
    const last = this.#cells.at(-1);
    if (!last) return [[]];
    return Array.from({ length: last.length }, (_, cell) => {
      const ids: number[] = [];
      for (let d = this.#cells.length - 1, at = cell; d >= 0; d -= 1) {
        ids.unshift(this.#cells[d]!.second(at));
        at = this.#cells[d]!.first(at);
      }
      return ids;
    });
  }
}

/** Order of an evidence file: by labels, totals last. */
export const byLabels = (a: Pick<CellEvidence, 'labels'>, b: Pick<CellEvidence, 'labels'>): number => {
  for (let d = 0; d < a.labels.length; d += 1) {
    const [x, y] = [a.labels[d]!, b.labels[d]!];
    if (x !== y) return x === null ? 1 : y === null ? -1 : x < y ? -1 : 1;
  }
  return 0;
};
