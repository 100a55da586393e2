/**
 * Makes a safe pattern cheaper and never unsafe: publish what no proof needs, exchange one hidden cell for
 * cheaper ones, then groups of cells that hang together, then whole neighbourhoods at any price, repaired
 * and swept again (ruin and recreate: Schrimpf et al., "Record breaking optimization results using the ruin
 * and recreate principle", 2000). Every step kept costs no more than the one before, so stopping at any moment
 * leaves the best pattern so far.
 */
import type { Problem } from './problem.js';
import type { Shield } from './shield.js';

/** A repeatable sequence: the same problem gives the same pattern, whatever machine it runs on. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Groups tried without gain before neighbourhoods are; neighbourhoods tried without gain before giving up. */
const FRUITLESS = 150;
const PATIENCE = 300;
const GROUP = 5;

/** Stops when `isEnough` says so, or when it no longer finds anything. */
export function improve(problem: Problem, shield: Shield, isEnough: () => boolean): void {
  const roll = dice(problem.cells.length);
  const dearestFirst = (cells: number[]): number[] => cells.sort((a, b) => problem.cells[b]!.cost - problem.cells[a]!.cost || a - b);
  const sweep = (cells: readonly number[], hiddenOnly: boolean): boolean => {
    let better = false;
    for (const j of cells) {
      if (isEnough()) return false;
      if (shield.hidden[j] && shield.replace([j], hiddenOnly)) better = true;
    }
    return better;
  };
  const near = (size: number): number[] => {
    const all = shield.secondary();
    const first = roll(Math.max(1, all.length));
    const group = new Set(all.slice(first, first + 1));
    let frontier = [...group];
    while (group.size < size && frontier.length > 0) {
      const at = roll(frontier.length);
      const around = shield.neighbours(frontier[at]!).filter((j) => !group.has(j));
      if (around.length === 0) frontier = frontier.filter((_, k) => k !== at);
      else {
        const next = around[roll(around.length)]!;
        group.add(next);
        frontier.push(next);
      }
    }
    return [...group];
  };
  const sweepAround = (cells: readonly number[]): void => {
    const around = dearestFirst([...new Set(cells.flatMap((j) => (shield.hidden[j] ? [j] : []).concat(shield.neighbours(j))))]);
    sweep(around, true);
    sweep(around, false);
  };

  sweep(dearestFirst(shield.secondary()), true);
  while (sweep(dearestFirst(shield.secondary()), false));
  const size = shield.secondary().length;
  for (let fruitless = 0; fruitless < Math.min(FRUITLESS, 3 * size) && !isEnough(); fruitless++) {
    const group = near(2 + roll(GROUP - 1));
    if (!shield.replace(group, false)) continue;
    fruitless = 0;
    sweepAround(group);
  }
  for (let fruitless = 0; fruitless < Math.min(PATIENCE, 6 * size) && !isEnough(); fruitless++) {
    const before = shield.cost();
    const all = new Set(shield.secondary());
    const out = near(3 + roll(2 + Math.ceil(all.size / 8)));
    const kept = shield.trial(() => {
      if (!shield.shake(out)) return false;
      sweepAround(shield.secondary().filter((j) => !all.has(j)));
      return shield.cost() <= before + 1e-9;
    });
    if (kept && shield.cost() < before - 1e-9) fruitless = 0;
  }
}
