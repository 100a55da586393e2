import type { Row } from './problem.js';
import { eliminate } from './basis.js';
import { Dictionary } from './dictionary.js';
import { mendStart } from './mend.js';
import { packed } from './packed.js';
import { OutOfBudget, type Tableau } from './tableau.js';

/** What stops a climb. `endless`: no bound at all; `enough`: the value asked for was reached. */
export type Climb = 'top' | 'endless' | 'enough';

const DOWN_HILL_PATIENCE = 40;
/** How many improving moves are measured before the best of them is made. */
const CANDIDATES = 20;
/** Of two moves equally good, the one that touches fewer rows. */
const TIE = 1e-9;

/**
 * The primal simplex method on an exact dictionary (bounded variables; Chvátal ch. 8). The state stays where
 * the last climb ended, so that the next of many climbs over the same tables starts close to its end.
 */
export class Simplex {
  /** Replaced by a packed one before the first climb: what needs no climb needs no packing. */
  dictionary: Tableau;
  #isPacked = false;
  /** Bounds in force; branch and bound narrows them for a while. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly consistent: boolean;
  readonly #isOver: () => boolean;
  #patient = false;
  #turn = 0;
  readonly #stopped: Stop = { room: 0, rate: 1, row: -1, at: 0 };
  /** Called for each row that moved, so that every table visited can serve as a witness. */
  seen: (variable: number) => void = () => undefined;

  constructor(rows: readonly Row[], bounds: { readonly low: Float64Array; readonly high: Float64Array }, options: Options) {
    const n = bounds.low.length;
    const start = options.start ?? Float64Array.from(bounds.low, (low, j) => nearest(low, bounds.high[j]!));
    this.low = new Float64Array(n + rows.length);
    this.high = new Float64Array(n + rows.length);
    this.low.set(bounds.low);
    this.high.set(bounds.high);
    this.#isOver = options.isOver ?? (() => false);
    const dictionary = new Dictionary(rows, start);
    const adds = eliminate(dictionary, (v) => Math.min(start[v]! - this.low[v]!, this.high[v]! - start[v]!), this.#check, options.keep);
    this.dictionary = dictionary;
    this.consistent = adds && this.#clamp() && (mendStart(this), this.repair());
  }

  readonly #check = (): void => {
    if (this.#isOver()) throw new OutOfBudget();
  };

  /** The variable's value, as a fraction. */
  value(variable: number): { readonly numerator: number; readonly denominator: number } {
    const { place, at, numerator, denominator } = this.dictionary;
    const row = place[variable]!;
    return row < 0 ? { numerator: at[variable]!, denominator: 1 } : { numerator: numerator[row]!, denominator: denominator[row]! };
  }

  /** Bring every variable within its bounds. False: no table does. */
  repair(): boolean {
    this.#clamp();
    // A row that is within its bounds stays there while others are brought in: once through is enough.
    const basics = Array.from(this.dictionary.basic);
    for (const variable of basics) {
      if (variable < 0) continue;
      const row = this.dictionary.place[variable]!;
      const side = row < 0 ? 0 : this.#outside(row);
      if (side !== 0 && !this.#reach(variable, side)) return false;
    }
    return true;
  }

  /** Bring the non-basic variables within their bounds. */
  #clamp(): true {
    const { dictionary } = this;
    for (let column = 0; column < dictionary.slot.length; column++) {
      const variable = dictionary.slot[column]!;
      if (variable < 0) continue;
      const at = dictionary.at[variable]!;
      if (at < this.low[variable]!) dictionary.shift(column, this.low[variable]!);
      else if (at > this.high[variable]!) dictionary.shift(column, this.high[variable]!);
    }
    return true;
  }

  #reach(variable: number, side: number): boolean {
    const climb = this.climb(variable, -side, side < 0 ? this.low[variable]! : this.high[variable]!);
    return climb !== 'top' || this.#isWithin(variable);
  }

  #isWithin(variable: number): boolean {
    const row = this.dictionary.place[variable]!;
    return row < 0 || this.#outside(row) === 0;
  }

  /** −1 below its lower bound, 1 above its upper bound, 0 within. */
  #outside(row: number): number {
    const variable = this.dictionary.basic[row]!;
    const d = this.dictionary.denominator[row]!;
    const value = this.dictionary.numerator[row]!;
    return value < this.low[variable]! * d ? -1 : value > this.high[variable]! * d ? 1 : 0;
  }

  /** Raise (`way` 1) or lower (`way` −1) a variable as far as the bounds allow, or until it passes `enough`. */
  climb(variable: number, way: number, enough = way * Infinity): Climb {
    this.#pack();
    const { dictionary } = this;
    let still = 0;
    for (;;) {
      this.#check();
      const { numerator, denominator } = this.value(variable);
      if (way * numerator >= way * enough * denominator) return 'enough';
      const row = dictionary.place[variable]!;
      const before = numerator / denominator;
      this.#patient = still > DOWN_HILL_PATIENCE;
      const entry = row < 0 ? { column: -1 - row, way } : this.#entering(row, way);
      if (!entry) return 'top';
      if (row < 0 && !this.#canMove(variable, way)) return 'top';
      if (!this.#move(entry.column, entry.way)) {
        if (Number.isFinite(enough)) this.#stride(entry, variable, enough);
        return 'endless';
      }
      const after = this.value(variable);
      still = after.numerator / after.denominator === before ? still + 1 : 0;
    }
  }

  /** Nothing stops this move: go as far as was asked, in whole steps. */
  #stride({ column, way }: { column: number; way: number }, variable: number, enough: number): void {
    const { dictionary } = this;
    const moving = dictionary.slot[column]!;
    const row = dictionary.place[variable]!;
    if (row < 0) return dictionary.shift(column, enough);
    const k = dictionary.rowColumns.subarray(0, dictionary.readRow(row)).indexOf(column);
    const missing = Math.abs(enough * dictionary.denominator[row]! - dictionary.numerator[row]!);
    const steps = Math.ceil(missing / Math.abs(dictionary.rowEntries[k]!));
    dictionary.shift(column, dictionary.at[moving]! + way * steps);
    this.#tell(column);
  }

  #pack(): void {
    if (this.#isPacked) return;
    this.#isPacked = true;
    if (this.dictionary instanceof Dictionary) this.dictionary = packed(this.dictionary);
  }

  #canMove(variable: number, way: number): boolean {
    const at = this.dictionary.at[variable]!;
    return way > 0 ? at < this.high[variable]! : at > this.low[variable]!;
  }

  /** The non-basic variable whose move improves most, of some; after a long standstill, the first that may (Bland). */
  #entering(row: number, way: number): { column: number; way: number } | null {
    const { dictionary } = this;
    const count = dictionary.readRow(row);
    const { rowColumns: columns, rowEntries: values } = dictionary;
    let best = -1;
    let most = -Infinity;
    let direction = 0;
    let tried = 0;
    const offset = count > 0 ? (this.#turn++ * 7) % count : 0;
    for (let n = 0; n < count && tried < CANDIDATES; n++) {
      const k = this.#patient ? n : (n + offset) % count;
      const value = values[k]!;
      const variable = dictionary.slot[columns[k]!]!;
      const wants = value > 0 ? way : -way;
      if (!this.#canMove(variable, wants)) continue;
      let gain = -variable;
      if (!this.#patient) {
        tried++;
        const stop = this.block(columns[k]!, wants);
        gain = (stop.room / stop.rate) * Math.abs(value) - dictionary.columnSize(columns[k]!) * TIE;
      }
      if (best >= 0 && gain <= most) continue;
      best = columns[k]!;
      most = gain;
      direction = wants;
    }
    return best < 0 ? null : { column: best, way: direction };
  }

  /** Move one non-basic variable until it, or a basic one, meets a bound. False: nothing ever stops it. */
  #move(column: number, way: number): boolean {
    const { dictionary } = this;
    const stop = this.block(column, way);
    if (stop.row >= 0) dictionary.pivot(stop.row, column, stop.at);
    else if (stop.room === Infinity) return false;
    else dictionary.shift(column, stop.at);
    this.#tell(column);
    return true;
  }

  #tell(column: number): void {
    const { dictionary, seen } = this;
    const count = dictionary.readColumn(column);
    for (let k = 0; k < count; k++) seen(dictionary.basic[dictionary.columnRows[k]!]!);
    seen(dictionary.slot[column]!);
  }

  /** Which of two rows that stop a move at once should leave: the one that fills in less; the first, to end a standstill. */
  #isBetter(row: number, than: number, isSmaller: boolean): boolean {
    const { basic } = this.dictionary;
    if (this.#patient) return basic[row]! < basic[than]!;
    return isSmaller || this.dictionary.rowSize(row) < this.dictionary.rowSize(than);
  }

  /** What stops a non-basic variable that moves: its own bound (row −1) or that of a basic one, after room / rate. */
  block(column: number, way: number): Stop {
    const { dictionary } = this;
    const { basic, numerator, denominator, columnRows, columnEntries } = dictionary;
    const variable = dictionary.slot[column]!;
    const end = way > 0 ? this.high[variable]! : this.low[variable]!;
    const stop = this.#stopped;
    let room = Math.abs(end - dictionary.at[variable]!);
    let rate = 1;
    stop.row = -1;
    stop.at = end;
    const count = dictionary.readColumn(column);
    for (let k = 0; k < count; k++) {
      const r = columnRows[k]!;
      const value = columnEntries[k]! * way;
      const b = basic[r]!;
      const bound = value > 0 ? this.high[b]! : this.low[b]!;
      if (bound === Infinity || bound === -Infinity) continue;
      const left = value > 0 ? bound * denominator[r]! - numerator[r]! : numerator[r]! - bound * denominator[r]!;
      if (left < 0) continue; // beyond that bound already: it does not stop here (see repair)
      const speed = value > 0 ? value : -value;
      const order = compare(left, speed, room, rate);
      if (order > 0 || (order === 0 && (stop.row < 0 || !this.#isBetter(r, stop.row, speed < rate)))) continue;
      room = left;
      rate = speed;
      stop.row = r;
      stop.at = bound;
    }
    stop.room = room;
    stop.rate = rate;
    return stop;
  }
}

/** Reused from call to call: read it before the next. */
interface Stop {
  room: number;
  rate: number;
  row: number;
  at: number;
}

export interface Options {
  /** Whole numbers within the bounds to start from; a table that agrees with every sum needs no repair. */
  readonly start?: Float64Array;
  readonly isOver?: () => boolean;
  /** Keep the artificial columns, to tell which sums a row was made from. */
  readonly keep?: boolean;
}

/** a/b against c/d, exactly in sign; c may be endless. */
function compare(a: number, b: number, c: number, d: number): number {
  if (c === Infinity) return -1;
  const left = a * d;
  const right = c * b;
  if (Number.isSafeInteger(left) && Number.isSafeInteger(right)) return left - right;
  return Number(BigInt(a) * BigInt(d) - BigInt(c) * BigInt(b));
}

/** A rounded number starts in the middle, where the truth probably is; a hidden one as near to 0 as it may. */
function nearest(low: number, high: number): number {
  if (Number.isFinite(low) && high - low <= Math.max(10, Math.abs(low) / 4)) return Math.floor((low + high) / 2);
  return low > 0 ? low : high < 0 ? high : 0;
}
