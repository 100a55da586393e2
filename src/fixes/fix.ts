import type { Place } from '../sdc/subjects.js';

/**
 * A fix as it is asked for and recorded: with the file's digest, the pack and the engine version it can be done again.
 * - `suppress`: hide what is unsafe and what else must go so that nobody works it out. `zeros`: hide flagged zeros too. Proven
 *   against a reader who knows everything about the marks (`full`), which counts are below the threshold (`below`), or with
 *   half of the range below it left open (`half`).
 * - `round`: counts to a base; `controlled` keeps every total additive and every count next to its value; `ladder` is the
 *   Census Bureau's: counts by their size, estimates to four significant figures.
 * - `merge`: join categories of one dimension until every count may be shown.
 * - `drop`: leave out columns with what may not be shown, total rows and columns, or decimals.
 * - `declare`, `attach`: nothing of the file changes; the words say what to supply.
 */
export type Fix =
  | { readonly kind: 'suppress'; readonly zeros: boolean; readonly protection: 'full' | 'below' | 'half' }
  | { readonly kind: 'round'; readonly method: 'nearest' | 'midpoint' | 'controlled' | 'ladder'; readonly base: number }
  | { readonly kind: 'merge'; readonly dimension: string }
  | { readonly kind: 'drop'; readonly what: 'columns' | 'totals' | 'decimals'; readonly to?: number }
  | { readonly kind: 'declare' | 'attach'; readonly what: string };

/** Why a cell changes. */
export type Reason = 'unsafe' | 'to-protect' | 'derived' | 'rounded' | 'merged' | 'left-out' | 'note';

export interface Change {
  readonly sheet?: string;
  readonly row: number;
  readonly column: number;
  readonly before: string;
  readonly after: string;
  readonly why: Reason;
}

/** One file as the fix leaves it. */
export interface FixedFile {
  readonly path: string;
  /** Digest of the original: the fix is of these bytes and no others. */
  readonly original: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly changes: readonly Change[];
  /** Hidden cells that are low themselves, for the declaration: the others are hidden to protect them. */
  readonly low: readonly Place[];
  /** What the low ones are below. */
  readonly below?: number;
  readonly mark?: string;
}

/** What someone can still work out of one hidden number. */
export interface Outlook {
  readonly place: Place;
  /** `totals`: knows what is published. `threshold`: also knows which hidden numbers are below the threshold. */
  readonly reader: 'totals' | 'threshold';
  readonly low: number;
  /** Absent: no upper end. */
  readonly high?: number;
}

export type Protection = 1 | 2 | 3 | 4;

export interface FindingRef {
  readonly id: string;
  readonly rule: string;
  readonly message: string;
}

export interface Loss {
  /** Numbers no longer shown, and the people in them (counts only). */
  readonly cells: number;
  readonly people: number;
  /** People in the tables. */
  readonly of: number;
}

/** A fix that was written, read again and checked: what it closes, what it costs, what is left. */
export interface Proposal {
  readonly fix: Fix;
  readonly title: string;
  /** Whom it hides: "4 more cells, 287 of 1,013 people". */
  readonly hides: string;
  /** What stays as it was. */
  readonly stays: string;
  readonly files: readonly FixedFile[];
  readonly closes: readonly FindingRef[];
  readonly leaves: readonly FindingRef[];
  readonly loss: Loss;
  readonly outlook: readonly Outlook[];
  /**
   * Against whom it is proven: 4 who knows which hidden counts are below the threshold and which are not; 3 who knows which are
   * below; 2 who knows the totals, with less left to one who knows the threshold; 1 the rules of the pack find nothing.
   */
  readonly protection: Protection;
}

/** A fix that would do but was not proven, or cannot be written; the words are for a person. */
export interface NotProposed {
  readonly fix: Fix;
  readonly says: string;
}

export interface Proposals {
  /** The version that proved them, for the record. */
  readonly engine: string;
  readonly proposals: readonly Proposal[];
  readonly advice: readonly { readonly fix: Fix; readonly says: string; readonly answers: readonly FindingRef[] }[];
  readonly notProposed: readonly NotProposed[];
}
