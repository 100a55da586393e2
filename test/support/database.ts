import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbedded } from '../../src/adapters/postgres/embedded.js';
import { migrate } from '../../src/adapters/postgres/migrate.js';
import { createPool } from '../../src/adapters/postgres/pool.js';

/**
 * A database of its own for a test file: real Postgres, cloned from a template that the migrations made. All files of
 * one run share one server, started by the first that asks; it ends with the run.
 */
export async function freshDatabase(): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const server = process.env['TEST_DATABASE_URL'] ?? (await sharedServer());
  const name = `t_${randomBytes(8).toString('hex')}`;
  await admin(server, `create database ${name} template ${await templateOn(server)} strategy file_copy`);
  return { url: withDatabase(server, name), drop: () => admin(server, `drop database ${name} with (force)`) };
}

/** The run: jest itself, whose workers are its children. */
const run = process.argv[1]?.includes('jest-worker') ? process.ppid : process.pid;
const folder = join(tmpdir(), `airlock-test-${run}`);

async function sharedServer(): Promise<string> {
  const ready = join(folder, 'url');
  removeEndedRuns();
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  if (isFirst(join(folder, 'starting'))) {
    const { url } = await startEmbedded({ folder, unsafeFast: true, endsWith: run });
    writeFileSync(ready, url);
  }
  for (let waited = 0; !existsSync(ready) || readFileSync(ready, 'utf8') === ''; waited += 20) {
    if (waited > 30_000) throw new Error('the test server did not start');
    await sleep(20);
  }
  return readFileSync(ready, 'utf8');
}

/** What runs that are over have left. */
function removeEndedRuns(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = /^airlock-test-(\d+)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isFirst(path: string): boolean {
  try {
    closeSync(openSync(path, 'wx'));
    return true;
  } catch {
    return false;
  }
}

/** Made once for each server, under a lock of the server's own. */
async function templateOn(server: string): Promise<string> {
  const client = new pg.Client({ connectionString: withDatabase(server, 'postgres') });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(4711)');
    const { rowCount } = await client.query("select 1 from pg_database where datname = 'airlock_template' and datallowconn = false");
    if (rowCount === 0) {
      await client.query('drop database if exists airlock_template with (force)');
      await client.query('create database airlock_template');
      const pool = createPool(withDatabase(server, 'airlock_template'));
      await migrate(pool);
      await pool.end();
      await client.query('alter database airlock_template allow_connections false');
    }
  } finally {
    await client.end();
  }
  return 'airlock_template';
}

async function admin(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(server, 'postgres') });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
