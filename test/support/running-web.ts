import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { check } from '../../src/actions/check.js';
import { createAccount } from '../../src/actions/create-account.js';
import { createProject } from '../../src/actions/create-project.js';
import { precheck } from '../../src/actions/precheck.js';
import { release } from '../../src/actions/release.js';
import { createCleaner } from '../../src/adapters/examiner/cleaner.js';
import { createExaminer } from '../../src/adapters/examiner/examiner.js';
import { Changes } from '../../src/adapters/postgres/changes.js';
import { createLedger } from '../../src/adapters/postgres/ledger.js';
import { createPeople } from '../../src/adapters/postgres/people.js';
import { createPool } from '../../src/adapters/postgres/pool.js';
import { createReads } from '../../src/adapters/postgres/reads.js';
import { createStore } from '../../src/adapters/postgres/store.js';
import { createTokens } from '../../src/adapters/postgres/tokens.js';
import { createViews } from '../../src/adapters/postgres/views.js';
import { createDesk } from '../../src/adapters/release/desk.js';
import { createVault } from '../../src/adapters/vault/vault.js';
import { packFor } from '../../src/main/packs.js';
import type { Account, JobName, JobPayload, Ports } from '../../src/ports/index.js';
import { identify } from '../../src/readers/identify/identify.js';
import { isRefused } from '../../src/requests/refusals.js';
import { system } from '../../src/requests/lifecycle.js';
import type { Project } from '../../src/requests/project.js';
import { createApp, type WebConfig } from '../../src/web/app.js';
import { freshDatabase } from './database.js';
import { realQueue, soon, type Work } from './queues.js';

export const password = 'correct horse battery staple';

/** The whole service in one process for the tests of its pages: real Postgres, real vault, real reader processes. */
export interface RunningWeb {
  readonly url: string;
  readonly ports: Ports;
  /** Every line the service has logged so far. */
  readonly logged: () => string;
  /** Waits until every job asked for so far has been done. */
  readonly settled: () => Promise<void>;
  readonly person: (name: string, options?: { readonly isManager?: boolean }) => Promise<Account>;
  readonly project: (members: Project['members'], with_?: Partial<Project>) => Promise<Project>;
  readonly stop: () => Promise<void>;
}

export async function startWeb({ queue: queueKind, ...with_ }: Partial<WebConfig> & { readonly queue?: 'Postgres' | 'Redis' } = {}, at = 0): Promise<RunningWeb> {
  const folder = mkdtempSync(join(tmpdir(), 'airlock-web-'));
  const database = await freshDatabase();
  const pool = createPool(database.url);
  const lines: string[] = [];
  const log = pino({ level: 'info' }, new Writable({ write: (chunk: Buffer, _encoding, done) => { lines.push(chunk.toString()); done(); } }));
  const { ports, settled, close } = await portsOn(pool, database.url, folder, queueKind);
  const config: WebConfig = {
    serviceName: 'Airlock', publicUrl: 'http://localhost', sessionSecret: 'a-secret-for-the-tests-of-the-pages-only', secureCookies: false, trustedProxies: 0,
    uploadFolder: join(folder, 'uploads'), limits: { files: 100, fileBytes: 200 * 2 ** 20 }, demoPeople: [], version: '0.0.0', ...with_,
  };
  const server = createApp({ ports, config, log, pool, rules: new Map([['min-cell-count', { summary: 'A count is below the smallest count that may be published', remedy: 'Suppress it' }]]) }).listen(at);
  const { port } = server.address() as AddressInfo;
  const manager = { is: 'person', id: 'setup', roles: ['manager'] } as const;
  return {
    url: `http://127.0.0.1:${port}`, ports, settled, logged: () => lines.join(''),
    async person(name, { isManager = false } = {}) {
      const outcome = await createAccount(ports, system, { name, email: `${name.split(' ')[0]!.toLowerCase()}@example.org`, password, isManager });
      if (isRefused(outcome)) throw new Error(outcome.refused);
      return outcome.done;
    },
    async project(members, project = {}) {
      const outcome = await createProject(ports, manager, {
        title: 'Asthma admissions', purpose: 'To see where care could start earlier.', organisation: 'University of Example', members, checkers: 2, review: 'blinded', promiseDays: 5,
        sources: [{ name: 'Hospital episodes', owner: 'Example Health', pack: 'baseline-10' }], ...project,
      });
      if (isRefused(outcome)) throw new Error(outcome.refused);
      return outcome.done;
    },
    async stop() {
      await settled();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await close();
      await pool.end();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function portsOn(pool: ReturnType<typeof createPool>, url: string, folder: string, queueKind?: 'Postgres' | 'Redis') {
  execFileSync(process.execPath, ['--input-type=module', '-e', "const { ensureBuilt } = await import('./bin/build.mjs'); await ensureBuilt();"], { stdio: 'ignore' });
  const changes = new Changes(url);
  const vault = createVault(join(folder, 'vault'));
  const examiner = createExaminer({ entry: join(process.cwd(), 'dist', 'examine-child.js'), wantsViews: true });
  const cleaner = createCleaner({ entry: join(process.cwd(), 'dist', 'examine-child.js') });
  const actions: Readonly<Record<JobName, (ports: Ports, payload: JobPayload) => Promise<unknown>>> = {
    precheck: (all, { request, version }) => precheck(all, { id: request, version }), check: (all, { request }) => check(all, { id: request }), release: (all, { request }) => release(all, { id: request }),
  };
  const work: Work = (name, payload) => actions[name](ports, payload);
  const queue = queueKind ? await realQueue(queueKind, { pool, url }, work) : soon(work);
  const ports: Ports = {
    store: createStore(pool), reads: createReads(pool), ledger: createLedger(pool), views: createViews(pool, changes), vault, examiner, cleaner,
    people: createPeople(pool, { N: 1024, r: 8, p: 1 }), tokens: createTokens(pool, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
    desk: createDesk(join(folder, 'released'), vault, generateKeyPairSync('ed25519').privateKey),
    packs: { list: () => ['baseline-10', 'opensafely', 'nhs-sde'].map((id) => packFor([id])), composed: (ids) => { try { return packFor(ids); } catch { return undefined; } } },
    kindOf: (name, head) => identify(name, head).kind,
    jobs: queue.jobs,
    now: () => new Date().toISOString(), newId: randomUUID, sha256: (text) => createHash('sha256').update(text).digest('hex'), holidays: new Set(),
  };
  return { ports, settled: queue.settled, close: async () => { await queue.close(); await examiner.close(); await cleaner.close(); await changes.close(); } };
}
