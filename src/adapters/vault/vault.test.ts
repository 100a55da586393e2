import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Vault } from '../../ports/index.js';
import { createVault, isIntact } from './vault.js';

let folder: string;
let vault: Vault;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'airlock-vault-'));
  vault = createVault(folder);
});
afterEach(() => rmSync(folder, { recursive: true }));

const digestOf = (bytes: string): string => createHash('sha256').update(bytes).digest('hex');
const put = (...chunks: string[]) => vault.put(Readable.from(chunks.map((chunk) => Buffer.from(chunk))));

describe('the vault', () => {
  test('keeps bytes under their digest and gives them back', async () => {
    expect(await put('a,b\n', '1,2\n')).toEqual({ sha256: digestOf('a,b\n1,2\n'), bytes: 8 });
    expect(await vault.has(digestOf('a,b\n1,2\n'))).toBe(true);
    expect(await text(await vault.open(digestOf('a,b\n1,2\n')))).toBe('a,b\n1,2\n');
    expect(Buffer.from(await vault.head(digestOf('a,b\n1,2\n'), 3)).toString()).toBe('a,b');
    expect(Buffer.from(await vault.head(digestOf('a,b\n1,2\n'), 100)).toString()).toBe('a,b\n1,2\n');
    expect(Buffer.from(await vault.tail(digestOf('a,b\n1,2\n'), 4)).toString()).toBe('1,2\n');
    expect(Buffer.from(await vault.tail(digestOf('a,b\n1,2\n'), 100)).toString()).toBe('a,b\n1,2\n');
  });

  test('keeps an empty file too', async () => {
    expect(await put()).toEqual({ sha256: digestOf(''), bytes: 0 });
    expect(await text(await vault.open(digestOf('')))).toBe('');
  });

  test('stores the same bytes once, and never writes them again', async () => {
    const { sha256 } = await put('same');
    const before = statSync(vault.path(sha256));
    await Promise.all([put('same'), put('sa', 'me')]);
    const after = statSync(vault.path(sha256));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  test('leaves nothing behind when a stream breaks off', async () => {
    const broken = Readable.from((function* () {
      yield Buffer.from('half');
      throw new Error('the line is cut');
    })());
    await expect(vault.put(broken)).rejects.toThrow('the line is cut');
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
    expect(await vault.has(digestOf('half'))).toBe(false);
  });

  test('fails a reading whose bytes are not what their name says', async () => {
    const { sha256 } = await put('true');
    expect(await isIntact(vault, sha256)).toBe(true);
    chmodSync(vault.path(sha256), 0o600);
    writeFileSync(vault.path(sha256), 'false');
    await expect(text(await vault.open(sha256))).rejects.toThrow('not what their name says');
    expect(await isIntact(vault, sha256)).toBe(false);
  });

  test('says so when it does not hold the bytes', async () => {
    await expect(vault.open(digestOf('never'))).rejects.toThrow('does not hold');
    expect(await vault.has(digestOf('never'))).toBe(false);
    expect(await isIntact(vault, digestOf('never'))).toBe(false);
  });

  test.each(['', '..', '../../etc/passwd', digestOf('a').toUpperCase()])('takes nothing for a digest but a digest: %j', (name) => {
    expect(() => vault.path(name)).toThrow('not a digest');
  });
});
