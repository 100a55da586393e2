import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Pool } from 'pg';
import { createCleaner } from '../adapters/examiner/cleaner.js';
import { createExaminer } from '../adapters/examiner/examiner.js';
import { Changes } from '../adapters/postgres/changes.js';
import { createLedger } from '../adapters/postgres/ledger.js';
import { createPeople } from '../adapters/postgres/people.js';
import { createPool } from '../adapters/postgres/pool.js';
import { createReads } from '../adapters/postgres/reads.js';
import { createStore } from '../adapters/postgres/store.js';
import { createTokens } from '../adapters/postgres/tokens.js';
import { createViews } from '../adapters/postgres/views.js';
import { createJobs } from '../adapters/queue/jobs.js';
import { createDesk } from '../adapters/release/desk.js';
import { createVault } from '../adapters/vault/vault.js';
import type { Ports } from '../ports/index.js';
import { identify } from '../readers/identify/identify.js';
import type { Config } from './config.js';
import { bankHolidays } from './holidays.js';
import { createPacks } from './packs-port.js';
import { root } from './root.js';

/** The ports of this process, and the end of them. */
export interface House {
  readonly ports: Ports;
  readonly pool: Pool;
  close(): Promise<void>;
}

export type HouseConfig = Pick<Config, 'vaultFolder' | 'releaseFolder' | 'tokenKey' | 'signingKey' | 'redisUrl' | 'holidays' | 'checkTimeoutMs'> & { readonly databaseUrl: string };

/** Builds every adapter, once, by hand: the only place that knows them all. */
export function openHouse(config: HouseConfig, log: Logger): House {
  const pool = createPool(config.databaseUrl, { onLost: (err) => log.warn({ err }, 'a database connection was lost') });
  const changes = new Changes(config.databaseUrl);
  const vault = createVault(config.vaultFolder);
  const jobs = createJobs(config, (err) => log.warn({ err }, 'the queue did not answer; the sweep will ask again'));
  const examiner = createExaminer({ entry: join(root, 'dist', 'examine-child.js'), timeoutMs: config.checkTimeoutMs, wantsViews: true });
  const cleaner = createCleaner({ entry: join(root, 'dist', 'examine-child.js') });
  const ports: Ports = {
    store: createStore(pool), reads: createReads(pool), ledger: createLedger(pool), views: createViews(pool, changes), vault, jobs, examiner, cleaner,
    packs: createPacks(), kindOf: (name, head) => identify(name, head).kind, people: createPeople(pool), tokens: createTokens(pool, config.tokenKey),
    desk: createDesk(config.releaseFolder, vault, config.signingKey), now: () => new Date().toISOString(), newId: () => randomUUID(),
    sha256: (text) => createHash('sha256').update(text).digest('hex'), holidays: new Set(config.holidays ?? bankHolidays),
  };
  return {
    ports, pool,
    close: async () => {
      await Promise.all([examiner.close(), cleaner.close()]);
      await Promise.all([jobs.close(), changes.close()]);
      await pool.end();
    },
  };
}
