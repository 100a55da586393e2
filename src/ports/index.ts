import type { Cleaner } from './cleaner.js';
import type { Examiner } from './examiner.js';
import type { Jobs } from './jobs.js';
import type { LedgerReads } from './ledger.js';
import type { Packs } from './packs.js';
import type { People, Tokens } from './people.js';
import type { Reads } from './reads.js';
import type { ReleaseDesk } from './release.js';
import type { Store } from './store.js';
import type { Vault } from './vault.js';
import type { Views } from './views.js';

/** Everything the verbs need from the world. */
export interface Ports {
  readonly store: Store;
  readonly reads: Reads;
  readonly ledger: LedgerReads;
  readonly views: Views;
  readonly vault: Vault;
  readonly jobs: Jobs;
  readonly examiner: Examiner;
  readonly cleaner: Cleaner;
  readonly packs: Packs;
  /** The kind of a file by its first bytes (of a package also its last), and by its name where they say nothing. */
  readonly kindOf: (name: string, head: Uint8Array) => string;
  readonly people: People;
  readonly tokens: Tokens;
  readonly desk: ReleaseDesk;
  /** Now, ISO 8601 UTC. */
  readonly now: () => string;
  /** A fresh UUID. */
  readonly newId: () => string;
  /** Lower-case hex SHA-256 of a text. */
  readonly sha256: (text: string) => string;
  /** Bank holidays, YYYY-MM-DD. */
  readonly holidays: ReadonlySet<string>;
}

export type * from './cleaner.js';
export type * from './examiner.js';
export type * from './jobs.js';
export type * from './ledger.js';
export type * from './packs.js';
export type * from './people.js';
export type * from './reads.js';
export type * from './release.js';
export type * from './store.js';
export type * from './vault.js';
export type * from './views.js';
