import { createPostgresBackend, Queue, runMigrations, Worker, type JobsOptions } from 'bullmq';
import { Redis } from 'ioredis';
import type { Pool } from 'pg';

/** Where jobs wait: in Redis where there is one, and otherwise in the Postgres that everything else is in. */
export interface QueuePlace {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
}

/** The Postgres schema that the queue keeps to itself. */
const schema = 'bullmq';

/** Makes the tables that the queue needs in Postgres. */
export async function prepareQueue(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client, schema);
  } finally {
    client.release();
  }
}

/** The part of a queue that we use. */
export interface OpenQueue {
  add(name: string, payload: unknown, options: JobsOptions): Promise<unknown>;
  close(): Promise<void>;
}

export function openQueue(name: string, { databaseUrl, redisUrl }: QueuePlace, onError: (error: Error) => void): OpenQueue {
  if (redisUrl === undefined) {
    const queue = new Queue(name, { connection: { connectionString: databaseUrl, max: 2, schema } }, createPostgresBackend);
    queue.on('error', onError);
    return queue;
  }
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: 1 });
  redis.on('error', onError);
  const queue = new Queue(name, { connection: redis });
  queue.on('error', onError);
  return {
    add: (job, payload, options) => queue.add(job, payload, options),
    close: async () => {
      if (redis.status !== 'ready') redis.disconnect();
      await queue.close();
      redis.disconnect();
    },
  };
}

/** A job as its worker sees it. */
export interface TakenJob {
  readonly name: string;
  readonly data: unknown;
  readonly attemptsMade: number;
  readonly opts: { readonly attempts?: number };
}

export interface WorkerSettings {
  readonly place: QueuePlace;
  readonly concurrency: number;
  /** How long a job stays with a worker that has stopped answering. */
  readonly lockMs: number;
  readonly run: (job: TakenJob) => Promise<void>;
  /** A job that failed for the last time, or whose workers died on it too often. */
  readonly onGivenUp: (job: TakenJob, error: Error) => void;
  readonly onError: (error: Error) => void;
}

export interface OpenWorker {
  /** Finishes the jobs in hand and takes no more. */
  close(): Promise<void>;
}

export function openWorker(name: string, { place: { databaseUrl, redisUrl }, concurrency, lockMs, run, onGivenUp, onError }: WorkerSettings): OpenWorker {
  const settings = { concurrency, lockDuration: lockMs, stalledInterval: lockMs, maxStalledCount: 3 };
  const failed = (job: TakenJob | undefined, error: Error) => {
    if (job && (job.attemptsMade >= (job.opts.attempts ?? 1) || error.message.includes('stalled'))) onGivenUp(job, error);
  };
  if (redisUrl === undefined) {
    const worker = new Worker(name, run, { ...settings, connection: { connectionString: databaseUrl, max: concurrency + 3, schema } }, createPostgresBackend);
    worker.on('failed', failed);
    worker.on('error', onError);
    return worker;
  }
  const redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
  redis.on('error', onError);
  const worker = new Worker(name, run, { ...settings, connection: redis });
  worker.on('failed', failed);
  worker.on('error', onError);
  return {
    close: async () => {
      await worker.close();
      redis.disconnect();
    },
  };
}
