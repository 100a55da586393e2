/**
 * The cheapest circulation: a change y of the hidden cells that leaves every sum as it is (M·y = 0), moves
 * one cell by a given amount, and stays within what a reader believes possible. Where one exists, the
 * reader cannot tell the table from the changed one: it is the witness that the cell is protected.
 * Cells not hidden yet may take part at a price; those that do are the cells to hide with it.
 *
 * Solved by the bounded dual simplex from the empty (all logical) basis, with dual steepest edge pricing and
 * the bound-flipping ratio test: every problem starts at y = 0, which is dual feasible because no price is
 * negative, and ends after a few dozen pivots on a handful of rows. (Koberstein, "The dual simplex method:
 * techniques for a fast and stable implementation", 2005, chapters 3 and 6.)
 */
import { Breakpoints } from './breakpoints.js';
import type { Ray } from './cuts.js';
import type { Incidence } from './incidence.js';
import { ProductForm, ZERO } from './inverse.js';

/** What the solver reads, by cell. The caller owns and changes the arrays between calls. */
export interface Prices {
  /** Price of hiding a cell that is not hidden, > 0. */
  readonly price: Float64Array;
  /** Correction of that price by the caller, 1 unless changed. */
  readonly factor: Float64Array;
  /** How far the reader believes the cell can move up or down; Infinity allowed, never negative. */
  readonly up: Float64Array;
  readonly down: Float64Array;
  /** 1 = hidden already: moves at (next to) no price. */
  readonly hidden: Uint8Array;
  /** > 0 = may not move at all. */
  readonly barred: Uint8Array;
}

export interface Query {
  readonly cell: number;
  /** +1 or −1: the way `cell` moves. */
  readonly sign: 1 | -1;
  /** How far, in units of the cells; 0 = by any amount, and then no cell is bounded (linear algebra). */
  readonly amount: number;
  /**
   * Only cells that can move the whole amount may take part, and then without bound: quicker, but the answer
   * must be checked, and 'none' proves nothing.
   */
  readonly loose?: boolean;
  /** Only hidden cells may take part. */
  readonly hiddenOnly: boolean;
  /** Give up once the price is certain to exceed this. */
  readonly cutoff: number;
}

/** `moves[k]` is how far `cells[k]` moves, in units of `amount` (the asked cell moves by ±1). */
export interface Circulation {
  readonly cells: Int32Array;
  readonly moves: Float64Array;
}

/** `none`: there is none. `dear`: none below the cutoff. `stalled`: not found, and nothing is proven. */
export type Answer = Circulation | 'none' | 'dear' | 'stalled';

const FEASIBLE = 1e-7;
const PIVOTS = 1500;
/** Pivots between two rebuilds of the inverse. */
const REBUILD = 30;
/** Price of moving a hidden cell, against the mean price: short circulations are preferred. */
const FREE = 1e-5;

export interface CirculationSolver {
  (query: Query): Answer;
  /** After an answer of 'none': the combination of sums that proves it. */
  ray(): Ray;
}

/** A solver bound to one matrix; its scratch memory is reused from call to call. */
export function circulationSolver(m: Incidence, prices: Prices): CirculationSolver {
  const { rowStart, rowCell, rowSign, rowHidden, columnStart, columnRow, columnSign } = m;
  const { price, factor, up, down, hidden, barred } = prices;
  let mean = 0;
  for (let j = 0; j < m.cells; j++) mean += price[j]! / m.cells;
  // A little of each cell's own, so that equal prices do not make the simplex walk in circles.
  const jitter = Float64Array.from({ length: m.cells }, (_, j) => ((Math.imul(j + 1, 2654435761) >>> 8) & 0xffff) / 0x10000);

  const inverse = new ProductForm(m, PIVOTS + 1);
  const { column, rho } = inverse;
  const basis = new Int32Array(m.rows).fill(-1);
  const x = new Float64Array(m.rows);
  const weight = new Float64Array(m.rows).fill(1); // the squared length of row r of the inverse
  const rowSeen = new Uint8Array(m.rows);
  const rows: number[] = [];
  const state = new Uint8Array(2 * m.cells); // 0 at zero, 1 at its bound, 2 basic
  const dual = new Float64Array(m.cells); // u·a by cell
  const cellSeen = new Uint8Array(m.cells);
  const cells: number[] = [];
  const alpha = new Float64Array(m.cells);
  const alphaSeen = new Uint8Array(m.cells);
  const alphaCells: number[] = [];
  const breakpoints = new Breakpoints(2 * m.cells);
  const { flips } = breakpoints;
  let amount = 0;
  let loose = false;
  let objective = 0;

  const reach = (k: number): number => {
    if (amount === 0) return Infinity;
    const span = ((k & 1) === 0 ? up[k >> 1]! : down[k >> 1]!) / amount;
    return loose ? (span >= 1 ? Infinity : 0) : span;
  };
  const reducedPrice = (k: number): number => {
    const j = k >> 1;
    const least = FREE * mean * (1 + jitter[j]!);
    const own = hidden[j] ? least : (price[j]! * factor[j]! * (1 + 1e-5 * jitter[j]!)) / Math.min(1, reach(k)) + least;
    return (k & 1) === 0 ? own - dual[j]! : own + dual[j]!;
  };
  const see = (row: number): void => {
    if (rowSeen[row] !== 0) return;
    rowSeen[row] = 1;
    rows.push(row);
  };

  /** alpha := (row of the inverse) × sums, over the cells that may take part. */
  function priceRow(hiddenOnly: boolean): void {
    for (const j of alphaCells) {
      alpha[j] = 0;
      alphaSeen[j] = 0;
    }
    alphaCells.length = 0;
    for (const row of inverse.rhoRows) {
      const v = rho[row]!;
      if (Math.abs(v) < ZERO) continue;
      const end = hiddenOnly ? rowStart[row]! + rowHidden[row]! : rowStart[row + 1]!;
      for (let e = rowStart[row]!; e < end; e++) {
        const j = rowCell[e]!;
        if (barred[j]) continue;
        if (alphaSeen[j] === 0) {
          alphaSeen[j] = 1;
          alphaCells.push(j);
          if (cellSeen[j] === 0) {
            cellSeen[j] = 1;
            cells.push(j);
          }
        }
        alpha[j]! += v * rowSign[e]!;
      }
    }
  }

  /** The columns that could enter, with the dual step at which each turns. */
  function gather(way: 1 | -1): void {
    breakpoints.clear();
    for (const j of alphaCells) {
      const up_ = alpha[j]!;
      if (Math.abs(up_) < ZERO) continue;
      for (let s = 0; s < 2; s++) {
        const k = 2 * j + s;
        if (state[k] === 2) continue;
        const a = s === 0 ? up_ : -up_;
        if (state[k] === 0 ? a * way >= 0 : a * way <= 0) continue;
        const span = reach(k);
        if (span < ZERO) continue;
        const d = reducedPrice(k);
        breakpoints.add(k, Math.abs(state[k] === 0 ? Math.max(0, d) : Math.min(0, d)) / Math.abs(a), span * Math.abs(a));
      }
    }
  }

  function applyFlips(): void {
    inverse.clear();
    if (flips.length === 0) return;
    for (const k of flips) {
      inverse.load(k, state[k] === 0 ? reach(k) : -reach(k));
      state[k] = state[k] === 0 ? 1 : 0;
    }
    inverse.transform();
    for (const row of inverse.columnRows) {
      see(row);
      x[row]! -= column[row]!;
    }
    inverse.clear();
  }

  /** The row that is furthest out of bounds for its weight, or −1. */
  function leaving(): number {
    let r = -1;
    let merit = 0;
    for (const row of rows) {
      const v = x[row]!;
      const high = basis[row]! < 0 ? 0 : reach(basis[row]!);
      const off = v < 0 ? -v : v - high;
      if (off > FEASIBLE && off * off > merit * weight[row]!) {
        merit = (off * off) / weight[row]!;
        r = row;
      }
    }
    return r;
  }

  function pivotOn(r: number, q: number, bound: number): boolean {
    let length = 0;
    for (const row of inverse.rhoRows) length += rho[row]! * rho[row]!;
    inverse.load(q, 1);
    inverse.transform();
    const pivot = column[r]!;
    const expected = (q & 1) === 0 ? alpha[q >> 1]! : -alpha[q >> 1]!;
    if (Math.abs(pivot) < ZERO || Math.abs(pivot - expected) > 1e-6) return false;
    const step = (x[r]! - bound) / pivot;
    for (const row of inverse.columnRows) {
      if (Math.abs(column[row]!) < ZERO) continue;
      see(row);
      x[row]! -= step * column[row]!;
    }
    inverse.push(r);
    inverse.loadRow();
    inverse.transform(inverse.size - 1);
    inverse.eachOfLast((row, value) => {
      const ratio = value / pivot;
      weight[row] = Math.max(weight[row]! - 2 * ratio * column[row]! + ratio * ratio * length, ratio * ratio + 1e-4);
    });
    weight[r] = Math.max(length / (pivot * pivot), 1e-4);
    const gone = basis[r]!;
    if (gone >= 0) state[gone] = bound === 0 ? 0 : 1;
    x[r] = (state[q] === 1 ? reach(q) : 0) + step;
    basis[r] = q;
    state[q] = 2;
    return true;
  }

  function run(query: Query): Answer {
    for (let e = columnStart[query.cell]!; e < columnStart[query.cell + 1]!; e++) {
      see(columnRow[e]!);
      x[columnRow[e]!]! -= query.sign * columnSign[e]!;
    }
    let fresh = 0;
    for (let pivots = 0; pivots < PIVOTS; pivots++) {
      const r = leaving();
      if (r < 0) return harvest(query);
      const bound = x[r]! < 0 || basis[r]! < 0 ? 0 : reach(basis[r]!);
      inverse.row(r);
      priceRow(query.hiddenOnly);
      gather(x[r]! < bound ? 1 : -1);
      const q = breakpoints.choose(Math.abs(x[r]! - bound), query.cutoff - objective);
      objective += breakpoints.rise;
      if (typeof q === 'string') return q;
      applyFlips();
      const t = reducedPrice(q) / ((q & 1) === 0 ? alpha[q >> 1]! : -alpha[q >> 1]!);
      if (t !== 0) for (const j of alphaCells) dual[j]! += t * alpha[j]!;
      if (!pivotOn(r, q, bound)) return 'stalled';
      if (inverse.size < fresh + REBUILD) continue;
      if (!inverse.rebuild({ basis, x, weight }, rows)) return 'stalled';
      fresh = inverse.size;
    }
    return 'stalled';
  }

  function harvest(query: Query): Circulation {
    const moved = new Map<number, number>([[query.cell, query.sign]]);
    const move = (k: number, by: number): void => {
      moved.set(k >> 1, (moved.get(k >> 1) ?? 0) + ((k & 1) === 0 ? by : -by));
    };
    for (const row of rows) if (basis[row]! >= 0 && Math.abs(x[row]!) > FEASIBLE) move(basis[row]!, x[row]!);
    for (const j of cells) for (let k = 2 * j; k < 2 * j + 2; k++) if (state[k] === 1) move(k, reach(k));
    const kept = [...moved].filter(([, v]) => Math.abs(v) > FEASIBLE).sort((p, q) => p[0] - q[0]);
    return { cells: Int32Array.from(kept, ([j]) => j), moves: Float64Array.from(kept, ([, v]) => v) };
  }

  function reset(): void {
    for (const row of rows) {
      basis[row] = -1;
      x[row] = 0;
      weight[row] = 1;
      rowSeen[row] = 0;
    }
    rows.length = 0;
    for (const j of cells) {
      cellSeen[j] = 0;
      dual[j] = 0;
      state[2 * j] = 0;
      state[2 * j + 1] = 0;
    }
    cells.length = 0;
    objective = 0;
    inverse.reset();
  }

  const solve = (query: Query): Answer => {
    amount = query.amount;
    loose = query.loose === true;
    barred[query.cell]!++;
    try {
      return run(query);
    } finally {
      barred[query.cell]!--;
      reset();
    }
  };
  return Object.assign(solve, {
    ray: () => ({ rows: [...inverse.rhoRows], times: inverse.rhoRows.map((row) => rho[row]!) }),
  });
}
