import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { startEmbedded } from './embedded.js';
import { isRoot } from './native.js';
import { migrate } from './migrate.js';
import { createPool } from './pool.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'airlock-embedded-'));
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the Postgres that comes along', () => {
  test('starts in an empty folder, listens on no network, and keeps its data over a restart', async () => {
    const first = await startEmbedded({ folder, unsafeFast: true });
    const pool = createPool(first.url);
    expect(await migrate(pool)).toBeGreaterThan(0);
    expect((await pool.query('show listen_addresses')).rows).toEqual([{ listen_addresses: '' }]);
    await pool.query("insert into accounts (id, name, email, is_manager) values (gen_random_uuid(), 'A', 'a@b', false)");
    await pool.end();
    await first.stop();

    const second = await startEmbedded({ folder, unsafeFast: true });
    const again = createPool(second.url);
    expect(await migrate(again)).toBe(0);
    expect((await again.query('select name from accounts')).rows).toEqual([{ name: 'A' }]);
    await again.end();
    await second.stop();
    await expect(new pg.Client({ connectionString: second.url }).connect()).rejects.toThrow();
  });

  test('keeps its data where its own user can come: elsewhere, and says where, when root keeps the folder closed', async () => {
    const closed = mkdtempSync(join(tmpdir(), 'airlock-closed-'));
    const { stop } = await startEmbedded({ folder: closed, unsafeFast: true });
    await stop();
    const place = isRoot() ? /\/var\/lib\/airlock\/[0-9a-f]+/.exec(readFileSync(join(closed, 'postgres-is-elsewhere.txt'), 'utf8'))![0] : join(closed, 'postgres');
    expect(existsSync(join(place, 'data', 'PG_VERSION'))).toBe(true);
    for (const folder of [place, closed]) rmSync(folder, { recursive: true, force: true });
  });

  test('ends when the process it is to end with is killed', async () => {
    const owner = spawn('sleep', ['60']);
    const { url } = await startEmbedded({ folder, unsafeFast: true, endsWith: owner.pid! });
    owner.kill('SIGKILL');
    const isUp = async () => {
      const client = new pg.Client({ connectionString: url });
      return client.connect().then(() => client.end()).then(() => true, () => false);
    };
    for (let waited = 0; (await isUp()) && waited < 10_000; waited += 100) await sleep(100);
    expect(await isUp()).toBe(false);
  });
});
