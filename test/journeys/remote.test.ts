import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest, test } from '@jest/globals';
import { claim } from '../../src/actions/claim.js';
import { comment } from '../../src/actions/comment.js';
import { finish } from '../../src/actions/finish.js';
import { open } from '../../src/actions/open.js';
import { createToken } from '../../src/actions/tokens.js';
import { vote } from '../../src/actions/vote.js';
import { root } from '../../src/main/root.js';
import type { Account, Scope } from '../../src/ports/index.js';
import type { Actor } from '../../src/requests/lifecycle.js';
import { isRefused } from '../../src/requests/refusals.js';
import type { Ballot, ReleaseRequest } from '../../src/requests/request.js';
import { queueKinds } from '../support/queues.js';
import { startWeb, type RunningWeb } from '../support/running-web.js';

// Each command is a process of its own, on a machine that may be busy.
jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'airlock-remote-'));
const clean = 'region,A,B,Total\nNorth,34,21,55\nSouth,40,18,58\nTotal,74,39,113\n';
const low = 'region,A,B,Total\nNorth,34,7,41\nSouth,40,18,58\nTotal,74,25,99\n';

let web: RunningWeb;
let [ada, bob, cat]: (Account | undefined)[] = [];
let token = '';

interface Ended { readonly code: number; readonly out: string; readonly err: string }
const airlock = (args: readonly string[], env: Record<string, string> = {}): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'bin', 'airlock.mjs'), ...args], {
      cwd: folder, timeout: 60_000, env: { PATH: process.env['PATH'] ?? '', AIRLOCK_URL: web.url, AIRLOCK_TOKEN: token, ...env },
    }, (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }));
  });
const put = (name: string, text: string) => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
};
const tokenFor = async (account: Account, scopes: readonly Scope[]): Promise<string> => {
  const made = await createToken(web.ports, { is: 'person', id: account.id, roles: [] }, { name: 'test', scopes: [...scopes], days: 1 });
  if (isRefused(made)) throw new Error(made.refused);
  return made.secret;
};
const api = (path: string, { as = token, ...init }: RequestInit & { readonly as?: string } = {}) =>
  fetch(`${web.url}/api/v1${path}`, { ...init, headers: { ...(as ? { Authorization: `Bearer ${as}` } : {}), 'Content-Type': 'application/json', ...(init.headers as Record<string, string> | undefined) } });

// With the queue in Redis where there is one; the story in a browser tries both.
beforeAll(async () => {
  web = await startWeb({ queue: queueKinds().at(-1)! });
  [ada, bob, cat] = await Promise.all([web.person('Ada Researcher'), web.person('Bob Checker'), web.person('Cat Checker')]);
  await web.project([{ person: ada!.id, roles: ['researcher'] }, ...[bob!, cat!].map((one) => ({ person: one.id, roles: ['checker'] as const }))]);
  token = await tokenFor(ada!, ['check', 'submit', 'read']);
}, 60_000);
afterAll(async () => {
  await web.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Both checkers claim, read every blocking finding, decide alike on each open file, and finish. */
async function decide(ref: string, ballotFor: (name: string) => Ballot): Promise<void> {
  await web.settled();
  const { id } = (await web.ports.reads.requestByRef(ref))!;
  for (const account of [bob!, cat!]) {
    const actor: Actor = { is: 'person', id: account.id, roles: ['checker'] };
    const done = async (outcome: Promise<object>) => expect(await outcome).toHaveProperty('done');
    await done(claim(web.ports, { id }, actor));
    const request = (await web.ports.reads.request(id))!;
    const report = (await web.ports.reads.report(request.checks.at(-1)!.report))!;
    for (const finding of report.files.flatMap((file) => file.findings).filter((one) => one.consequence === 'fail')) await done(open(web.ports, { id }, actor, { finding: finding.id }));
    for (const file of request.files.filter((one) => one.purpose === 'output' && one.outcome === undefined)) {
      await done(vote(web.ports, { id }, actor, { file: file.id, sha256: file.sha256, ballot: ballotFor(file.name), reason: 'As discussed' }));
    }
    if (account === bob) await done(comment(web.ports, { id }, actor, { text: 'Please hide one more cell.', audience: 'researcher', file: request.files[0]!.id }));
    await done(finish(web.ports, { id }, actor));
  }
  await web.settled();
}
const requestOf = async (ref: string): Promise<ReleaseRequest> => (await web.ports.reads.requestByRef(ref))!;
const refIn = (out: string): string => /AL-\d+/.exec(out)![0];

const sidecar = `project: P-101
title: Admissions by region
outputs:
  - files: [clean.csv, low.csv]
    describe: Table 2. Admissions by region
    destination: paper
    weighted: "no"
    population: { who: Adults admitted in 2025, people: 113 }
    controls: { suppressed_under: 10 }
    earlier: None of this was sent before
`;

describe('the story, from the command line', () => {
  let ref = '';
  test('a submit with a blocking finding stops before anything is sent', async () => {
    put('results/clean.csv', clean);
    put('results/low.csv', low);
    put('results/airlock.yml', sidecar);
    const { code, err } = await airlock(['submit', 'results', '--yes']);
    expect([code, err]).toEqual([1, expect.stringContaining('Nothing has been sent')]);
    expect((await airlock(['status'])).out).toContain('You have no requests');
  });

  test('with an explanation it goes, and prints the reference, the status and the link', async () => {
    put('why.md', 'The count is of hospitals, not of people.');
    const { code, out } = await airlock(['submit', 'results', '--yes', '--explain', 'why.md']);
    expect(code).toBe(0);
    ref = refIn(out);
    expect(out).toContain(`/requests/${ref}`);
    const request = await requestOf(ref);
    expect(request.files.map((file) => [file.name, file.purpose, file.answers.people])).toEqual([['clean.csv', 'output', 113], ['low.csv', 'output', 113]]);
    await web.settled();
    expect((await requestOf(ref)).state).toBe('waiting');
  });

  test('it is returned; the comments arrive; a reply goes back', async () => {
    await decide(ref, (name) => (name === 'low.csv' ? 'changes' : 'approve'));
    expect((await airlock(['status', ref])).out).toContain('You need to act');
    expect((await airlock(['comments', ref])).out).toMatch(/checker {2}\(clean\.csv\)\n {2}Please hide one more cell\./);
    expect(await airlock(['reply', ref, 'I merged the two areas.', '--file', 'low.csv'])).toMatchObject({ code: 0 });
    expect((await requestOf(ref)).comments.at(-1)!.text).toBe('I merged the two areas.');
  });

  test('round 2: the changed file is decided anew, the other keeps its approval', async () => {
    put('round2/low.csv', clean.replace('34', '35').replace(',55', ',56').replace('Total,74', 'Total,75').replace('113', '114'));
    put('round2/airlock.yml', sidecar);
    expect(await airlock(['resubmit', ref, 'round2', '--yes'])).toMatchObject({ code: 0 });
    const request = await requestOf(ref);
    expect([request.round, request.files.map((file) => [file.name, file.outcome])]).toEqual([2, [['clean.csv', 'approved'], ['low.csv', undefined]]]);
    await decide(ref, () => 'approve');
    expect((await requestOf(ref)).state).toBe('released');
  });

  test('what was released is fetched once, verifies, and is the very bytes', async () => {
    const fetched = await airlock(['fetch', ref, '-o', 'out']);
    expect(fetched).toMatchObject({ code: 0, out: expect.stringContaining('2 files are as released') });
    expect(await airlock(['verify', `out/${ref}.zip`])).toMatchObject({ code: 0 });
    expect(await airlock(['fetch', ref, '-o', 'out'])).toMatchObject({ code: 3, err: expect.stringContaining('nothing is overwritten') });
    const damaged = readFileSync(join(folder, 'out', `${ref}.zip`));
    damaged[Math.floor(damaged.length / 3)]! ^= 1;
    writeFileSync(join(folder, 'damaged.zip'), damaged);
    expect(await airlock(['verify', 'damaged.zip'])).toMatchObject({ code: 1 });
  });

  test('a request can be taken back', async () => {
    put('one/clean.csv', clean);
    put('one/airlock.yml', sidecar);
    const { out } = await airlock(['submit', 'one', '--yes', '--title', 'To be withdrawn']);
    await web.settled();
    expect(await airlock(['withdraw', refIn(out), '--reason', 'Sent too early'])).toMatchObject({ code: 0, out: expect.stringContaining('You took this back') });
  });

  it.each<[string, readonly string[], Record<string, string>, number, RegExp]>([
    ['no token', ['status'], { AIRLOCK_TOKEN: '' }, 4, /not signed in/],
    ['a token nobody issued', ['status'], { AIRLOCK_TOKEN: 'abc.def.ghi' }, 4, /Sign in first/],
    ['no server', ['status'], { AIRLOCK_URL: 'http://127.0.0.1:9' }, 5, /cannot be reached/],
    ['no service named', ['status'], { AIRLOCK_URL: '' }, 3, /AIRLOCK_URL/],
    ['a request that is not there', ['status', 'AL-9999'], {}, 4, /cannot find/],
    ['a project one is not on', ['submit', 'one', '--yes', '--project', 'P-999'], {}, 3, /no project P-999/],
  ])('%s is told in words with its exit code', async (_words, args, env, code, message) => {
    const ended = await airlock(args, env);
    expect([ended.code, ended.err]).toEqual([code, expect.stringMatching(message)]);
  });
});

describe('the API', () => {
  test('the document names every endpoint, and none that decides takes a token', async () => {
    const document = (await (await fetch(`${web.url}/api/v1/openapi.json`)).json()) as { paths: Record<string, Record<string, { operationId: string; security?: object[] }>> };
    const operations = Object.values(document.paths).flatMap((one) => Object.values(one));
    expect(operations.length).toBeGreaterThan(18);
    for (const id of ['claimRequest', 'voteOnFile', 'finishReview']) expect(operations.find((one) => one.operationId === id)!.security).toEqual([{ session: [] }]);
  });

  test('an Idempotency-Key makes one request of two calls', async () => {
    const call = () => api('/requests', { method: 'POST', headers: { 'Idempotency-Key': 'k-1' }, body: JSON.stringify({ project: 'P-101', title: 'Once' }) });
    const refs = await Promise.all([call(), call()].map(async (one) => ((await (await one).json()) as { ref: string }).ref));
    expect(refs[0]).toBe(refs[1]);
  });

  test('If-Match of an older version is answered 412 and changes nothing', async () => {
    const made = (await (await api('/requests', { method: 'POST', body: JSON.stringify({ project: 'P-101', title: 'Versions' }) })).json()) as { ref: string };
    const rename = (title: string, version: number) => api(`/requests/${made.ref}`, { method: 'PATCH', headers: { 'If-Match': `"${version}"` }, body: JSON.stringify({ title }) });
    expect((await rename('First', 1)).status).toBe(200);
    expect((await rename('Second', 1)).status).toBe(412);
    expect((await requestOf(made.ref)).title).toBe('First');
  });

  test('a token never decides, whatever its scopes', async () => {
    const checker = await tokenFor(bob!, ['check', 'submit', 'read']);
    const { items: [any] } = (await (await api('/requests')).json()) as { items: { ref: string }[] };
    for (const path of [`/requests/${any!.ref}/claim`, `/requests/${any!.ref}/finish`, `/requests/${any!.ref}/files/x/vote`]) {
      const answer = await api(path, { method: 'POST', as: checker, body: '{}' });
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, 'token-cannot-decide']);
    }
  });

  it.each<[string, () => Promise<Response>, number, string]>([
    ['a scope that is missing', async () => api('/requests', { method: 'POST', as: await tokenFor(ada!, ['read']), body: JSON.stringify({ project: 'P-101', title: 'x' }) }), 403, 'scope-missing'],
    ['nobody', () => api('/requests', { as: '' }), 401, 'not-signed-in'],
    ['somebody else’s draft', async () => api(`/requests/${((await (await api('/requests')).json()) as { items: { ref: string }[] }).items.at(-1)!.ref}/report`, { as: await tokenFor(await web.person('Zed Stranger'), ['read']) }), 404, 'not-found'],
    ['a body that is no JSON', () => api('/requests', { method: 'POST', body: '{' }), 400, 'bad-request'],
    ['a field nobody knows', () => api('/requests', { method: 'POST', body: JSON.stringify({ project: 'P-101', title: 'x', vote: 'approve' }) }), 400, 'bad-request'],
    ['no such address', () => api('/nowhere'), 404, 'not-found'],
  ])('%s: a problem document with its code', async (_words, call, status, code) => {
    const answer = await call();
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
  });

  test('pages of a list lead on to each other and end', async () => {
    const seen: string[] = [];
    let after = '';
    for (let page = 0; page < 20; page += 1) {
      const { items, next } = (await (await api(`/requests?limit=1${after}`)).json()) as { items: { ref: string }[]; next?: string };
      seen.push(...items.map((one) => one.ref));
      if (next === undefined) break;
      after = `&after=${encodeURIComponent(next)}`;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThanOrEqual(4);
  });

  test('the report carries values only when asked for, and each look is remembered', async () => {
    const { items } = (await (await api('/requests?state=released')).json()) as { items: { ref: string }[] };
    const path = `/requests/${items[0]!.ref}/report`;
    expect(await (await api(path)).text()).not.toContain('"evidence"');
    expect((await api(`${path}?values=yes`)).status).toBe(200);
    const { id } = await requestOf(items[0]!.ref);
    const events = await web.ports.reads.events({ subject: id, limit: 200 });
    expect(events.filter((event) => event.name === 'view').map((event) => event.detail['values'])).toEqual(['no', 'yes']);
  });
});

test('nothing of the files is in the log', () => {
  expect(web.logged().length).toBeGreaterThan(100);
  expect(web.logged()).not.toMatch(/clean\.csv|low\.csv|North|Admissions by region/);
});

test('the audit chain holds at the end', async () => {
  const { entries, fault } = await web.ports.reads.verifyAudit();
  expect(fault).toBeUndefined();
  expect(entries).toBeGreaterThan(30);
});
