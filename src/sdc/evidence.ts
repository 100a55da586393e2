import type { Decimal } from './decimal.js';

/** What stands behind one magnitude cell: never published, attached as evidence. Contributions sorted downwards. */
export interface Contributors {
  /** Distinct units (unweighted) behind the cell. */
  readonly n?: number;
  readonly sum?: Decimal;
  /** The largest contributions x1 ≥ x2 ≥ … that are known. */
  readonly largest?: readonly Decimal[];
  readonly sumOfAbsolutes?: Decimal;
  readonly largestAbsolutes?: readonly Decimal[];
  readonly negatives?: number;
  readonly zeros?: number;
  readonly missing?: number;
  readonly allSame?: boolean;
  /** Distinct protected entities (enterprise groups, practices) and their largest sums, where units are held in groups. */
  readonly entities?: number;
  readonly largestEntities?: readonly Decimal[];
  /** Sampling weights of the largest contributions, same order. */
  readonly weights?: readonly Decimal[];
  /** Largest contributors that agreed to be shown (same order as `largest`). */
  readonly waived?: readonly boolean[];
}

/** What a rule may need beyond the published table. Missing evidence is a verdict, not silence. */
export const evidenceKinds = [
  'contributors', 'largest', 'denominator', 'unweighted-counts', 'population', 'earlier-releases', 'microdata',
  'underlying-data', 'degrees-of-freedom', 'entities', 'declaration',
] as const;
export type Evidence = (typeof evidenceKinds)[number];
