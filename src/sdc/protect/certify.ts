import { levels, type Level } from '../audit/index.js';
import type { Coalition, Problem, Shortfall } from './problem.js';

/** The audit of a pattern, by the engine that judges other people's tables, and nothing of this one's own. */
export interface Certificate {
  /** Primaries asked about, and how many the audit found free to move as far as they must. */
  readonly primaries: number;
  readonly enough: number;
  /** Sole contributors, or coalitions of them, asked what they can compute. */
  readonly holders: number;
  /** What it did not accept; empty when the pattern is safe. */
  readonly shortfalls: readonly Shortfall[];
  /** Questions left open for want of time; a pattern with any is not proven. */
  readonly open: number;
}

const PAIRS = 20_000;

/** `hidden[i]` for every cell of the problem. */
export function certify(problem: Problem, hidden: ArrayLike<number>, coalition: Coalition, isOver: () => boolean = () => false): Certificate {
  const { cells, system } = problem;
  const variables = system.variables.map((variable, i) =>
    hidden[i] ? variable : { low: cells[i]!.value, high: cells[i]!.value, whole: variable.whole });
  const primaries = cells.flatMap((cell, i) => (cell.role === 'primary' ? [i] : []));
  const needs = primaries.map((variable) => ({
    variable,
    low: cells[variable]!.value - cells[variable]!.lower,
    high: cells[variable]!.value + cells[variable]!.upper,
  }));
  const { groups, complete } = coalitionsOf(problem, hidden, coalition);
  const audit = levels(
    { ...system, variables },
    { needs, truth: cells.map((cell) => cell.value), holders: groups.map((group) => group.known), steps: 50_000_000, isOver },
  );
  const shortfalls: Shortfall[] = [];
  audit.levels.forEach((level, k) => {
    if (level === 'enough' || level === 'open') return;
    shortfalls.push({ cell: primaries[k]!, reader: 'outsider', side: level === 'exactlyKnown' ? 'exact' : 'width', coalition: [] });
  });
  audit.victims.forEach((victims, h) => {
    // Their own cells are what they know: they are no victims.
    for (const cell of victims ?? []) shortfalls.push({ cell, reader: 'insider', side: 'exact', coalition: groups[h]!.names });
  });
  const countOf = (wanted: Level): number => audit.levels.filter((level) => level === wanted).length;
  return {
    primaries: primaries.length,
    enough: countOf('enough'),
    holders: groups.length,
    shortfalls,
    open: countOf('open') + audit.victims.filter((v) => v === null).length + (complete ? 0 : 1),
  };
}

interface Group {
  readonly names: readonly string[];
  readonly known: readonly number[];
}

/** Every sole contributor of a hidden cell, and with `coalition` 2 every two of them. */
function coalitionsOf({ cells }: Problem, hidden: ArrayLike<number>, coalition: Coalition): { groups: Group[]; complete: boolean } {
  const known = new Map<string, number[]>();
  cells.forEach(({ sole }, i) => {
    if (sole === undefined || !hidden[i]) return;
    const mine = known.get(sole);
    if (mine) mine.push(i);
    else known.set(sole, [i]);
  });
  const singles = [...known].map(([name, cells]): Group => ({ names: [name], known: cells }));
  if (coalition === 0) return { groups: [], complete: true };
  if (coalition === 1) return { groups: singles, complete: true };
  const pairs: Group[] = [];
  for (let a = 0; a < singles.length; a++)
    for (let b = a + 1; b < singles.length; b++) {
      if (pairs.length >= PAIRS) return { groups: [...singles, ...pairs], complete: false };
      pairs.push({ names: [...singles[a]!.names, ...singles[b]!.names], known: [...singles[a]!.known, ...singles[b]!.known] });
    }
  return { groups: [...singles, ...pairs], complete: true };
}
