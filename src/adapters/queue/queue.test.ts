import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freshDatabase } from '../../../test/support/database.js';
import { hasRedis, startRedis } from '../../../test/support/redis.js';
import { createPool } from '../postgres/pool.js';
import { createJobs } from './jobs.js';
import { openWorker, prepareQueue, type QueuePlace, type TakenJob } from './place.js';
import { queueNames } from './queues.js';

interface Backend {
  readonly place: QueuePlace;
  close(): Promise<void>;
}

async function postgres(): Promise<Backend> {
  const database = await freshDatabase();
  const pool = createPool(database.url);
  await prepareQueue(pool);
  await prepareQueue(pool);
  await pool.end();
  return { place: { databaseUrl: database.url }, close: database.drop };
}

async function redis(): Promise<Backend> {
  const { url, stop } = await startRedis();
  return { place: { databaseUrl: 'postgres://nobody@localhost:1/none', redisUrl: url }, close: stop };
}

const eventually = async (isSo: () => boolean, ms = 15_000): Promise<void> => {
  for (let waited = 0; !isSo(); waited += 20) {
    if (waited > ms) throw new Error('it did not come to pass');
    await sleep(20);
  }
};

describe.each([['Postgres', postgres] as const, ...(hasRedis() ? [['Redis', redis] as const] : [])])('jobs in %s', (_, open) => {
  let backend: Backend;
  const troubles: Error[] = [];
  beforeAll(async () => { backend = await open(); });
  afterAll(async () => { await backend.close(); });

  const worker = (run: (job: TakenJob) => Promise<void>, more: { onGivenUp?: (job: TakenJob, error: Error) => void; queue?: string } = {}) =>
    openWorker(more.queue ?? queueNames[0]!, { place: backend.place, concurrency: 1, lockMs: 2_000, run, onGivenUp: more.onGivenUp ?? (() => undefined), onError: (error) => troubles.push(error) });

  test('a job carries ids and a version, and the same job waits only once', async () => {
    const jobs = createJobs(backend.place, (error) => troubles.push(error));
    const payload = { request: randomUUID(), version: 3 };
    await jobs.enqueue('check', payload);
    await jobs.enqueue('check', payload);
    await jobs.enqueue('check', { ...payload, version: 4 });
    const taken: unknown[] = [];
    const it = worker(async (job) => void taken.push([job.name, job.data]));
    await eventually(() => taken.length === 2);
    await sleep(100);
    expect(taken).toEqual([['check', payload], ['check', { ...payload, version: 4 }]]);
    await it.close();
    await jobs.close();
  });

  test('work that was done can be asked for again', async () => {
    const jobs = createJobs(backend.place, (error) => troubles.push(error));
    let times = 0;
    const it = worker(async () => void (times += 1));
    const payload = { request: randomUUID(), version: 1 };
    for (let wanted = 1; wanted <= 2; wanted += 1) {
      await jobs.enqueue('check', payload);
      await eventually(() => times === wanted);
      await sleep(200);
    }
    await it.close();
    await jobs.close();
  });

  test('a job that fails is tried again, and given up after the third time', async () => {
    const jobs = createJobs(backend.place, (error) => troubles.push(error));
    let tries = 0;
    const givenUp: unknown[] = [];
    const it = worker(async () => {
      tries += 1;
      throw new Error('broken');
    }, { onGivenUp: (job) => givenUp.push(job.data) });
    const payload = { request: randomUUID(), version: 1 };
    await jobs.enqueue('check', payload);
    await eventually(() => givenUp.length > 0);
    expect([tries, givenUp]).toEqual([3, [payload]]);
    await it.close();
    await jobs.close();
  });

  test('a worker that is closed finishes what it has in hand', async () => {
    const jobs = createJobs(backend.place, (error) => troubles.push(error));
    const steps: string[] = [];
    const it = worker(async () => {
      steps.push('begun');
      await sleep(300);
      steps.push('done');
    });
    await jobs.enqueue('check', { request: randomUUID(), version: 1 });
    await eventually(() => steps.length === 1);
    await it.close();
    expect(steps).toEqual(['begun', 'done']);
    await jobs.close();
  });

  test('what was sent goes before what is still a draft, and releases do not wait behind either', async () => {
    const jobs = createJobs(backend.place, (error) => troubles.push(error));
    for (const name of ['precheck', 'check', 'release'] as const) await jobs.enqueue(name, { request: randomUUID(), version: 1 });
    const taken: string[] = [];
    const release = worker(async (job) => void taken.push(job.name), { queue: queueNames[1]! });
    await eventually(() => taken.length === 1);
    const check = worker(async (job) => void taken.push(job.name));
    await eventually(() => taken.length === 3);
    expect(taken).toEqual(['release', 'check', 'precheck']);
    await Promise.all([release.close(), check.close(), jobs.close()]);
  });

  test('a payload that is not ids is refused before it reaches the queue', async () => {
    const jobs = createJobs(backend.place, (error) => troubles.push(error));
    await expect(jobs.enqueue('check', { request: 'North East 7', version: 1 })).rejects.toThrow();
    await jobs.close();
  });

  test('nothing of this troubled the queue', () => {
    expect(troubles.map((error) => error.message)).toEqual([]);
  });
});

test('whoever asks for work is not failed by a queue that is away', async () => {
  const heard: Error[] = [];
  const jobs = createJobs({ databaseUrl: 'postgres://nobody@localhost:1/none', redisUrl: 'redis://localhost:1' }, (error) => heard.push(error));
  await jobs.enqueue('check', { request: randomUUID(), version: 1 });
  expect(heard.length).toBeGreaterThan(0);
  await jobs.close();
});
