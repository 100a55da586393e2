import { ZERO } from './inverse.js';

/** Scans for the next breakpoint before sorting them all is cheaper. */
const SCANS = 4;

/**
 * The ratio test of the dual simplex, with bound flipping: each candidate column turns at some dual step, and a
 * bounded one may be passed, by sending it to its other bound, while the dual objective still rises.
 */
export class Breakpoints {
  /** Columns passed on the way: each goes to its other bound. */
  readonly flips: number[] = [];
  /** By how much the dual objective rose. */
  rise = 0;
  readonly #ratios: Float64Array;
  readonly #steps: Float64Array;
  readonly #columns: Int32Array;
  #count = 0;

  constructor(most: number) {
    this.#ratios = new Float64Array(most);
    this.#steps = new Float64Array(most);
    this.#columns = new Int32Array(most);
  }

  clear(): void {
    this.#count = 0;
    this.flips.length = 0;
    this.rise = 0;
  }

  /** `ratio`: the dual step at which it turns. `step`: how much infeasibility its whole range would take away. */
  add(column: number, ratio: number, step: number): void {
    this.#ratios[this.#count] = ratio;
    this.#steps[this.#count] = step;
    this.#columns[this.#count++] = column;
  }

  /** The entering column; `none` if all together do not remove the infeasibility, `dear` if it costs too much. */
  choose(infeasibility: number, allowed: number): number | 'none' | 'dear' {
    let slope = infeasibility;
    let reached = 0;
    while (this.#count > 0) {
      const best = this.#next();
      this.rise += (this.#ratios[best]! - reached) * slope;
      reached = this.#ratios[best]!;
      if (this.rise > allowed) return 'dear';
      if (this.#steps[best]! >= slope - ZERO) return this.#columns[best]!;
      slope -= this.#steps[best]!;
      this.flips.push(this.#columns[best]!);
      this.#count--;
      this.#ratios[best] = this.#ratios[this.#count]!;
      this.#steps[best] = this.#steps[this.#count]!;
      this.#columns[best] = this.#columns[this.#count]!;
    }
    return 'none';
  }

  /** Smallest ratio, then largest step. */
  #next(): number {
    if (this.flips.length === SCANS) this.#sort();
    if (this.flips.length >= SCANS) return this.#count - 1;
    const [ratios, steps] = [this.#ratios, this.#steps];
    let best = 0;
    for (let c = 1; c < this.#count; c++)
      if (ratios[c]! < ratios[best]! - 1e-12 || (ratios[c]! <= ratios[best]! + 1e-12 && steps[c]! > steps[best]!)) best = c;
    return best;
  }

  /** Smallest ratio last. */
  #sort(): void {
    const count = this.#count;
    const [ratios, steps, columns] = [this.#ratios.slice(0, count), this.#steps.slice(0, count), this.#columns.slice(0, count)];
    const order = Array.from({ length: count }, (_, c) => c).sort((a, b) => ratios[b]! - ratios[a]! || steps[a]! - steps[b]!);
    order.forEach((from, to) => {
      this.#ratios[to] = ratios[from]!;
      this.#steps[to] = steps[from]!;
      this.#columns[to] = columns[from]!;
    });
  }
}
