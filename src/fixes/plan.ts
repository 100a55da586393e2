import type { Deps } from '../examine/deps.js';
import type { Place } from '../sdc/subjects.js';
import type { Highs } from '../sdc/round/index.js';
import type { Checked, CheckedFile } from './checked.js';
import type { Edits } from './edits.js';
import type { Loss, Outlook, Protection } from './fix.js';

/** Everything a plan is made from. */
export interface Setting {
  readonly checked: Checked;
  readonly deps: Deps;
  /** The files whose findings are to be fixed; others change only where they are linked to these. */
  readonly wanted: ReadonlySet<string>;
  /** The solver of controlled rounding, where it was loaded. */
  readonly highs?: Highs;
  readonly isOver: () => boolean;
  readonly isEnough: () => boolean;
}

/** What a fix would do, before anything is written. */
export interface Plan {
  readonly edits: ReadonlyMap<CheckedFile, Edits>;
  readonly loss: Loss;
  readonly hides: string;
  readonly stays: string;
  readonly title: string;
  readonly outlook: readonly Outlook[];
  readonly protection: Protection;
  /** Hidden cells that are low themselves, by file, and what they are below. */
  readonly low?: ReadonlyMap<CheckedFile, readonly Place[]>;
  readonly below?: number;
  readonly mark?: string;
}

export interface NoPlan {
  readonly cannot: string;
}

export const isPlan = (plan: Plan | NoPlan): plan is Plan => !('cannot' in plan);

/** A number among the parameters of a rule that is on. */
export function parameter({ pack }: Deps, name: string, fallback: number): number {
  const found = [pack.shared[name], ...Object.values(pack.rules).map(({ params }) => params[name])].find((value) => typeof value === 'number');
  return found ?? fallback;
}

/** The smallest count this pack lets out. */
export const thresholdOf = ({ pack }: Deps): number => {
  const value = pack.rules['min-cell-count']?.params['threshold'] ?? pack.shared['threshold'];
  return typeof value === 'number' ? value : 10;
};

export const grouped = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
export const counted = (n: number, one: string, many = `${one}s`): string => `${grouped(n)} ${n === 1 ? one : many}`;
/** ", 287 of 1,013 people"; nothing where nobody knows how many they are. */
export const among = (people: number, of: number): string => (of > 0 ? `, ${grouped(people)} of ${grouped(of)} people` : '');
