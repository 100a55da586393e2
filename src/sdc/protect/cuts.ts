import type { Incidence } from './incidence.js';

/** A combination of sums (row → times) that proves that a circulation does not exist. */
export interface Ray {
  readonly rows: readonly number[];
  readonly times: readonly number[];
}

/** What the ray was proven for: this cell could not move so far, and these cells could not help. */
export interface Unreachable {
  readonly cell: number;
  /** 0 = by any amount. */
  readonly amount: number;
  readonly up: Float64Array;
  readonly down: Float64Array;
  readonly cannotHelp: (cell: number) => boolean;
}

interface Cut {
  readonly cells: Int32Array;
  readonly share: Float64Array;
  /** Σ share over the hidden cells; at least 1 in every pattern that is safe. */
  sum: number;
}

const MOST = 6000;
const ENOUGH = 1 - 1e-6;

/**
 * What every safe pattern satisfies, learnt from the ones that were not: along the ray, the moves of the hidden
 * cells must make up the move of the primary, so Σ share·hidden ≥ 1 with share = min(1, how much of it each can
 * make up). (The capacity inequalities of Fischetti & Salazar 2001, used here to refuse changes unsolved.)
 */
export class Cuts {
  readonly #m: Incidence;
  readonly #hidden: Uint8Array;
  readonly #price: Float64Array;
  readonly #ofCell: [Cut, number][][];
  #count = 0;

  constructor(m: Incidence, hidden: Uint8Array, price: Float64Array) {
    this.#m = m;
    this.#hidden = hidden;
    this.#price = price;
    this.#ofCell = Array.from({ length: m.cells }, () => []);
  }

  learn({ rows, times }: Ray, { cell, amount, up, down, cannotHelp }: Unreachable, sign: 1 | -1): void {
    if (this.#count >= MOST) return;
    const { rowStart, rowCell, rowSign } = this.#m;
    const along = new Map<number, number>();
    rows.forEach((row, k) => {
      for (let e = rowStart[row]!; e < rowStart[row + 1]!; e++) along.set(rowCell[e]!, (along.get(rowCell[e]!) ?? 0) + times[k]! * rowSign[e]!);
    });
    const need = (along.get(cell) ?? 0) * sign;
    if (Math.abs(need) < 1e-6) return;
    const cells: number[] = [];
    const share: number[] = [];
    let sum = 0;
    for (const [j, a] of along) {
      if (j === cell || Math.abs(a) < 1e-9 || cannotHelp(j)) continue;
      const reach = amount === 0 ? Infinity : (-a * Math.sign(need) > 0 ? up[j]! : down[j]!) / amount;
      const part = Math.min(1, (Math.abs(a) * reach) / Math.abs(need));
      if (part <= 0) continue;
      cells.push(j);
      share.push(part);
      if (this.#hidden[j]) sum += part;
    }
    const cut: Cut = { cells: Int32Array.from(cells), share: Float64Array.from(share), sum };
    if (sum >= ENOUGH) return; // the rounding of the ray: it proves nothing
    this.#count++;
    cells.forEach((j, k) => this.#ofCell[j]!.push([cut, share[k]!]));
  }

  /** To be told of every cell hidden or shown. */
  changed(cell: number): void {
    const way = this.#hidden[cell] ? 1 : -1;
    for (const [cut, share] of this.#ofCell[cell]!) cut.sum += way * share;
  }

  /** The least that must be spent on other cells now that these are published; Infinity if nothing would do. */
  leastRepair(out: readonly number[]): number {
    let most = 0;
    for (const j of out)
      for (const [cut] of this.#ofCell[j]!) {
        if (cut.sum >= ENOUGH) continue;
        const lacks = 1 - cut.sum;
        let least = Infinity;
        for (let k = 0; k < cut.cells.length; k++) {
          const other = cut.cells[k]!;
          if (this.#hidden[other] || out.includes(other)) continue;
          least = Math.min(least, this.#price[other]! / Math.min(1, cut.share[k]! / lacks));
        }
        if (least > most) most = least;
      }
    return most;
  }
}
