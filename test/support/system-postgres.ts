import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from './redis.js';

const installed = '/usr/lib/postgresql';

/** The programs of the newest Postgres that the system itself has, if any. */
function programs(): string | undefined {
  if (!existsSync(installed)) return undefined;
  const [newest] = readdirSync(installed).filter((name) => existsSync(join(installed, name, 'bin', 'initdb'))).sort((a, b) => Number(b) - Number(a));
  return newest && join(installed, newest, 'bin');
}

export interface SystemPostgres {
  /** With a password, over TCP, as installations name theirs. */
  readonly url: string;
  readonly version: string;
  drop(): Promise<void>;
}

/** A server of the system's own Postgres, in a folder and on a port of its own. Undefined, said aloud, where there is none. */
export async function startSystemPostgres(): Promise<SystemPostgres | undefined> {
  const bin = programs();
  if (!bin) {
    process.stderr.write('NOT TESTED: no Postgres of the system itself (Debian: postgresql), so only the embedded one was tried.\n');
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'airlock-postgres-'));
  // Postgres does not run as root.
  const [uid, gid] = process.getuid?.() === 0 ? ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'nobody']).toString())) : [];
  const as = uid === undefined || gid === undefined ? {} : { uid, gid };
  chmodSync(folder, 0o777);
  const secret = join(folder, 'secret');
  writeFileSync(secret, 'a password of the tests', { mode: 0o644 });
  execFileSync(join(bin, 'initdb'), ['-D', join(folder, 'data'), '-U', 'airlock', '-A', 'scram-sha-256', '--pwfile', secret, '-E', 'UTF8', '--locale', 'C', '-N'], { ...as, stdio: 'ignore' });
  const port = await freePort();
  const server = spawn(join(bin, 'postgres'), ['-D', join(folder, 'data'), '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='], { ...as, stdio: 'ignore' });
  const ended = once(server, 'exit');
  const url = `postgres://airlock:a%20password%20of%20the%20tests@127.0.0.1:${port}/postgres`;
  for (let waited = 0; ; waited += 100) {
    const version = await versionOf(url);
    if (version) return { url, version, drop: async () => { server.kill('SIGINT'); await ended; rmSync(folder, { recursive: true, force: true }); } };
    if (waited > 30_000 || server.exitCode !== null) throw new Error('the Postgres of the system does not start');
    await sleep(100);
  }
}

async function versionOf(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query<{ server_version: string }>('show server_version')).rows[0]?.server_version;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}
