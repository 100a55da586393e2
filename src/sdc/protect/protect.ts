/**
 * Secondary suppression: which further cells to hide so that nobody can work out the primaries.
 *
 * For each primary, the cheapest set of cells that could have moved with it (Kelly, Golden & Assad 1992;
 * Castro 2012: one linear programme per primary and side, cells already hidden for free); for each sole
 * contributor, another such set that avoids what they know; then a search that only ever makes the pattern
 * cheaper; and at the end the audit, whose word is final. docs/decisions/0009-secondary-suppression.md
 */
import { certify, type Certificate } from './certify.js';
import { improve } from './improve.js';
import type { Coalition, Problem, Shortfall } from './problem.js';
import { shieldOf, type Shield } from './shield.js';

export interface ProtectOptions {
  /** Who must not learn a primary besides outsiders. Default 1: every sole contributor on their own. */
  readonly coalition?: Coalition;
  /** True once the work must stop: what is not proven by then is not returned. */
  readonly isOver?: () => boolean;
  /** True once a safe pattern is good enough and the search for a cheaper one may stop. */
  readonly isEnough?: () => boolean;
}

/**
 * - `protected`: `hidden` (every cell to suppress, primaries among them) has passed the audit.
 * - `impossible`: hiding every cell that may be hidden would not do, by the audit; the shortfalls say for whom.
 * - `unproven`: no pattern was proven safe in time; the shortfalls say what was still missing, none if only the proof.
 */
export type Protection =
  | { readonly outcome: 'protected'; readonly hidden: readonly number[]; readonly secondary: readonly number[]; readonly cost: number; readonly certificate: Certificate }
  | { readonly outcome: 'impossible' | 'unproven'; readonly shortfalls: readonly Shortfall[] };

/** Rounds of audit and repair before giving up. */
const REPAIRS = 8;

/** Pure and repeatable, but for where `isOver` and `isEnough` cut the search short. */
export function protect(problem: Problem, options: ProtectOptions = {}): Protection {
  const { coalition = 1, isOver = () => false, isEnough = () => false } = options;
  check(problem);
  const shield = shieldOf(problem, coalition);
  const missing = cover(shield, shield.primaries, isOver);
  if (missing.length > 0) return isOver() ? { outcome: 'unproven', shortfalls: missing } : refuse(problem, coalition, missing, isOver);
  improve(problem, shield, () => isOver() || isEnough());
  for (let round = 0; round < REPAIRS; round++) {
    const certificate = certify(problem, shield.hidden, coalition, isOver);
    if (certificate.shortfalls.length === 0) {
      if (certificate.open > 0) return { outcome: 'unproven', shortfalls: [] };
      const hidden = [...shield.hidden.keys()].filter((j) => shield.hidden[j]);
      return { outcome: 'protected', hidden, secondary: shield.secondary(), cost: shield.cost(), certificate };
    }
    const doubted = [...new Set(certificate.shortfalls.map(({ cell }) => cell))];
    for (const cell of doubted) shield.distrust(cell);
    const still = cover(shield, doubted, isOver);
    if (still.length > 0) return { outcome: 'unproven', shortfalls: still };
  }
  return { outcome: 'unproven', shortfalls: certify(problem, shield.hidden, coalition, isOver).shortfalls };
}

/** Makes each of these primaries safe; those that could not be, and why. */
function cover(shield: Shield, primaries: readonly number[], isOver: () => boolean): Shortfall[] {
  const missing: Shortfall[] = [];
  for (const cell of primaries) {
    if (isOver()) return [...missing, { cell, reader: 'outsider', side: 'exact', coalition: [] }];
    const answer = shield.secure(cell, { hiddenOnly: false, cutoff: Infinity });
    if (typeof answer !== 'number') missing.push(answer);
  }
  return missing;
}

/** Whether not even hiding everything would do; otherwise it is this method that failed. */
function refuse(problem: Problem, coalition: Coalition, missing: readonly Shortfall[], isOver: () => boolean): Protection {
  const all = problem.cells.map((cell) => (cell.role === 'published' ? 0 : 1));
  const { shortfalls } = certify(problem, all, coalition, isOver);
  return shortfalls.length > 0 ? { outcome: 'impossible', shortfalls } : { outcome: 'unproven', shortfalls: missing };
}

function check({ cells, system }: Problem): void {
  if (cells.length !== system.variables.length) throw new RangeError(`${cells.length} cells for ${system.variables.length} variables`);
  cells.forEach(({ value, cost, lower, upper }, i) => {
    const { low, high } = system.variables[i]!;
    if (!Number.isFinite(value) || value < low || value > high) throw new RangeError(`cell ${i}: the value is not between the variable's bounds`);
    if (!(cost >= 0) || !(lower >= 0) || !(upper >= 0)) throw new RangeError(`cell ${i}: costs and protection are 0 or more`);
  });
}
