import { concentrationOf, exceedsShare, magnitudes, percentOf, topOf, type NegativeMode } from './dominance.js';
import type { Outcome } from './rule.js';
import type { Table } from './table.js';
import { undecided } from './undecided.js';

export interface ShareLimit {
  readonly n: number;
  readonly k: number;
  readonly comparator: '>' | '>=';
  readonly negatives: NegativeMode;
}

/** The (n,k) rule on every magnitude of a table. Contributors who agreed to be shown are the waiver rule's business. */
export function* tooConcentrated(table: Table, { n, k, comparator, negatives }: ShareLimit): Generator<Outcome> {
  for (const cell of magnitudes(table)) {
    if (cell.evidence?.waived?.includes(true)) continue;
    const found = concentrationOf(cell, n, negatives);
    if (typeof found === 'string') yield undecided(found, cell);
    else if (exceedsShare(topOf(found, n), found.total, k, comparator)) {
      const who = n === 1 ? 'the largest contributor makes up' : `the ${n} largest contributors make up`;
      yield { cells: [cell], because: `${who} ${percentOf(topOf(found, n), found.total)} of the total; the limit is ${k}%` };
    }
  }
}
