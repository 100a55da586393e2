import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ok, openCast, type Cast } from '../../test/support/cast.js';
import { openTestHouse, type TestHouse } from '../../test/support/house.js';
import { createCleaner } from '../adapters/examiner/cleaner.js';
import type { Ports } from '../ports/index.js';
import { addFiles } from './add-files.js';
import { makeCleanCopy } from './clean-copy.js';
import { create } from './create.js';

let house: TestHouse;
let cast: Cast;
let ports: Ports;
beforeAll(async () => {
  execFileSync(process.execPath, ['--input-type=module', '-e', "const { ensureBuilt } = await import('./bin/build.mjs'); await ensureBuilt();"], { stdio: 'ignore' });
  house = await openTestHouse();
  cast = await openCast(house);
  ports = { ...house.ports, cleaner: createCleaner({ entry: join(process.cwd(), 'dist', 'examine-child.js') }) };
}, 60_000);
afterAll(async () => {
  await ports.cleaner.close();
  await house.close();
});

const bytesOf = (path: string): Buffer => readFileSync(new URL(`../../fixtures/files/${path}`, import.meta.url));
const stored = async (name: string, bytes: Buffer) => ({ name, ...await ports.vault.put(Readable.from([bytes])) });

/** A draft with one file of these bytes. */
async function draftWith(name: string, bytes: Buffer) {
  const request = ok(await create(ports, cast.ada, { project: cast.project.id, title: 'Tables' }));
  return ok(await addFiles(ports, { id: request.id }, cast.ada, { files: [await stored(name, bytes)] }));
}

test('the copy takes the place of the file, with how it was made, and the audit knows digests and kinds only', async () => {
  const request = await draftWith('table.xlsx', bytesOf('xlsx/very-hidden-sheet.xlsx'));
  const [file] = request.files;
  const outcome = await makeCleanCopy(ports, { id: request.id }, cast.ada, { file: file!.id });
  const done = ok(outcome);
  expect(done.files).toHaveLength(1);
  expect(done.files[0]).toMatchObject({ name: 'table.xlsx', kind: 'xlsx', derivation: { from: file!.sha256, fix: 'clean' } });
  expect(done.files[0]!.sha256).not.toBe(file!.sha256);
  const event = (await ports.reads.events({ subject: request.id, limit: 9 })).find(({ detail }) => detail['edit'] === 'cleaned')!;
  expect(event.detail).toMatchObject({ edit: 'cleaned', from: [file!.sha256], digests: [done.files[0]!.sha256], removed: [{ is: 'xlsx-hidden-sheet', count: 1 }] });
  expect(JSON.stringify(event.detail)).not.toContain('table.xlsx');
});

test('a document becomes a web page under its own name', async () => {
  const request = await draftWith('results.docx', bytesOf('docx/tracked.docx'));
  const done = ok(await makeCleanCopy(ports, { id: request.id }, cast.ada, { file: request.files[0]!.id }));
  expect(done.files.map(({ name, kind }) => [name, kind])).toEqual([['results.html', 'html']]);
});

test('what cannot be rebuilt stays as it is, and the refusal says why', async () => {
  const request = await draftWith('results.pdf', bytesOf('pdf/table.pdf'));
  expect(await makeCleanCopy(ports, { id: request.id }, cast.ada, { file: request.files[0]!.id })).toMatchObject({ refused: 'no-clean-copy', says: expect.stringContaining('PDF') });
  expect((await ports.reads.request(request.id))!.files).toEqual(request.files);
});

test('only the author may, and only of a file of the request', async () => {
  const request = await draftWith('table.xlsx', bytesOf('xlsx/comment.xlsx'));
  const file = request.files[0]!.id;
  expect(await makeCleanCopy(ports, { id: request.id }, cast.bob, { file })).toEqual({ refused: 'not-allowed' });
  expect(await makeCleanCopy(ports, { id: request.id }, cast.ada, { file: '00000000-0000-4000-8000-000000000000' })).toEqual({ refused: 'no-such-file' });
  expect(await makeCleanCopy(ports, { id: '00000000-0000-4000-8000-000000000000' }, cast.ada, { file })).toEqual({ refused: 'not-found' });
});

test('a name that another file has is not taken', async () => {
  const request = await draftWith('results.docx', bytesOf('docx/comment.docx'));
  const both = ok(await addFiles(ports, { id: request.id }, cast.ada, { files: [await stored('results.html', Buffer.from('<!DOCTYPE html><p>other</p>'))] }));
  expect(await makeCleanCopy(ports, { id: request.id }, cast.ada, { file: both.files[0]!.id })).toMatchObject({ refused: 'no-clean-copy' });
});
