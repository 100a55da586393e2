/**
 * The pattern under construction: which cells are hidden, and for every primary the circulations that
 * prove it protected. A primary needs one that moves it up far enough, one that moves it down far enough,
 * and for every sole contributor (or coalition) one that touches no cell they know. Taking a cell out of
 * the pattern breaks exactly the proofs that pass through it; everything else still stands.
 */
import { circulationSolver, type Circulation } from './circulation.js';
import { Cuts } from './cuts.js';
import { gap } from './gap.js';
import { hide, incidenceOf, show } from './incidence.js';
import type { Coalition, Problem, Shortfall } from './problem.js';

type Side = 'upper' | 'lower' | 'exact';

interface Witness {
  readonly primary: number;
  readonly side: Side;
  readonly cells: Int32Array;
  /** How far each of `cells` moves, in any unit. */
  readonly moves: Float64Array;
  /** Contributors, by number, who know a cell of this circulation. The primary's own is not counted. */
  readonly touched: readonly number[];
}

/** What `secure` may do: only use hidden cells, or also hide more, up to a price. */
export interface Allowance {
  readonly hiddenOnly: boolean;
  readonly cutoff: number;
}

export interface Shield {
  readonly primaries: readonly number[];
  readonly hidden: Uint8Array;
  cost(): number;
  /** The hidden cells that are neither primary nor forced. */
  secondary(): number[];
  /** Makes one primary safe. The price of the cells newly hidden, or who still threatens it. */
  secure(primary: number, allowance: Allowance): number | Shortfall;
  /** Publishes these cells and repairs what breaks; keeps the change only if it is cheaper. */
  replace(cells: readonly number[], hiddenOnly: boolean): boolean;
  /** The same at any price; false if it cannot be done, and then only `trial` puts things right. */
  shake(cells: readonly number[]): boolean;
  trial(step: () => boolean): boolean;
  /** Forgets the proofs of a primary that an audit did not believe, and asks for a little more of the next. */
  distrust(primary: number): void;
  /** Other secondary cells that share a proof with this one. */
  neighbours(cell: number): number[];
}

const SLOPES = 3;

export function shieldOf(problem: Problem, coalition: Coalition): Shield {
  const { cells, system } = problem;
  const n = cells.length;
  const matrix = incidenceOf(system);
  const hidden = new Uint8Array(n);
  const barred = new Uint8Array(n);
  const factor = new Float64Array(n).fill(1);
  const price = new Float64Array(n);
  const up = new Float64Array(n);
  const down = new Float64Array(n);
  const names = new Map<string, number>();
  const known: number[][] = [];
  const owner = new Int32Array(n).fill(-1);
  const primaries: number[] = [];
  const rank = new Float64Array(n);
  const caution = new Float64Array(n).fill(1);
  const doubt = new Float64Array(n); // how often a primary stood in the way of a change: asked first
  const floor = Math.max(1e-6, 1e-6 * cells.reduce((most, cell) => Math.max(most, cell.cost), 0));
  cells.forEach((cell, j) => {
    price[j] = Math.max(floor, cell.cost);
    up[j] = system.variables[j]!.high - cell.value;
    down[j] = cell.value - system.variables[j]!.low;
    if (cell.role === 'published') barred[j] = 1;
    if (cell.role === 'primary') primaries.push(j);
    rank[j] = Math.max(cell.lower, cell.upper);
    if (cell.sole !== undefined) {
      let who = names.get(cell.sole);
      if (who === undefined) names.set(cell.sole, (who = known.push([]) - 1));
      known[who]!.push(j);
      owner[j] = who;
    }
  });
  // Small ones first: they take small partners, and the large find those already hidden.
  primaries.sort((a, b) => cells[a]!.value - cells[b]!.value || a - b);
  const whoIs = [...names.keys()];
  const solve = circulationSolver(matrix, { price, factor, up, down, hidden, barred });
  const cuts = new Cuts(matrix, hidden, price);
  const proofs: Witness[][] = cells.map(() => []);
  const users: Set<Witness>[] = cells.map(() => new Set());
  let total = 0;
  let journal: (() => void)[] | undefined;

  const setHidden = (j: number, value: 0 | 1): void => {
    hidden[j] = value;
    (value === 1 ? hide : show)(matrix, j);
    cuts.changed(j);
    total += value === 1 ? cells[j]!.cost : -cells[j]!.cost;
    journal?.push(() => setHidden(j, value === 1 ? 0 : 1));
  };
  const add = (w: Witness): void => {
    proofs[w.primary]!.push(w);
    for (const j of w.cells) users[j]!.add(w);
    journal?.push(() => drop(w));
  };
  const drop = (w: Witness): void => {
    const list = proofs[w.primary]!;
    list.splice(list.indexOf(w), 1);
    for (const j of w.cells) users[j]!.delete(w);
    journal?.push(() => add(w));
  };
  cells.forEach((cell, j) => {
    if (cell.role === 'primary' || cell.role === 'forced') setHidden(j, 1);
  });

  function amountOf(cell: number, side: Side): number {
    return side === 'exact' ? 0 : (side === 'upper' ? cells[cell]!.upper : cells[cell]!.lower) * caution[cell]!;
  }

  /** Whether every cell can move as far as this circulation asks. */
  function fits(found: Pick<Circulation, 'cells' | 'moves'>, amount: number): boolean {
    for (let k = 0; k < found.cells.length; k++) {
      const move = found.moves[k]! * amount;
      const j = found.cells[k]!;
      if (move > up[j]! + 1e-9 || -move > down[j]! + 1e-9) return false;
    }
    return true;
  }

  /** The cheapest circulation found; a fixed price per cell is met by correcting the slopes a few times. */
  function cheapest(cell: number, side: Side, against: readonly number[], allowance: Allowance): Circulation | undefined {
    const cannotHelp = (j: number): boolean => cells[j]!.role === 'published' || (owner[j]! >= 0 && against.includes(owner[j]!));
    const amount = amountOf(cell, side);
    const sign = side === 'lower' ? -1 : 1;
    let [best, bestPrice]: [Circulation | undefined, number] = [undefined, Infinity];
    const changed: number[] = [];
    for (let round = 0; round < SLOPES; round++) {
      let answer = solve({ cell, sign, amount, hiddenOnly: true, cutoff: Infinity, loose: amount > 0 });
      if (amount > 0 && (typeof answer === 'string' || !fits(answer, amount)))
        answer = solve({ cell, sign, amount, hiddenOnly: true, cutoff: Infinity });
      if (answer === 'none') cuts.learn(solve.ray(), { cell, amount, up, down, cannotHelp }, sign);
      if (typeof answer === 'string' && !allowance.hiddenOnly) answer = solve({ cell, sign, amount, ...allowance });
      if (typeof answer === 'string') break;
      let real = 0;
      let paid = 0;
      answer.cells.forEach((j, k) => {
        if (hidden[j]) return;
        const reach = amount === 0 ? Infinity : (answer.moves[k]! > 0 ? up[j]! : down[j]!) / amount;
        const use = Math.abs(answer.moves[k]!) / Math.min(1, reach);
        real += price[j]!;
        paid += price[j]! * factor[j]! * use;
        factor[j] = 1 / use;
        changed.push(j);
      });
      if (real < bestPrice) [best, bestPrice] = [answer, real];
      if (real === 0 || paid > 0.999 * real) break;
    }
    for (const j of changed) factor[j] = 1;
    return best;
  }

  /** A proof of another primary, or of the other side, that happens to serve here too. */
  function borrow(cell: number, side: Side): Circulation | undefined {
    const amount = amountOf(cell, side);
    let best: Circulation | undefined;
    for (const w of users[cell]!) {
      if (best && w.cells.length >= best.cells.length) continue;
      let own = 0;
      for (let k = 0; k < w.cells.length; k++) if (w.cells[k] === cell) own = w.moves[k]!;
      if (Math.abs(own) < 1e-3) continue;
      const scale = (side === 'lower' ? -1 : 1) / own;
      let fits = true;
      for (let k = 0; fits && k < w.cells.length; k++) {
        const j = w.cells[k]!;
        const move = w.moves[k]! * scale * amount;
        if (move > up[j]! + 1e-9 || -move > down[j]! + 1e-9 || barred[j]! > 0) fits = false;
      }
      if (fits) best = { cells: w.cells, moves: w.moves.map((v) => v * scale) };
    }
    return best;
  }

  function prove(cell: number, side: Side, against: readonly number[], allowance: Allowance): number | undefined {
    const known_ = against.flatMap((who) => known[who]!);
    for (const j of known_) barred[j]!++;
    const found = borrow(cell, side) ?? cheapest(cell, side, against, allowance);
    for (const j of known_) barred[j]!--;
    if (!found) return undefined;
    const before = total;
    const touched = new Set<number>();
    for (const j of found.cells) {
      if (!hidden[j]) setHidden(j, 1);
      if (owner[j]! >= 0 && owner[j] !== owner[cell]) touched.add(owner[j]!);
    }
    add({ primary: cell, side, cells: found.cells, moves: found.moves, touched: [...touched] });
    return total - before;
  }

  function secure(cell: number, allowance: Allowance): number | Shortfall {
    const facts = cells[cell]!;
    let paid = 0;
    const needs: [Side, readonly number[]][] = [];
    const has = (side: Side): boolean => proofs[cell]!.some((w) => w.side === side);
    if (facts.upper > 0 && !has('upper')) needs.push(['upper', []]);
    if (facts.lower > 0 && !has('lower')) needs.push(['lower', []]);
    for (;;) {
      if (needs.length === 0) {
        const who = gap(proofs[cell]!, coalition);
        if (!who) return paid;
        needs.push(['exact', who]);
      }
      const [side, against] = needs.shift()!;
      const more = prove(cell, side, against, { ...allowance, cutoff: allowance.cutoff - paid });
      if (more === undefined)
        return { cell, reader: against.length > 0 ? 'insider' : 'outsider', side, coalition: against.map((who) => whoIs[who]!) };
      paid += more;
    }
  }

  /** A cell that is the only hidden one of some sum is no longer hidden. */
  function alone(cell: number): boolean {
    for (let e = matrix.columnStart[cell]!; e < matrix.columnStart[cell + 1]!; e++)
      if (matrix.rowHidden[matrix.columnRow[e]!]! < 2) return true;
    return false;
  }

  /** Runs a step and takes every change back unless it says yes. Steps may hold steps. */
  function trial(step: () => boolean): boolean {
    const outer = journal;
    const mine: (() => void)[] = [];
    journal = mine;
    const kept = step();
    journal = undefined;
    if (!kept) for (let k = mine.length - 1; k >= 0; k--) mine[k]!();
    journal = outer;
    if (kept) for (const undo of mine) outer?.push(undo);
    return kept;
  }

  function publish(out: readonly number[], hiddenOnly: boolean, budget: number): boolean {
    const before = total;
    const broken = new Set<Witness>();
    for (const j of out) {
      setHidden(j, 0);
      barred[j]!++;
      for (const w of users[j]!) broken.add(w);
    }
    const least = cuts.leastRepair(out);
    if (least > (hiddenOnly ? 0 : before + budget - total)) {
      for (const j of out) barred[j]!--;
      return false;
    }
    for (const w of broken) drop(w);
    const affected = [...new Set([...broken].map((w) => w.primary))];
    affected.sort((a, b) => doubt[b]! - doubt[a]! || rank[b]! - rank[a]! || a - b);
    const blocks = affected.find((primary) => {
      if (hiddenOnly && alone(primary)) return true;
      const answer = secure(primary, { hiddenOnly, cutoff: before + budget - total });
      return typeof answer !== 'number' || total - before > budget;
    });
    for (const j of out) barred[j]!--;
    if (blocks !== undefined) doubt[blocks]!++;
    return blocks === undefined;
  }

  return {
    primaries,
    hidden,
    cost: () => total,
    secondary: () => cells.flatMap((cell, j) => (hidden[j] && cell.role === 'open' ? [j] : [])),
    secure,
    trial,
    replace: (out, hiddenOnly) => trial(() => publish(out, hiddenOnly, -1e-9)),
    shake: (out) => publish(out, false, Infinity),
    distrust: (cell) => {
      for (const w of [...proofs[cell]!]) drop(w);
      caution[cell]! *= 1 + 1e-6;
    },
    neighbours: (cell) => {
      const near = new Set<number>();
      for (const w of users[cell]!) for (const j of w.cells) if (cells[j]!.role === 'open') near.add(j);
      near.delete(cell);
      return [...near];
    },
  };
}
