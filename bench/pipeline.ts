import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { addFiles } from '../src/actions/add-files.js';
import { create } from '../src/actions/create.js';
import { describe } from '../src/actions/describe.js';
import { submit } from '../src/actions/submit.js';
import { startEmbedded } from '../src/adapters/postgres/embedded.js';
import { migrate } from '../src/adapters/postgres/migrate.js';
import { createPool } from '../src/adapters/postgres/pool.js';
import { prepareQueue } from '../src/adapters/queue/place.js';
import { readConfig } from '../src/main/config.js';
import { seedPeople } from '../src/main/demo/seed.js';
import { createLogger } from '../src/main/logger.js';
import { openHouse } from '../src/main/wire.js';
import { actorOn } from '../src/requests/project.js';
import { isRefused } from '../src/requests/refusals.js';
import { built, run } from '../test/support/processes.js';
import { hasRedis, startRedis } from '../test/support/redis.js';

/**
 * Submissions a minute through the whole pipeline: 20 files each, stored, sent, queued, read, checked against the
 * rules, reported and saved, with two worker processes. `npm run bench:pipeline [-- submissions]`.
 */
const submissions = Number(process.argv[2] ?? 12);
const filesEach = 20;
const answers = { title: 'Table', destination: 'paper', population: 'Adults', people: 50_000, weighted: 'no', protections: ['none'], earlier: 'Nothing' } as const;

const csv = (submission: number, file: number): string =>
  `region,female,male,all\n${['North', 'South', 'East', 'West', 'Middle'].map((region, row) => {
    const [female, male] = [200 + submission * 31 + file * 7 + row, 300 + submission * 17 + file * 3 + row * 2];
    return `${region},${female},${male},${female + male}`;
  }).join('\n')}\n`;

async function measure(redisUrl: string | undefined): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'airlock-bench-'));
  chmodSync(folder, 0o755);
  const postgres = await startEmbedded({ folder });
  const pem = { type: 'pkcs8', format: 'pem' } as const;
  const environment = {
    AIRLOCK_MODE: 'demo', DATA_FOLDER: join(folder, 'data'), DATABASE_URL: postgres.url, SESSION_SECRET: randomBytes(48).toString('base64'), LOG_LEVEL: 'silent',
    TOKEN_KEY: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(pem).toString(), SIGNING_KEY: generateKeyPairSync('ed25519').privateKey.export(pem).toString(),
    ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
  };
  const pool = createPool(postgres.url);
  await migrate(pool);
  await prepareQueue(pool);
  const house = openHouse({ ...readConfig(environment), databaseUrl: postgres.url }, createLogger('bench', 'silent'));
  const { ports } = house;
  await seedPeople(ports);
  const [project] = await ports.reads.projects();
  const author = actorOn(project!, (await ports.people.accounts()).find((account) => account.email === 'amara@example.org')!);
  const workers = await Promise.all([run('worker', environment), run('worker', environment)]);
  const send = async (number: number): Promise<void> => {
    const created = await create(ports, author, { project: project!.id, title: `Submission ${number}` });
    if (isRefused(created)) throw new Error(created.refused);
    const target = { id: created.done.id };
    const files = await Promise.all(Array.from({ length: filesEach }, async (_, file) => ({ name: `${file}.csv`, ...(await ports.vault.put(Readable.from([Buffer.from(csv(number, file))]))) })));
    const added = await addFiles(ports, target, author, { files });
    if (isRefused(added)) throw new Error(added.refused);
    await describe(ports, target, author, { files: added.done.files.map((file) => file.id), answers });
    const sent = await submit(ports, target, author, {});
    if (isRefused(sent)) throw new Error(sent.refused);
  };
  const began = performance.now();
  for (let number = 0; number < submissions; number += 1) await send(number);
  for (;;) {
    const { rows } = await pool.query<{ count: number }>("select count(*) as count from requests where state = 'waiting'");
    if (rows[0]!.count >= submissions) break;
    await sleep(50);
  }
  const seconds = (performance.now() - began) / 1000;
  await Promise.all(workers.map((worker) => worker.stop()));
  await house.close();
  await pool.end();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
  return (submissions / seconds) * 60;
}

await built();
const redis = hasRedis() ? await startRedis() : undefined;
const results = [['Postgres', await measure(undefined)] as const, ...(redis ? [['Redis', await measure(redis.url)] as const] : [])];
await redis?.stop();
process.stdout.write(`${submissions} submissions of ${filesEach} files, two workers, ${cpus().length} cores\n`);
for (const [queue, perMinute] of results) process.stdout.write(`  queue in ${queue}: ${perMinute.toFixed(1)} submissions a minute\n`);
