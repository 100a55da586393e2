/**
 * The cheapest circulation: a change y of the hidden cells that leaves every sum as it is (M·y = 0), moves
 * one cell by a given amount, and stays within what a reader believes possible. Where one exists, the
 * reader cannot tell the table from the changed one: it is the witness that the cell is protected.
 * Cells not hidden yet may take part at a price; those that do are the cells to hide with it.
 *
 * Solved by the bounded dual simplex from the empty (all logical) basis with the bound-flipping ratio test
 * and a product-form inverse: every problem starts at y = 0, which is dual feasible because no price is
 * negative, and ends after a few dozen pivots on a handful of rows. (Koberstein, "The dual simplex method:
 * techniques for a fast and stable implementation", 2005, chapters 3 and 6.)
 */
import type { Incidence } from './incidence.js';

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
  /** 1 = hidden for the time being: still at its price. */
  readonly soft: Uint8Array;
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
   * must be checked (`fits`), and 'none' proves nothing.
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

export type Answer = Circulation | 'none' | 'dear' | 'stalled';

const ZERO = 1e-9;
const FEASIBLE = 1e-7;
const PIVOTS = 1500;
const SCANS = 4;
/** Pivots between two rebuilds of the inverse. */
const REFACTOR = 30;
/** Price of moving a hidden cell, against the mean price: short circulations are preferred. */
const FREE = 1e-5;

/** A solver bound to one matrix; its scratch memory is reused from call to call. */
export function circulationSolver(m: Incidence, prices: Prices): (query: Query) => Answer {
  const { rowStart, rowCell, rowSign, rowHidden, columnStart, columnRow, columnSign } = m;
  const { price, factor, up, down, hidden, soft, barred } = prices;
  let mean = 0;
  for (let j = 0; j < m.cells; j++) mean += price[j]! / m.cells;
  const jitter = new Float64Array(m.cells);
  for (let j = 0; j < m.cells; j++) jitter[j] = ((Math.imul(j + 1, 2654435761) >>> 8) & 0xffff) / 0x10000;

  const basis = new Int32Array(m.rows).fill(-1);
  const x = new Float64Array(m.rows);
  const weight = new Float64Array(m.rows).fill(1); // dual steepest edge: the squared length of row r of B⁻¹
  const rowSeen = new Uint8Array(m.rows);
  const rows: number[] = [];
  const state = new Uint8Array(2 * m.cells); // 0 at zero, 1 at its bound, 2 basic
  const dual = new Float64Array(m.cells); // price equation u·a by cell
  const cellSeen = new Uint8Array(m.cells);
  const cells: number[] = [];
  const rho = new Float64Array(m.rows);
  const rhoSeen = new Uint8Array(m.rows);
  let rhoRows: number[] = [];
  const alpha = new Float64Array(m.cells);
  const alphaSeen = new Uint8Array(m.cells);
  let alphaCells: number[] = [];
  const column = new Float64Array(m.rows);
  const columnSeen = new Uint8Array(m.rows);
  let columnRows: number[] = [];
  const etaRow = new Int32Array(PIVOTS);
  const etaPivot = new Float64Array(PIVOTS);
  const etaStart = new Int32Array(PIVOTS + 1);
  let etaIndex = new Int32Array(1 << 14);
  let etaValue = new Float64Array(1 << 14);
  const inBasis = new Uint8Array(m.rows);
  const count = new Int32Array(m.rows);
  let etas = 0;
  let entries = 0;
  let amount = 0;
  let loose = false;
  const ratios = new Float64Array(2 * m.cells);
  const steps = new Float64Array(2 * m.cells);
  const entering = new Int32Array(2 * m.cells);

  const reach = (k: number): number => {
    if (amount === 0) return Infinity;
    const span = ((k & 1) === 0 ? up[k >> 1]! : down[k >> 1]!) / amount;
    return loose ? (span >= 1 ? Infinity : 0) : span;
  };
  const priceOf = (k: number): number => {
    const j = k >> 1;
    const least = FREE * mean * (1 + jitter[j]!);
    if (hidden[j] && !soft[j]) return least;
    return (price[j]! * factor[j]! * (1 + 1e-5 * jitter[j]!)) / Math.min(1, reach(k)) + least;
  };
  const see = (row: number): void => {
    if (rowSeen[row] === 0) {
      rowSeen[row] = 1;
      rows.push(row);
    }
  };
  const markColumn = (row: number): void => {
    if (columnSeen[row] === 0) {
      columnSeen[row] = 1;
      columnRows.push(row);
    }
  };
  const clearColumn = (): void => {
    for (const row of columnRows) {
      column[row] = 0;
      columnSeen[row] = 0;
    }
    columnRows = [];
  };
  /** column += scale × column k, ready for `transform`. */
  const load = (k: number, scale: number): void => {
    const j = k >> 1;
    const sign = (k & 1) === 0 ? scale : -scale;
    for (let e = columnStart[j]!; e < columnStart[j + 1]!; e++) {
      markColumn(columnRow[e]!);
      column[columnRow[e]!]! += sign * columnSign[e]!;
    }
  };
  /** column := B⁻¹ · column. */
  const transform = (): void => {
    const [index, value] = [etaIndex, etaValue];
    for (let t = 0; t < etas; t++) {
      const p = etaRow[t]!;
      const v = column[p]!;
      if (v === 0) continue;
      const step = v / etaPivot[t]!;
      for (let e = etaStart[t]!; e < etaStart[t + 1]!; e++) {
        const row = index[e]!;
        if (columnSeen[row] === 0) {
          columnSeen[row] = 1;
          columnRows.push(row);
        }
        column[row]! -= step * value[e]!;
      }
      column[p] = step;
    }
  };
  /** rho := row r of B⁻¹. */
  const backward = (r: number): void => {
    for (const row of rhoRows) {
      rho[row] = 0;
      rhoSeen[row] = 0;
    }
    rhoRows = [r];
    rho[r] = 1;
    rhoSeen[r] = 1;
    const [index, value] = [etaIndex, etaValue];
    for (let t = etas - 1; t >= 0; t--) {
      let v = rho[etaRow[t]!]!;
      for (let e = etaStart[t]!; e < etaStart[t + 1]!; e++) v -= rho[index[e]!]! * value[e]!;
      if (v === 0 && rho[etaRow[t]!] === 0) continue;
      if (rhoSeen[etaRow[t]!] === 0) {
        rhoSeen[etaRow[t]!] = 1;
        rhoRows.push(etaRow[t]!);
      }
      rho[etaRow[t]!] = v / etaPivot[t]!;
    }
  };
  const priceRow = (hiddenOnly: boolean): void => {
    for (const j of alphaCells) {
      alpha[j] = 0;
      alphaSeen[j] = 0;
    }
    alphaCells = [];
    for (const row of rhoRows) {
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
  };
  const reset = (): void => {
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
    etas = 0;
    entries = 0;
  };

  return (query) => {
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

  function run(query: Query): Answer {
    for (let e = columnStart[query.cell]!; e < columnStart[query.cell + 1]!; e++) {
      see(columnRow[e]!);
      x[columnRow[e]!]! -= query.sign * columnSign[e]!;
    }
    let objective = 0;
    let fresh = 0;
    for (let pivots = 0; pivots < PIVOTS; pivots++) {
      let r = -1;
      let worst = 0;
      let merit = 0;
      let bound = 0;
      for (const row of rows) {
        const k = basis[row]!;
        const v = x[row]!;
        const high = k < 0 ? 0 : reach(k);
        const off = v < 0 ? -v : v > high ? v - high : 0;
        if (off > FEASIBLE && off * off > merit * weight[row]!) {
          merit = (off * off) / weight[row]!;
          worst = off;
          r = row;
          bound = v < 0 ? 0 : high;
        }
      }
      if (r < 0) return harvest(query);
      const way = x[r]! < bound ? 1 : -1;
      backward(r);
      priceRow(query.hiddenOnly);
      let left = 0;
      for (const j of alphaCells) {
        const a0 = alpha[j]!;
        if (Math.abs(a0) < ZERO) continue;
        for (let s = 0; s < 2; s++) {
          const k = 2 * j + s;
          if (state[k] === 2) continue;
          const a = s === 0 ? a0 : -a0;
          if (state[k] === 0 ? a * way >= 0 : a * way <= 0) continue;
          const span = reach(k);
          if (span < ZERO) continue;
          const d = priceOf(k) - (s === 0 ? dual[j]! : -dual[j]!);
          ratios[left] = Math.abs(state[k] === 0 ? Math.max(0, d) : Math.min(0, d)) / Math.abs(a);
          steps[left] = span * Math.abs(a);
          entering[left++] = k;
        }
      }
      let slope = worst;
      let reached = 0;
      let q = -1;
      const flips: number[] = [];
      while (left > 0) {
        let best = 0;
        if (flips.length === SCANS) left = sortByRatio(left);
        if (flips.length >= SCANS) best = left - 1;
        else for (let c = 1; c < left; c++)
          if (ratios[c]! < ratios[best]! - 1e-12 || (ratios[c]! <= ratios[best]! + 1e-12 && steps[c]! > steps[best]!)) best = c;
        objective += (ratios[best]! - reached) * slope;
        reached = ratios[best]!;
        if (objective > query.cutoff) return 'dear';
        if (steps[best]! >= slope - ZERO) {
          q = entering[best]!;
          break;
        }
        slope -= steps[best]!;
        flips.push(entering[best]!);
        left--;
        ratios[best] = ratios[left]!;
        steps[best] = steps[left]!;
        entering[best] = entering[left]!;
      }
      if (q < 0) return 'none';
      clearColumn();
      if (flips.length > 0) {
        for (const k of flips) {
          load(k, state[k] === 0 ? reach(k) : -reach(k));
          state[k] = state[k] === 0 ? 1 : 0;
        }
        transform();
        for (const row of columnRows) {
          see(row);
          x[row]! -= column[row]!;
        }
        clearColumn();
      }
      const a = (q & 1) === 0 ? alpha[q >> 1]! : -alpha[q >> 1]!;
      const dq = priceOf(q) - ((q & 1) === 0 ? dual[q >> 1]! : -dual[q >> 1]!);
      const t = dq / a;
      if (t !== 0) for (const j of alphaCells) dual[j]! += t * alpha[j]!;
      let length = 0;
      for (const row of rhoRows) length += rho[row]! * rho[row]!;
      load(q, 1);
      transform();
      const pivot = column[r]!;
      if (Math.abs(pivot) < ZERO || Math.abs(pivot - a) > 1e-6) return 'stalled';
      const step = (x[r]! - bound) / pivot;
      const first = entries;
      for (const row of columnRows) {
        if (Math.abs(column[row]!) < ZERO) continue;
        see(row);
        x[row]! -= step * column[row]!;
      }
      push(r);
      const last = etas - 1;
      clearColumn();
      for (const row of rhoRows) {
        markColumn(row);
        column[row] = rho[row]!;
      }
      etas = last;
      transform();
      etas = last + 1;
      for (let e = first; e < entries; e++) {
        const ratio = etaValue[e]! / pivot;
        const row = etaIndex[e]!;
        weight[row] = Math.max(weight[row]! - 2 * ratio * column[row]! + ratio * ratio * length, ratio * ratio + 1e-4);
      }
      weight[r] = Math.max(length / (pivot * pivot), 1e-4);
      const gone = basis[r]!;
      if (gone >= 0) state[gone] = bound === 0 ? 0 : 1;
      x[r] = (state[q] === 1 ? reach(q) : 0) + step;
      basis[r] = q;
      state[q] = 2;
      if (etas >= fresh + REFACTOR) {
        if (!refactor()) return 'stalled';
        fresh = etas;
      }
    }
    return 'stalled';
  }

  function push(r: number): void {
    const pivot = column[r]!;
    if (entries + columnRows.length > etaIndex.length) grow();
    for (const row of columnRows) {
      if (row === r || Math.abs(column[row]!) < ZERO) continue;
      etaIndex[entries] = row;
      etaValue[entries++] = column[row]!;
    }
    etaRow[etas] = r;
    etaPivot[etas++] = pivot;
    etaStart[etas] = entries;
  }

  /**
   * Rebuilds the inverse from the basic columns: rows met by one column first, which adds nothing to those
   * that follow. False if the basis is singular to working accuracy.
   */
  function refactor(): boolean {
    const basic: number[] = [];
    for (const row of rows) {
      if (basis[row]! < 0) continue;
      inBasis[row] = 1;
      basic.push(row);
    }
    const old = new Map(basic.map((row) => [basis[row]!, { x: x[row]!, weight: weight[row]! }]));
    for (const row of basic) count[row] = 0;
    for (const k of old.keys()) each(k, (row) => count[row]!++);
    etas = 0;
    entries = 0;
    const waiting = new Set(old.keys());
    const take = (k: number, r: number): void => {
      push(r);
      waiting.delete(k);
      inBasis[r] = 2;
      basis[r] = k;
      const was = old.get(k)!;
      x[r] = was.x;
      weight[r] = was.weight;
    };
    const queue = basic.filter((row) => count[row] === 1);
    while (queue.length > 0) {
      const r = queue.pop()!;
      if (inBasis[r] !== 1 || count[r] !== 1) continue;
      const k = columnAt(r, waiting);
      clearColumn();
      load(k, 1);
      take(k, r);
      each(k, (row) => {
        if (--count[row]! === 1) queue.push(row);
      });
    }
    for (const k of [...waiting].sort((a, b) => columnStart[(a >> 1) + 1]! - columnStart[a >> 1]! - columnStart[(b >> 1) + 1]! + columnStart[b >> 1]!)) {
      clearColumn();
      load(k, 1);
      transform();
      let r = -1;
      let best = 0;
      for (const row of columnRows) {
        if (inBasis[row] !== 1) continue;
        const size = Math.abs(column[row]!) >= 0.5 ? 1 / (1 + count[row]!) : Math.abs(column[row]!) * 1e-3;
        if (size > best) {
          best = size;
          r = row;
        }
      }
      if (r < 0 || Math.abs(column[r]!) < 1e-7) {
        for (const row of basic) inBasis[row] = 0;
        return false;
      }
      take(k, r);
    }
    for (const row of basic) inBasis[row] = 0;
    clearColumn();
    return true;
  }

  function each(k: number, visit: (row: number) => void): void {
    for (let e = columnStart[k >> 1]!; e < columnStart[(k >> 1) + 1]!; e++) if (inBasis[columnRow[e]!]! > 0) visit(columnRow[e]!);
  }

  function columnAt(r: number, waiting: ReadonlySet<number>): number {
    for (let e = rowStart[r]!; e < rowStart[r + 1]!; e++) {
      if (waiting.has(2 * rowCell[e]!)) return 2 * rowCell[e]!;
      if (waiting.has(2 * rowCell[e]! + 1)) return 2 * rowCell[e]! + 1;
    }
    return -1;
  }

  function grow(): void {
    const [index, value] = [new Int32Array(2 * etaIndex.length + m.rows), new Float64Array(2 * etaIndex.length + m.rows)];
    index.set(etaIndex);
    value.set(etaValue);
    etaIndex = index;
    etaValue = value;
  }

  /** After a few flips, a sort is cheaper than more scans: smallest ratio last. */
  function sortByRatio(count: number): number {
    const order = Array.from({ length: count }, (_, c) => c).sort((a, b) => ratios[b]! - ratios[a]! || steps[a]! - steps[b]!);
    const [r, s, e] = [ratios.slice(0, count), steps.slice(0, count), entering.slice(0, count)];
    order.forEach((from, to) => {
      ratios[to] = r[from]!;
      steps[to] = s[from]!;
      entering[to] = e[from]!;
    });
    return count;
  }

  function harvest(query: Query): Circulation {
    const moved = new Map<number, number>([[query.cell, query.sign]]);
    for (const row of rows) {
      const k = basis[row]!;
      if (k >= 0 && Math.abs(x[row]!) > FEASIBLE) moved.set(k >> 1, (moved.get(k >> 1) ?? 0) + ((k & 1) === 0 ? x[row]! : -x[row]!));
    }
    for (const j of cells)
      for (let s = 0; s < 2; s++)
        if (state[2 * j + s] === 1) moved.set(j, (moved.get(j) ?? 0) + (s === 0 ? 1 : -1) * reach(2 * j + s));
    const kept = [...moved].filter(([, v]) => Math.abs(v) > FEASIBLE).sort((p, q) => p[0] - q[0]);
    return { cells: Int32Array.from(kept, ([j]) => j), moves: Float64Array.from(kept, ([, v]) => v) };
  }
}
