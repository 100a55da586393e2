import type { Pool } from 'pg';
import { createJobs } from '../../src/adapters/queue/jobs.js';
import { openWorker, prepareQueue } from '../../src/adapters/queue/place.js';
import { queueNames } from '../../src/adapters/queue/queues.js';
import { jobPayloads, type JobName, type JobPayload, type Jobs } from '../../src/ports/jobs.js';
import { hasRedis, startRedis } from './redis.js';

/** A queue with somebody who does what waits in it. */
export interface TestQueue {
  readonly jobs: Jobs;
  /** Waits until every job asked for so far has been done. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export type Work = (name: JobName, payload: JobPayload) => Promise<unknown>;

/** The queues that an installation can have; Redis where the tests can start one. */
export const queueKinds = (): ('Postgres' | 'Redis')[] => ['Postgres', ...(hasRedis() ? ['Redis' as const] : [])];

/** No queue at all: each job is done soon, in this process. */
export function soon(work: Work): TestQueue {
  const running = new Set<Promise<unknown>>();
  return {
    jobs: {
      async enqueue(name, payload) {
        const job: Promise<unknown> = new Promise((resolve) => setImmediate(resolve)).then(() => work(name, payload)).catch((error: unknown) => { process.stderr.write(`a job failed: ${String(error)}\n`); }).finally(() => running.delete(job));
        running.add(job);
      },
      close: async () => undefined,
    },
    settled: async () => { while (running.size > 0) await Promise.all(running); },
    close: async () => undefined,
  };
}

/** The queue of an installation, in Postgres or in a Redis server of its own, with the workers of one. */
export async function realQueue(kind: 'Postgres' | 'Redis', { pool, url }: { readonly pool: Pool; readonly url: string }, work: Work): Promise<TestQueue> {
  const redis = kind === 'Redis' ? await startRedis() : undefined;
  if (!redis) await prepareQueue(pool);
  const place = redis ? { databaseUrl: 'postgres://nobody@localhost:1/none', redisUrl: redis.url } : { databaseUrl: url };
  const trouble = (error: Error): void => void process.stderr.write(`the ${kind} queue had trouble: ${error.message}\n`);
  const jobs = createJobs(place, trouble);
  const waiting = new Map<string, { readonly done: Promise<void>; readonly isDone: () => void }>();
  const workers = queueNames.map((name) => openWorker(name, {
    place, concurrency: 1, lockMs: 30_000, onError: trouble, onGivenUp: (_job, error) => trouble(error),
    run: async (job) => {
      const payload = jobPayloads[job.name as JobName].parse(job.data);
      await work(job.name as JobName, payload);
      waiting.get(keyOf(job.name, payload))?.isDone();
      waiting.delete(keyOf(job.name, payload));
    },
  }));
  return {
    jobs: {
      enqueue: (name, payload) => {
        let isDone = (): void => undefined;
        if (!waiting.has(keyOf(name, payload))) waiting.set(keyOf(name, payload), { done: new Promise((resolve) => { isDone = resolve; }), isDone: () => isDone() });
        return jobs.enqueue(name, payload);
      },
      close: () => jobs.close(),
    },
    settled: async () => { while (waiting.size > 0) await Promise.all([...waiting.values()].map(({ done }) => done)); },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
      await jobs.close();
      await redis?.stop();
    },
  };
}

const keyOf = (name: string, { request, version }: JobPayload): string => `${name} ${request} ${version}`;
