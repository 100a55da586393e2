import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startEmbedded, type EmbeddedPostgres } from '../../src/adapters/postgres/embedded.js';
import { migrate } from '../../src/adapters/postgres/migrate.js';
import { createPool } from '../../src/adapters/postgres/pool.js';
import { prepareQueue } from '../../src/adapters/queue/place.js';
import { verifyBundle } from '../../src/adapters/release/verify-bundle.js';
import { demoPeople } from '../../src/main/demo/people.js';
import { seedPeople } from '../../src/main/demo/seed.js';
import { readConfig } from '../../src/main/config.js';
import { createLogger } from '../../src/main/logger.js';
import { openHouse, type House } from '../../src/main/wire.js';
import type { State } from '../../src/requests/lifecycle.js';
import type { ReleaseRequest } from '../../src/requests/request.js';
import { createToken } from '../../src/actions/tokens.js';
import { clientsOf, type Clients } from '../support/clients.js';
import { built, run, type Running } from '../support/processes.js';
import { freePort } from '../support/redis.js';

/** Who is killed while a request is where. Every process there is, several times in every part of the story. */
type Victim = 'web' | 'worker' | 'reader' | 'postgres';
const parts: Readonly<Record<string, { readonly states: readonly State[]; readonly victims: readonly Victim[] }>> = {
  upload: { states: ['draft'], victims: ['web', 'postgres', 'web', 'web', 'postgres', 'web'] },
  check: { states: ['checking'], victims: ['worker', 'reader', 'worker', 'postgres', 'worker', 'reader'] },
  vote: { states: ['waiting', 'inReview'], victims: ['web', 'web', 'postgres', 'web', 'web', 'worker'] },
  release: { states: ['releasing'], victims: ['worker', 'worker', 'postgres', 'worker', 'web', 'worker'] },
};
const points = Object.entries(parts).flatMap(([part, { victims }]) => victims.map((victim, index) => ({ part, victim, key: `${part}-${index}-${victim}` })));

/** Mulberry32: the same delays every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const tablesOf = (key: string): Record<string, string> => Object.fromEntries([1, 2].map((number) => [
  `${key}-${number}.csv`, `region,count of ${key}\n${['North', 'South', 'East', 'West'].map((region, index) => `${region},${1000 + number * 100 + index * 7 + key.length}`).join('\n')}\n`,
]));

describe('kill -9 of any process at any point', () => {
  const folder = mkdtempSync(join(tmpdir(), 'airlock-crash-'));
  const chance = seeded(20261122);
  let postgres: EmbeddedPostgres;
  let house: House;
  let environment: Record<string, string>;
  let worker: Running;
  let web: Running;
  let clients: Clients;

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    // Not the fast settings of other tests: a server that may forget what it has committed proves nothing here.
    postgres = await startEmbedded({ folder });
    const pem = { type: 'pkcs8', format: 'pem' } as const;
    environment = {
      AIRLOCK_MODE: 'demo', DATA_FOLDER: join(folder, 'data'), DATABASE_URL: postgres.url, SESSION_SECRET: randomBytes(48).toString('base64'),
      TOKEN_KEY: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(pem).toString(), SIGNING_KEY: generateKeyPairSync('ed25519').privateKey.export(pem).toString(),
      SWEEP_MS: '1000', LOCK_MS: '2000', LOG_LEVEL: 'silent', PORT: String(await freePort()),
    };
    const pool = createPool(postgres.url);
    await migrate(pool);
    await prepareQueue(pool);
    await pool.end();
    const config = readConfig(environment);
    house = openHouse({ ...config, databaseUrl: postgres.url }, createLogger('test', 'silent'));
    await seedPeople(house.ports);
    await built();
    [worker, web] = await Promise.all([run('worker', environment), run('server', environment)]);
    const author = (await house.ports.people.accounts()).find((account) => account.email === 'amara@example.org')!;
    const token = await createToken(house.ports, { is: 'person', id: author.id, roles: [] }, { name: 'story', scopes: ['check', 'submit', 'read'], days: 1 });
    if (!('secret' in token)) throw new Error('there is no token');
    clients = await clientsOf({ url: `http://127.0.0.1:${environment['PORT']}`, token: token.secret, checkers: demoPeople.filter(({ email }) => /chitra|dan/.test(email)) });
  }, 120_000);

  afterAll(async () => {
    await web?.kill();
    await worker?.kill();
    await house?.close();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const requestOf = async (key: string): Promise<ReleaseRequest | undefined> =>
    (await house.pool.query<{ body: ReleaseRequest }>("select body from requests where key like '% ' || $1", [key])).rows[0]?.body;

  const kill: Readonly<Record<Victim, () => Promise<void>>> = {
    web: async () => {
      await web.kill();
      web = await run('server', environment);
    },
    worker: async () => {
      await worker.kill();
      worker = await run('worker', environment);
    },
    // The processes that read files are the worker's children.
    reader: async () => {
      for (const pid of readFileSync(`/proc/${worker.child.pid}/task/${worker.child.pid}/children`, 'utf8').trim().split(' ').filter(Boolean)) process.kill(Number(pid), 'SIGKILL');
    },
    postgres: async () => {
      const [server] = readFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n');
      process.kill(Number(server), 'SIGKILL');
      await postgres.ended;
      postgres = await startEmbedded({ folder });
    },
  };

  async function comesTo(key: string, states: readonly string[]): Promise<ReleaseRequest> {
    for (;;) {
      const request = await requestOf(key).catch(() => undefined);
      if (request && states.includes(request.state)) return request;
      await sleep(4);
    }
  }

  test('there are at least twenty such points', () => {
    expect(points.length).toBeGreaterThanOrEqual(20);
    expect(new Set(points.map((point) => point.victim)).size).toBe(4);
  });

  test.each(points)('$key: the request still finishes', async ({ part, victim, key }) => {
    const files = tablesOf(key);
    const story = clients.carry(key, files);
    if (part === 'upload') await sleep(chance() * 150);
    else await comesTo(key, [...parts[part]!.states, 'released']);
    await sleep(chance() * 60);
    await kill[victim]();
    const bundle = join(folder, `${key}.zip`);
    writeFileSync(bundle, await story);
    expect(await verifyBundle(bundle)).toMatchObject({ ok: true, files: 2 });
    const request = (await requestOf(key))!;
    expect([request.state, request.files.map((file) => [file.name, file.outcome, file.sha256])]).toEqual(['released', Object.entries(files).map(([name, text]) => [name, 'released', createHash('sha256').update(text).digest('hex')])]);
  }, 60_000);

  test('nothing was lost and nothing happened twice', async () => {
    const { ports, pool } = house;
    const { items } = await ports.reads.requests({});
    expect(items).toHaveLength(points.length);
    for (const request of items) {
      expect(request.releases).toHaveLength(1);
      expect(await verifyBundle((await ports.desk.bundle(request.releases[0]!.id))!)).toMatchObject({ ok: true, files: 2 });
      const names = (await ports.reads.events({ subject: request.id, limit: 1000 })).map((event) => event.name);
      const times = (name: string): number => names.filter((one) => one === name).length;
      expect([times('create'), times('submit'), times('released'), times('finish'), times('vote')]).toEqual([1, 1, 1, 2, 4]);
      // Every look is remembered too, and changes nothing.
      expect(times('view')).toBeGreaterThanOrEqual(4);
      expect(request.version).toBe(names.filter((name) => name !== 'view').length);
      expect((await ports.reads.events({ subject: request.releases[0]!.id, limit: 10 })).map((event) => event.name)).toContain('download');
    }
    expect(readdirSync(join(folder, 'data', 'released')).filter((name) => name.endsWith('.zip'))).toHaveLength(points.length);
    const { rows } = await pool.query<{ release: string; files: number }>('select release, count(distinct file) as files from ledger group by release');
    expect(rows.length).toBeLessThanOrEqual(points.length);
    expect(rows.every((row) => row.files <= 2)).toBe(true);
  });

  test('the audit chain verifies, and its end is the number of its events', async () => {
    const { entries, fault } = await house.ports.reads.verifyAudit();
    expect(fault).toBeUndefined();
    const { rows } = await house.pool.query<{ count: number }>('select count(*) as count from events');
    expect(entries).toBe(rows[0]!.count);
  });
});
