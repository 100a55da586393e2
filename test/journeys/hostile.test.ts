import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { hostile } from '../../fixtures/hostile/cases.js';
import { createToken } from '../../src/actions/tokens.js';
import type { Account } from '../../src/ports/index.js';
import { isRefused } from '../../src/requests/refusals.js';
import { startWeb, type RunningWeb } from '../support/running-web.js';
import { signedIn } from '../support/visitor.js';

jest.setTimeout(600_000);

let web: RunningWeb;
let ada: Account;
let token = '';
let greatestMb = 0;
let watch: ReturnType<typeof setInterval>;

/** Resident memory of the reader processes of this test, MiB. */
const readersMb = (): number[] => {
  const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' }).split('\n').filter((line) => line.includes('examine-child'));
  return children.flatMap((line) => {
    try {
      return [(Number(readFileSync(`/proc/${line.trim().split(/\s+/)[0]}/statm`, 'utf8').split(' ')[1]) * 4096) / 2 ** 20];
    } catch {
      return [];
    }
  });
};

beforeAll(async () => {
  web = await startWeb();
  ada = await web.person('Ada Researcher');
  await web.project([{ person: ada.id, roles: ['researcher'] }]);
  const made = await createToken(web.ports, { is: 'person', id: ada.id, roles: [] }, { name: 'test', scopes: ['submit', 'read'], days: 1 });
  if (isRefused(made)) throw new Error(made.refused);
  token = made.secret;
  watch = setInterval(() => { greatestMb = Math.max(greatestMb, ...readersMb()); }, 200);
});
afterAll(async () => {
  clearInterval(watch);
  await web.stop();
});

const call = (path: string, init: RequestInit = {}) =>
  fetch(`${web.url}/api/v1${path}`, { ...init, headers: { Authorization: `Bearer ${token}`, ...(init.headers as Record<string, string> | undefined) } });

/** Never a fault of ours: every file is taken or refused in words, checked or marked for a person, and shown. */
test('every hostile file, sent by a researcher, ends in a finding or a clear refusal; no page fails and no reader grows past its limit', async () => {
  const created = await call('/requests', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ project: 'P-101', title: 'Everything at once' }) });
  const { ref } = (await created.json()) as { ref: string };
  const refused: string[] = [];
  const batch = 30;
  for (let start = 0; start < hostile.length; start += batch) {
    const form = new FormData();
    for (const { name, bytes } of hostile.slice(start, start + batch)) form.append('files', new Blob([bytes()]), name);
    const answer = await call(`/requests/${ref}/files`, { method: 'POST', body: form });
    expect(answer.status).toBeLessThan(500);
    if (answer.status >= 400) refused.push(((await answer.json()) as { title: string }).title);
    else await answer.body?.cancel();
    await web.settled();
  }
  await web.settled();
  const request = (await web.ports.reads.requestByRef(ref))!;
  expect(refused).toEqual([]);
  expect(request.files.length).toBeGreaterThanOrEqual(60);
  expect(request.files.every((file) => !/(^|[\\/])\.\.([\\/]|$)|^[\\/]|\0/.test(file.name))).toBe(true);

  const report = (await web.ports.views.draftReport(request.id))!;
  const silent = request.files.filter((file) => {
    const checked = report.files.filter((one) => one.sha256 === file.sha256 || one.path.startsWith(`${file.name}!/`));
    return checked.length === 0 || checked.every((one) => one.status === 'pass' && one.findings.length === 0);
  });
  expect(silent.map((file) => file.name)).toEqual([]);

  const visitor = await signedIn(web.url, 'ada');
  for (const file of request.files) {
    const page = await visitor.get(`/requests/${ref}/files/${file.id}`);
    expect([file.name, page.status]).toEqual([file.name, 200]);
    expect(page.html).not.toMatch(/<script(?![^>]*\bsrc="\/)[^>]*>|<[a-z][^>]*\son(?:error|load|click)=/i);
  }
  expect(web.logged()).not.toContain('"level":50');
  expect(greatestMb).toBeGreaterThan(30);
  expect(greatestMb).toBeLessThan(512);
});
