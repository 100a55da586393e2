import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Fault } from '../fault.js';
import { isReachable, isRoot, nativeFolder, serverUid } from './native.js';

export interface EmbeddedPostgres {
  readonly url: string;
  /** Comes true when the server has ended, for whatever reason. */
  readonly ended: Promise<unknown>;
  /** Ends the server in good order. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** The folder that keeps the data: `.airlock`. */
  readonly folder: string;
  /** For tests only: a crash of the machine may lose everything. */
  readonly unsafeFast?: boolean;
  /** A process (id) to end with, instead of this one. */
  readonly endsWith?: number;
}

/** Starts the Postgres that comes with the package, on a unix socket only. It ends when this process does, however that ends. */
export async function startEmbedded({ folder, unsafeFast = false, endsWith }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const base = baseFor(folder);
  const native = nativeFolder(base);
  const data = join(base, 'data');
  if (!existsSync(join(data, 'PG_VERSION'))) createCluster(native, data, unsafeFast);
  const socket = join(tmpdir(), `airlock-${createHash('sha256').update(data).digest('hex').slice(0, 16)}`);
  for (const path of [base, socket]) own(path);
  const url = `postgresql://airlock@localhost/airlock?host=${encodeURIComponent(socket)}`;
  for (let attempt = 1; ; attempt += 1) {
    const server = serve([join(native, 'bin', 'postgres'), '-D', data, ...settings(socket), ...(unsafeFast ? fast : [])], endsWith);
    const ended = once(server.child, 'exit');
    if (await isUp(server, url)) return { url, ended, stop: () => stop(server) };
    // A server whose parent was killed may still be on its way out.
    if (attempt === 10) throw new Fault(`Postgres does not start in ${data}: is another Airlock running here? ${server.said()}`);
    await sleep(500);
  }
}

const systemPlace = '/var/lib/airlock';

/** Where the data can be kept: in the folder, or, where the server's own user could not come to it, in the system's place for data. */
function baseFor(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const inside = join(folder, 'postgres');
  if (existsSync(join(inside, 'data')) || isReachable(folder)) return inside;
  // The note says where: without one, what may lie there belongs to a folder that is gone.
  const note = join(folder, 'postgres-is-elsewhere.txt');
  const noted = existsSync(note) ? /\S+\/[0-9a-f]{16}/.exec(readFileSync(note, 'utf8'))?.[0] : undefined;
  const outside = noted ?? join(systemPlace, randomBytes(8).toString('hex'));
  mkdirSync(systemPlace, { recursive: true });
  chmodSync(systemPlace, 0o755);
  writeFileSync(note, `The database of this folder is in ${outside} because its own user cannot come here.\n`);
  return outside;
}

function own(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (isRoot()) chownSync(path, serverUid, serverUid);
}

const asServer = () => (isRoot() ? { uid: serverUid, gid: serverUid } : {});
// Nothing of our environment (secrets, proxies) reaches the server.
const environment = { PATH: process.env['PATH'] ?? '', TZ: 'UTC', LC_ALL: 'C' };

function createCluster(native: string, data: string, unsafeFast: boolean): void {
  const making = `${data}.making`;
  rmSync(making, { recursive: true, force: true });
  own(join(data, '..'));
  const options = ['-D', making, '-U', 'airlock', '--auth-local=trust', '--auth-host=reject', '-E', 'UTF8', '--locale=C', ...(unsafeFast ? ['--no-sync'] : [])];
  const made = spawnSync(join(native, 'bin', 'initdb'), options, { ...asServer(), cwd: '/', env: environment, encoding: 'utf8' });
  if (made.status !== 0) throw new Fault(`Postgres cannot set up its data in ${data}: ${made.error?.message ?? made.stderr}`);
  // Only a whole cluster gets the name that a later start looks for.
  const moved = spawnSync('mv', [making, data], { ...asServer(), cwd: '/' });
  if (moved.status !== 0) throw new Fault(`cannot put the new database in its place: ${data}`);
}

const settings = (socket: string): string[] => [
  `unix_socket_directories=${socket}`, 'unix_socket_permissions=0700', 'listen_addresses=', 'max_connections=100', 'shared_buffers=64MB', 'log_min_messages=warning',
  'jit=off', 'timezone=UTC', 'log_timezone=UTC', 'wal_level=minimal', 'max_wal_senders=0',
].flatMap((setting) => ['-c', setting]);
const fast = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'autovacuum=off'].flatMap((setting) => ['-c', setting]);

interface Server {
  readonly child: ChildProcess;
  said(): string;
}

/**
 * Our end of the pipe closes when we end, even by kill -9; the shell then asks the server to stop. A session of its
 * own keeps Ctrl-C from reaching the server before those who still use it.
 */
const keeper = (watch: string): string =>
  `exec 3<&0; "$@" </dev/null 3<&- & server=$!; { ${watch}; kill -INT $server; } 2>/dev/null & watch=$!; wait $server; code=$?; kill $watch 2>/dev/null; exit $code`;
const pipeEnds = 'cat <&3 >/dev/null';
const processEnds = (pid: number): string => `while [ -e /proc/${pid} ] || ps -p ${pid} >/dev/null; do sleep 1; done`;

function serve(command: readonly string[], endsWith: number | undefined): Server {
  const watch = endsWith === undefined ? pipeEnds : processEnds(endsWith);
  const child = spawn('/bin/sh', ['-c', keeper(watch), 'sh', ...command], {
    ...asServer(), cwd: '/', env: environment, detached: true, stdio: [endsWith === undefined ? 'pipe' : 'ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr!.on('data', (text: Buffer) => { said = (said + text.toString()).slice(-2000); });
  child.stdin?.on('error', () => undefined);
  child.unref();
  for (const stream of [child.stdin, child.stderr]) (stream as { unref?: () => void } | null)?.unref?.();
  return { child, said: () => said };
}

const isRunning = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

async function isUp({ child }: Server, url: string): Promise<boolean> {
  const server = new URL(url);
  server.pathname = '/postgres';
  while (isRunning(child)) {
    const client = new pg.Client({ connectionString: server.href });
    try {
      await client.connect();
      const { rowCount } = await client.query("select 1 from pg_database where datname = 'airlock'");
      if (rowCount === 0) await client.query('create database airlock');
      // Another server may have answered at this socket: ours is up only if it still runs.
      return isRunning(child);
    } catch {
      await sleep(20);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  return false;
}

async function stop({ child }: Server): Promise<void> {
  if (!isRunning(child)) return;
  const ended = once(child, 'exit');
  child.ref();
  if (child.stdin) child.stdin.end();
  else child.kill('SIGTERM');
  await ended;
}
