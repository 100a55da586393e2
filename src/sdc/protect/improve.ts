/**
 * Makes a safe pattern cheaper and never unsafe: publish what no proof needs, exchange one hidden cell for
 * cheaper ones, then groups of cells that hang together (ruin and recreate: Schrimpf et al., "Record breaking
 * optimization results using the ruin and recreate principle", 2000). Every accepted step costs less than
 * the one before, so stopping at any moment leaves the best pattern so far.
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

const FRUITLESS = 400;
const GROUP = 5;

export function improve(problem: Problem, shield: Shield, isOver: () => boolean): void {
  const costOf = (j: number): number => problem.cells[j]!.cost;
  const dearest = (): number[] => shield.secondary().sort((a, b) => costOf(b) - costOf(a) || a - b);
  const sweep = (hiddenOnly: boolean): boolean => {
    let better = false;
    for (const j of dearest()) {
      if (isOver()) return false;
      if (shield.hidden[j] && shield.replace([j], hiddenOnly)) better = true;
    }
    return better;
  };
  sweep(true);
  while (sweep(false));
  const roll = dice(problem.cells.length);
  for (let fruitless = 0; fruitless < FRUITLESS && !isOver(); fruitless++) {
    const all = shield.secondary();
    if (all.length < 2) return;
    const group = [all[roll(all.length)]!];
    const wanted = 2 + roll(GROUP - 1);
    while (group.length < wanted) {
      const near = shield.neighbours(group[roll(group.length)]!).filter((j) => !group.includes(j));
      if (near.length === 0) break;
      group.push(near[roll(near.length)]!);
    }
    if (shield.replace(group, false)) {
      fruitless = 0;
      for (const j of group) for (const near of shield.neighbours(j)) if (shield.hidden[near]) shield.replace([near], true);
    }
  }
}
