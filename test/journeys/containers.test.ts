import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { verifyBundle } from '../../src/adapters/release/verify-bundle.js';
import { readConfig } from '../../src/main/config.js';
import { play } from '../../src/main/demo/play.js';
import { seedPeople } from '../../src/main/demo/seed.js';
import { readStory } from '../../src/main/demo/story.js';
import { createLogger } from '../../src/main/logger.js';
import { openHouse, type House } from '../../src/main/wire.js';
import { freshDatabase } from '../support/database.js';
import { built, run, runOnce, type Running } from '../support/processes.js';
import { freePort, hasRedis, startRedis } from '../support/redis.js';
import { startSystemPostgres } from '../support/system-postgres.js';

/**
 * There is no container engine where the tests run: the programs of docker-compose.yml are started by hand, each with
 * exactly the environment that the file gives it. Only the names of machines and the places of files are put in.
 */
type Environment = Readonly<Record<string, string>>;
const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as { services: Record<string, { environment: Environment; command: string[] }> };

/** The system's own Postgres where there is one: then nothing here is the embedded server. */
const theirPostgres = async () => (await startSystemPostgres()) ?? freshDatabase();

const withRedis = hasRedis() ? describe : (name: string, _run: () => void) => test(`${name}: not tried, redis-server is not installed`, () => expect(hasRedis()).toBe(false));

withRedis('the environment of docker-compose.yml', () => {
  let folder: string;
  let database: { readonly url: string; drop(): Promise<void> };
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let port: number;
  let house: House;
  const running: Running[] = [];

  const environmentOf = (service: string): Record<string, string> => {
    const places: readonly (readonly [RegExp, string])[] = [
      [/^postgresql:.*/, database.url], [/^redis:.*/, redis.url], [/^\/run\/secrets\/(.*)/, `${join(folder, 'secrets')}/$1`], [/^\/data$/, join(folder, 'data')],
      [/^\/tmp\/alive$/, join(folder, 'alive')], [/^8080$/, String(port)], [/^\$\{PUBLIC_URL.*/, `http://localhost:${port}`], [/^\$\{TRUSTED_PROXIES.*/, '1'], [/^\$\{FIRST_MANAGER_EMAIL.*/, 'first@example.org'],
    ];
    return Object.fromEntries(Object.entries(compose.services[service]!.environment).filter(([name]) => name !== 'DATABASE_PASSWORD_FILE').map(([name, value]) => {
      const place = places.find(([pattern]) => pattern.test(value));
      return [name, place ? value.replace(place[0], place[1]) : value];
    }));
  };
  const programOf = (service: string): string => /dist\/(\w+)\.js/.exec(compose.services[service]!.command.join(' '))![1]!;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'airlock-containers-'));
    chmodSync(folder, 0o755);
    const secrets = join(folder, 'secrets');
    mkdirSync(secrets);
    const pem = { type: 'pkcs8', format: 'pem' } as const;
    for (const [name, value] of [
      ['session_secret', randomBytes(48).toString('base64')], ['token_key', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(pem)],
      ['signing_key', generateKeyPairSync('ed25519').privateKey.export(pem)], ['first_manager_password', 'a password for the first one'],
    ] as const) writeFileSync(join(secrets, name), value);
    [database, redis, port] = await Promise.all([theirPostgres(), startRedis(), freePort()]);
    await built();
  }, 60_000);

  afterAll(async () => {
    await house?.close();
    await Promise.all(running.map((one) => one.stop()));
    await redis.stop();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('nothing starts without a secret, and the one that is missing is named', async () => {
    const { SESSION_SECRET_FILE: _, ...without } = environmentOf('web');
    const { code, said } = await runOnce(programOf('web'), without);
    expect([code, said]).toEqual([78, expect.stringContaining('SESSION_SECRET is missing')]);
  });

  test('the schema is made first, with an account for the first manager', async () => {
    const { code, said } = await runOnce(programOf('migrate'), environmentOf('migrate'));
    expect([code, said]).toEqual([0, 'the schema is up to date\n']);
    expect((await runOnce(programOf('migrate'), environmentOf('migrate'))).code).toBe(0);
  });

  test('pages answer, and two workers carry a request through Redis to a bundle that verifies', async () => {
    running.push(...(await Promise.all(['web', 'worker', 'worker'].map((service) => run(programOf(service), environmentOf(service))))));
    expect(await (await fetch(`http://127.0.0.1:${port}/healthz`)).json()).toEqual({ status: 'ok' });
    const config = readConfig(environmentOf('worker'));
    house = openHouse({ ...config, databaseUrl: config.databaseUrl! }, createLogger('test', 'silent'));
    const { ports } = house;
    expect((await ports.people.accounts()).map(({ email, isManager }) => [email, isManager])).toEqual([['first@example.org', true]]);
    await seedPeople(ports);
    const request = (await play(ports, readStory('waiting-times'), async (_, { id }) => {
      for (;;) {
        const now = (await ports.reads.request(id))!;
        if (now.state !== 'checking' && now.state !== 'releasing') return now;
        await sleep(50);
      }
    }))!;
    expect(request.state).toBe('released');
    expect(await verifyBundle((await ports.desk.bundle(request.releases[0]!.id))!)).toMatchObject({ ok: true, files: 1 });
  }, 60_000);

  test('asked to stop, every program ends in good order', async () => {
    expect(await Promise.all(running.splice(0).map((one) => one.stop()))).toEqual([0, 0, 0]);
  });
});
