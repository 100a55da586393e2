import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { built } from '../support/processes.js';
import { freePort } from '../support/redis.js';

describe('npm start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'airlock-start-'));
  let port: number;
  beforeAll(async () => {
    chmodSync(folder, 0o755);
    port = await freePort();
    await built();
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const start = (environment: Readonly<Record<string, string>> = {}): { readonly child: ChildProcess; readonly said: () => string } => {
    const child = spawn(process.execPath, [resolve('bin/start.mjs')], { cwd: folder, env: { PATH: process.env['PATH'] ?? '', PORT: String(port), ...environment } });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => { said += text.toString(); });
    return { child, said: () => said };
  };
  const until = async (isSo: () => boolean | Promise<boolean>, ms = 90_000): Promise<void> => {
    for (let waited = 0; !(await isSo()); waited += 50) {
      if (waited > ms) throw new Error('it did not come to pass');
      await sleep(50);
    }
  };
  const answers = (): Promise<boolean> => fetch(`http://127.0.0.1:${port}/healthz`).then((answer) => answer.ok, () => false);
  /** Processes that were started here and still run: pages and workers by their folder, the database by its data. */
  const left = (): string[] => readdirSync('/proc').filter((pid) => /^\d+$/.test(pid)).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder) || readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`${folder}/`);
    } catch {
      return false;
    }
  });

  test('in an empty folder makes everything, says how to sign in, and ends with Ctrl-C, leaving nothing running', async () => {
    const { child, said } = start();
    await until(() => /example requests are there/.test(said()) || child.exitCode !== null);
    expect(said()).toContain(`Airlock is ready at http://localhost:${port}`);
    expect(said()).toMatch(/amara@example\.org\s+amber-teapot-canal\s+researcher/);
    expect(said()).toContain('12 example requests are there');
    expect(await answers()).toBe(true);
    child.kill('SIGINT');
    await once(child, 'exit');
    expect(child.exitCode).toBe(0);
    expect(await answers()).toBe(false);
    expect(left()).toEqual([]);
  }, 180_000);

  test('a second time keeps what was there; killed without warning it still leaves nothing running', async () => {
    const { child, said } = start();
    await until(() => said().includes('is ready') || child.exitCode !== null);
    await until(answers);
    await sleep(500);
    expect(said()).not.toContain('example requests are there');
    child.kill('SIGKILL');
    await once(child, 'exit');
    await until(() => left().length === 0, 30_000);
    expect(await answers()).toBe(false);
  }, 180_000);

  test('for people it does not start without secrets, and names each', async () => {
    const { child, said } = start({ AIRLOCK_MODE: 'production' });
    await once(child, 'exit');
    expect(child.exitCode).toBe(78);
    for (const name of ['SESSION_SECRET', 'TOKEN_KEY', 'SIGNING_KEY', 'PUBLIC_URL']) expect(said()).toContain(`${name} is missing`);
  }, 60_000);
});
