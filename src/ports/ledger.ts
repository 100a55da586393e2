import type { Table, Population } from '../sdc/table.js';

/** A released table, as later requests are compared with it: its normalised cells and what they count. */
export interface LedgerTable {
  readonly release: string;
  readonly project: string;
  readonly sources: readonly string[];
  readonly file: string;
  readonly fileSha256: string;
  readonly table: Table;
  readonly population?: Population;
  readonly extract?: string;
  readonly releasedAt: string;
}

/** What was released before and could be compared: `sources` widens the search to other projects on the same data. */
export interface LedgerReads {
  earlier(query: { readonly project: string; readonly sources?: readonly string[] }): Promise<LedgerTable[]>;
}
