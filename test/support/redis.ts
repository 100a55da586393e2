import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** Whether the tests that need Redis can run here. Where they cannot, that is said aloud; AIRLOCK_REQUIRE_ALL=1 makes it a failure. */
export function hasRedis(): boolean {
  const isThere = spawnSync('redis-server', ['--version']).status === 0;
  if (!isThere && process.env['AIRLOCK_REQUIRE_ALL'] === '1') throw new Error('redis-server is not installed, and AIRLOCK_REQUIRE_ALL asks for it');
  if (!isThere) process.stderr.write('NOT TESTED: redis-server is not installed, so nothing was tried against Redis.\n');
  return isThere;
}

/** A Redis server of its own, on a free port, as docker-compose.yml starts one. */
export async function startRedis(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'airlock-redis-'));
  const port = await freePort();
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--appendonly', 'yes', '--maxmemory-policy', 'noeviction', '--save', ''], { stdio: 'ignore' });
  const ended = once(server, 'exit');
  const url = `redis://127.0.0.1:${port}`;
  for (let waited = 0; !(await answers(url)); waited += 50) {
    if (waited > 5_000 || server.exitCode !== null) throw new Error('redis-server does not start: install it (Debian: redis-server)');
    await sleep(50);
  }
  return {
    url,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  client.on('error', () => undefined);
  return client.connect().then(() => true, () => false).finally(() => client.disconnect());
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
