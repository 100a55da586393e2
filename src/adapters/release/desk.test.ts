import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { chmodSync, createWriteStream, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import yazl from 'yazl';
import type { ReleaseDesk, Vault } from '../../ports/index.js';
import { createVault } from '../vault/vault.js';
import { createDesk } from './desk.js';
import { verifyBundle } from './verify-bundle.js';

let folder: string;
let vault: Vault;
let desk: ReleaseDesk;
let keys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'airlock-desk-'));
  vault = createVault(join(folder, 'vault'));
  keys = generateKeyPairSync('ed25519');
  desk = createDesk(join(folder, 'released'), vault, keys.privateKey);
});
afterEach(() => rmSync(folder, { recursive: true }));

const digestOf = (bytes: string): string => createHash('sha256').update(bytes).digest('hex');

async function release(id = 'AL-0001-1', contents: Readonly<Record<string, string>> = { 'tables/a.csv': 'a,b\n1,2\n', 'b.csv': 'c\n3\n' }) {
  const files = await Promise.all(Object.entries(contents).map(async ([name, bytes]) => ({ name, ...(await vault.put(Readable.from([Buffer.from(bytes)]))) })));
  const record = { schema: 'airlock.release/1', id, files };
  return { id, record, files };
}

async function zipOf(entries: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const path = join(folder, 'made.zip');
  const zip = new yazl.ZipFile();
  for (const [name, bytes] of Object.entries(entries)) zip.addBuffer(Buffer.from(bytes), name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

describe('the release desk', () => {
  test('writes a bundle that verifies with no server, with and without the key at hand', async () => {
    expect(await desk.write(await release())).toEqual([]);
    const path = (await desk.bundle('AL-0001-1'))!;
    const key = createHash('sha256').update(keys.publicKey.export({ type: 'spki', format: 'der' })).digest('hex');
    expect(await verifyBundle(path)).toEqual({ ok: true, problems: [], release: 'AL-0001-1', files: 2, key });
    expect((await verifyBundle(path, keys.publicKey)).ok).toBe(true);
    expect((await verifyBundle(path, generateKeyPairSync('ed25519').publicKey)).problems).toEqual(['The record was not signed by the key you trust.']);
    expect((await verifyBundle(path, generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey)).ok).toBe(false);
  });

  test('releasing the same release again changes nothing', async () => {
    await desk.write(await release());
    const path = (await desk.bundle('AL-0001-1'))!;
    const [bytes, { ino }] = [readFileSync(path), statSync(path)];
    expect(await desk.write({ ...(await release()), record: { schema: 'airlock.release/1', id: 'another', files: [] } })).toEqual([]);
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(statSync(path).ino).toBe(ino);
  });

  test('two workers at once leave one whole bundle and nothing half made', async () => {
    const same = await release();
    await Promise.all([desk.write(same), desk.write(same), desk.write(same)]);
    expect(readdirSync(join(folder, 'released')).sort()).toEqual(['AL-0001-1.zip', 'making']);
    expect(readdirSync(join(folder, 'released', 'making'))).toEqual([]);
    expect((await verifyBundle((await desk.bundle('AL-0001-1'))!)).ok).toBe(true);
  });

  test('names what is not what it should be, and writes nothing', async () => {
    const one = await release();
    const wrong = digestOf('a,b\n1,2\n');
    chmodSync(vault.path(wrong), 0o600);
    writeFileSync(vault.path(wrong), 'a,b\n1,3\n');
    expect(await desk.write(one)).toEqual([wrong]);
    expect(await desk.bundle('AL-0001-1')).toBeUndefined();
  });

  test.each(['../AL-0001-1', 'AL-1', ''])('takes nothing for a release but its id: %j', async (id) => {
    await expect(desk.bundle(id)).rejects.toThrow('not the id of a release');
  });
});

describe('a bundle that was touched', () => {
  const record = JSON.stringify({ schema: 'airlock.release/1', id: 'AL-0001-1', files: [{ name: 'a', sha256: digestOf('a'), bytes: 1 }] });

  test('a changed record, a changed file, a missing one and an extra one are each named', async () => {
    const path = await zipOf({
      'record.json': JSON.stringify({ schema: 'airlock.release/1', id: 'x', files: [{ name: 'a', sha256: digestOf('a'), bytes: 1 }, { name: 'gone', sha256: digestOf('b'), bytes: 1 }] }),
      'record.sig': Buffer.alloc(64).toString('base64'), 'signing-key.pem': keys.publicKey.export({ type: 'spki', format: 'pem' }), 'files/a': 'A', 'files/more': '',
    });
    expect((await verifyBundle(path)).problems).toEqual([
      'The signature does not belong to the record: it was changed after it was signed.', '"gone" is in the record but not in the bundle.',
      '"a" is not the file that was released: its bytes differ.', '"more" is in the bundle but was not released.',
    ]);
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['no record', { 'files/a': 'a' }, 'There is no readable record in this bundle.'],
    ['a record that is no JSON', { 'record.json': '{' }, 'There is no readable record in this bundle.'],
    ['a record of something else', { 'record.json': '{}' }, 'There is no readable record in this bundle.'],
    ['no signature', { 'record.json': record, 'files/a': 'a' }, 'The record is not signed.'],
    ['no usable key', { 'record.json': record, 'record.sig': 'AA==', 'signing-key.pem': 'no key', 'files/a': 'a' }, 'The record is not signed.'],
    ['something that does not belong', { 'record.json': record, 'run.sh': 'a' }, 'This is not a release bundle, or it is damaged: it cannot be read to its end.'],
  ])('%s', async (_, entries, problem) => {
    expect((await verifyBundle(await zipOf(entries))).problems).toEqual([problem]);
  });

  test('a file that is no bundle, and one that is not there', async () => {
    writeFileSync(join(folder, 'x.zip'), 'no zip');
    expect((await verifyBundle(join(folder, 'x.zip'))).ok).toBe(false);
    expect((await verifyBundle(join(folder, 'none.zip'))).ok).toBe(false);
  });
});
