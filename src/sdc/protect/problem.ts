/**
 * What is to be protected: a system of sums, the true value of every cell, and for each cell whether it
 * must, may or may not be hidden. One table, nested tables and linked tables are the same problem.
 */
import type { System } from '../audit/system.js';

/**
 * `primary`: must be hidden and protected. `forced`: must be hidden. `open`: may be hidden to protect others.
 * `published`: stays in sight whatever happens.
 */
export type Role = 'primary' | 'forced' | 'open' | 'published';

export interface CellFacts {
  /** The true value, in the units of the system. */
  readonly value: number;
  readonly role: Role;
  /** What hiding it costs; ≥ 0. A person's choice: 1 each, the value, the people, a weight. */
  readonly cost: number;
  /** For a primary: its derived interval must contain [value − lower, value + upper]. ≥ 0. */
  readonly lower: number;
  readonly upper: number;
  /** Who is alone in this cell, where that is known: this contributor knows the cell. Any stable id. */
  readonly sole?: string;
}

/** `system.variables[i]` is what every reader believes of cell i before seeing anything: usually [0, ∞). */
export interface Problem {
  readonly system: System;
  readonly cells: readonly CellFacts[];
}

/**
 * How many sole contributors may put together what they know: 0 = outsiders only, 1 = each on their own,
 * 2 = any two.
 */
export type Coalition = 0 | 1 | 2;

/** A primary that cannot be protected, or is not, and from whom. */
export interface Shortfall {
  readonly cell: number;
  readonly reader: 'outsider' | 'insider';
  /** `upper`/`lower`: the interval is too short on that side; `width`: on either; `exact`: nothing is left of it. */
  readonly side: 'upper' | 'lower' | 'width' | 'exact';
  /** The sole contributors who, together, would learn it. */
  readonly coalition: readonly string[];
}
