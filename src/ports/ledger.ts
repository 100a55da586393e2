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

/** Where to look: `sources` widens the search to other projects on the same data. */
export interface LedgerQuery {
  readonly project: string;
  readonly sources?: readonly string[];
}

/** What was released before, oldest first: everything, or what could give something away together with these tables. */
export interface LedgerReads {
  earlier(query: LedgerQuery): Promise<LedgerTable[]>;
  /** The `most` most alike; `leftOut` counts those that could be compared and are not among them. */
  comparable(query: LedgerQuery, tables: readonly Table[], most: number): Promise<{ readonly rows: LedgerTable[]; readonly leftOut: number }>;
}
