import type { Proposals } from '../../src/fixes/fix.js';
import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Pool } from 'pg';
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
import { reportSchema, type CheckReport, type Finding } from '../../src/examine/report.js';
import type { ExamineTask, FileView, JobName, JobPayload, Packs, Ports } from '../../src/ports/index.js';
import type { ResolvedPack } from '../../src/packs/pack.js';
import { identify } from '../../src/readers/identify/identify.js';
import { freshDatabase } from './database.js';

/** A pack of the tests: nothing in it but what the verbs ask of packs. */
export const aPack = (with_: Partial<ResolvedPack> = {}): ResolvedPack => ({
  id: 'plain', version: '1', title: 'Plain', digest: 'sha256:plain', checkers: 1, noFindings: 'review', remembers: 'project', confidential: [], legends: [],
  shared: {}, rules: {}, off: {}, ...with_,
});

export const packsOf = (...packs: readonly ResolvedPack[]): Packs => ({
  list: () => packs,
  composed: (ids) => (ids.length > 0 && ids.every((id) => packs.some((pack) => pack.id === id)) ? packs.find((pack) => pack.id === ids[0]) : undefined),
});

/** What an examination of the tests finds, by file name; left out, nothing. */
export type Finds = (task: ExamineTask) => { readonly findings?: Readonly<Record<string, readonly Finding[]>>; readonly across?: readonly Finding[]; readonly views?: readonly FileView[]; readonly unread?: readonly string[] };

export interface TestHouse {
  readonly ports: Ports;
  readonly pool: Pool;
  readonly url: string;
  readonly folder: string;
  /** Jobs that were asked for and not yet looked at. */
  readonly asked: [JobName, JobPayload][];
  /** The clock of the house, which only tests move. */
  readonly clock: { now: string };
  finds: Finds;
  /** What is proposed when fixes are asked for. */
  fixes: Proposals;
  /** Puts text into the vault. */
  put(text: string): Promise<{ readonly sha256: string; readonly bytes: number }>;
  close(): Promise<void>;
}

/** Real Postgres, vault, desk, people and tokens; what is read from files, and the queue, is what the test says. */
export async function openTestHouse(packs: Packs = packsOf(aPack())): Promise<TestHouse> {
  const database = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'airlock-house-'));
  const pool = createPool(database.url);
  const changes = new Changes(database.url);
  const vault = createVault(join(folder, 'vault'));
  const clock = { now: '2026-11-20T09:00:00.000Z' };
  const house: TestHouse = {
    pool, folder, url: database.url, asked: [], clock, finds: () => ({}), fixes: { engine: '0', proposals: [], advice: [], notProposed: [] },
    put: (text) => vault.put(Readable.from([Buffer.from(text)])),
    ports: {
      store: createStore(pool), reads: createReads(pool), ledger: createLedger(pool), views: createViews(pool, changes), vault, packs,
      jobs: { enqueue: async (name, payload) => void house.asked.push([name, payload]), close: async () => undefined },
      examiner: {
        async examine(task, onProgress) {
          for (const file of task.files) onProgress?.(file.id, 'done');
          const { findings = {}, across = [], views = [], unread = [] } = house.finds(task);
          return { report: aReport(task, { findings, across, unread }), views };
        },
        tables: async () => ({ tables: [] }),
        fixes: async () => house.fixes,
        close: async () => undefined,
      },
      cleaner: { clean: async () => ({ refused: 'No clean copy is made in this house.' }), close: async () => undefined },
      kindOf: (name, head) => identify(name, head).kind,
      people: createPeople(pool, { N: 16, r: 1, p: 1 }),
      tokens: createTokens(pool, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey),
      desk: createDesk(join(folder, 'released'), vault, generateKeyPairSync('ed25519').privateKey),
      now: () => clock.now, newId: () => randomUUID(), sha256: (text) => createHash('sha256').update(text).digest('hex'),
      holidays: new Set(['2026-11-23']),
    },
    close: async () => {
      await changes.close();
      await pool.end();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return house;
}

interface Found {
  readonly findings: Readonly<Record<string, readonly Finding[]>>;
  readonly across: readonly Finding[];
  readonly unread: readonly string[];
}

function aReport(task: ExamineTask, { findings, across, unread }: Found): CheckReport {
  return {
    schema: reportSchema, tool: { name: 'airlock', version: '0' }, pack: { id: task.packs.join('+'), version: '1', digest: 'sha256:plain' }, status: 'review',
    files: task.files.map((file) => ({
      path: file.name, sha256: file.sha256, bytes: 1, kind: 'csv', status: 'pass', read: unread.includes(file.name) ? 'not' : 'whole', tables: [], findings: findings[file.name] ?? [],
    })),
    findings: across, rules: [{ id: 'min-cell-count', version: 1, ran: 1, flagged: 0, notEvaluable: 0, notApplicable: 0 }], durationMs: 1,
  };
}
