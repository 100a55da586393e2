import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoPeople } from '../../src/main/demo/people.js';
import { play } from '../../src/main/demo/play.js';
import { seedPeople } from '../../src/main/demo/seed.js';
import { readStory, storyNames } from '../../src/main/demo/story.js';
import type { ReleaseRequest } from '../../src/requests/request.js';
import { startWeb, type RunningWeb } from '../support/running-web.js';
import { signedIn, visitor, type Visitor } from '../support/visitor.js';

let web: RunningWeb;
let all: readonly ReleaseRequest[] = [];
const people = new Map<string, Visitor>();
const as = (name: string): Visitor => people.get(name)!;

beforeAll(async () => {
  web = await startWeb();
  await seedPeople(web.ports);
  for (const name of storyNames()) {
    await play(web.ports, readStory(name), async (ports, { id }) => {
      await web.settled();
      return (await ports.reads.request(id))!;
    });
  }
  all = (await web.ports.reads.requests({}, { limit: 100 })).items;
  for (const { email, password } of demoPeople) people.set(email.split('@')[0]!, await signedIn(web.url, email.split('@')[0]!, password));
}, 300_000);
afterAll(() => web.stop());

const refsIn = (html: string): string[] => [...new Set([...html.matchAll(/href="\/requests\/(AL-\d{4})"/g)].map(([, ref]) => ref!))].sort();
const refsOf = (...states: readonly string[]): string[] => all.filter((request) => states.includes(request.state)).map((request) => request.ref).sort();
const released = (): ReleaseRequest => all.find((request) => request.state === 'released' && request.releases.length > 0)!;

describe('the queue', () => {
  test.each([['all', ['waiting', 'inReview']], ['unclaimed', ['waiting']], ['researcher', ['returned']], ['nonsense', ['waiting', 'inReview']]])('shows %s', async (show, states) => {
    expect(refsIn((await as('freya').get(`/queue?show=${show}`)).html)).toEqual(refsOf(...states));
  });
  test('shows a checker their own, and those of one project', async () => {
    const chitra = (await web.ports.people.accounts()).find((one) => one.email === 'chitra@example.org')!;
    const mine = all.filter((request) => request.state === 'inReview' && request.claims.some((one) => one.checker === chitra.id)).map((request) => request.ref).sort();
    expect(refsIn((await as('chitra').get('/queue?show=mine')).html)).toEqual(mine);
    expect(refsIn((await as('chitra').get('/queue?show=late')).html)).toEqual([]);
    const project = (await web.ports.reads.projects()).find((one) => one.code === 'P-101')!;
    expect(refsIn((await as('chitra').get('/queue?project=P-101')).html)).toEqual(all.filter((one) => one.project === project.id && ['waiting', 'inReview'].includes(one.state)).map((one) => one.ref).sort());
  });
  test('is not for people who only research', async () => {
    expect((await as('amara').get('/queue')).status).toBe(403);
  });
});

describe('what the public reads', () => {
  test('each release has its entry: how it was checked, and never who, what or which file', async () => {
    const { html } = await visitor(web.url).get('/register');
    const ids = all.flatMap((request) => request.releases.map((release) => release.id));
    expect(ids.length).toBeGreaterThan(1);
    for (const id of ids) {
      expect(html).toContain(id);
      const entry = await visitor(web.url).get(`/register/${id.toLowerCase()}`);
      expect([entry.status, entry.html]).toEqual([200, expect.stringMatching(/automatic rules?, \d+ trained people/)]);
      expect(entry.html).not.toMatch(/Chitra|Dan Price|Esi|\.csv|\.xlsx/);
    }
    expect((await visitor(web.url).get('/register?after=999999999')).status).toBe(200);
    expect((await visitor(web.url).get('/register/AL-9999-1')).status).toBe(404);
  });
  test('a fingerprint is known, recalled or unknown', async () => {
    const answer = async (digest: string) => (await visitor(web.url).get(`/verify/${digest}`)).html;
    expect(await answer(released().files.find((file) => file.outcome === 'released')!.sha256)).toContain('This is a file released on');
    const recalled = all.find((request) => request.state === 'recalled')!;
    expect(await answer(recalled.files.find((file) => file.outcome === 'released')!.sha256)).toContain('has been recalled: do not use it');
    expect(await answer('0'.repeat(64))).toContain('We do not know this file');
    expect((await visitor(web.url).get('/verify/12')).status).toBe(404);
    const nothing = await fetch(`${web.url}/verify`, { method: 'POST', body: new FormData(), headers: { Accept: 'text/html' } });
    expect(nothing.status).toBe(422);
  });
});

describe('the audit in words', () => {
  test('of one request, of nothing, and page by page', async () => {
    const { ref, id } = released();
    const page = await as('freya').get(`/audit?request=${ref.toLowerCase()}`);
    const events = await web.ports.reads.events({ subject: id, limit: 100 });
    for (const words of ['started a request', 'sent a request', 'decided on a file', 'moved the approved files out']) expect(page.html).toContain(words);
    expect(events.length).toBeGreaterThan(5);
    expect((await as('freya').get('/audit?request=AL-9999')).html).not.toContain('started a request');
    expect((await as('freya').get('/audit?after=0')).html).toContain('opened an account');
    expect((await as('freya').get('/audit?after=x')).status).toBe(200);
  });
});

describe('forms that are wrong say where, and change nothing', () => {
  const count = async () => (await web.ports.people.accounts()).length;
  test.each([
    [{ name: '', email: 'x@example.org', password: '' }, 422, 'Enter a name'], [{ name: 'X', email: '', password: '' }, 422, 'Enter an e-mail address'],
    [{ name: 'X', email: 'no address', password: '' }, 422, 'Give it a name'], [{ name: 'X', email: 'x@example.org', password: 'short' }, 422, 'Use at least 12 characters'],
    [{ name: 'X', email: 'AMARA@example.org', password: 'long enough to be good' }, 409, 'Use the account that is there'],
  ])('an account %j', async (fields, status, says) => {
    const before = await count();
    const page = await as('freya').post('/people', fields);
    expect([page.status, await count()]).toEqual([status, before]);
    expect(page.html).toContain(says);
    expect(page.html).toContain('There is a problem');
  });
  test.each([
    [{ title: '' }, 'A title is needed'], [{ checkers: '9' }, 'Between 1 and 5'], [{ promiseDays: '0' }, 'Between 1 and 60 working days'],
  ])('a project with %j', async (wrong, says) => {
    const page = await as('freya').post('/projects/new', { title: 'T', purpose: 'P', organisation: 'O', checkers: '2', review: 'blinded', promiseDays: '5', ...wrong });
    expect([page.status, page.html]).toEqual([422, expect.stringContaining(says)]);
  });
  test('a project somebody else changed since is not overwritten', async () => {
    const fields = { title: 'Asthma admissions and housing', purpose: 'P', organisation: 'O', checkers: '2', review: 'blinded', promiseDays: '5', version: '1', 'source-0': 'Episodes', 'owner-0': 'Owner', 'pack-0': 'baseline-10' };
    expect((await as('freya').post('/projects/P-101/edit', fields)).status).toBe(200);
    expect((await as('freya').post('/projects/P-101/edit', fields)).status).toBe(409);
    expect((await as('amara').post('/projects/P-101/edit', fields)).status).toBe(403);
    expect((await as('freya').get('/projects/P-999')).status).toBe(404);
  });
  test('a person’s own account: closing it is for another manager, and no token is made without a name, a scope or days', async () => {
    const freya = (await web.ports.people.accounts()).find((one) => one.email === 'freya@example.org')!;
    expect((await as('freya').post(`/people/${freya.id}/close`, {})).status).toBe(409);
    expect((await as('amara').post(`/people/${freya.id}/close`, {})).status).toBe(403);
    expect((await as('freya').get('/people/none')).status).toBe(404);
    for (const wrong of [{ name: '' }, { scopes: [] }, { days: '0' }, { days: '400' }]) {
      expect((await as('amara').post('/account/tokens', { name: 'laptop', scopes: ['read'], days: '7', ...wrong })).status).toBe(422);
    }
    expect((await as('amara').post('/account/tokens/none/revoke', {})).status).toBe(404);
    expect((await as('amara').post('/account/password', { old: '', password: 'x' })).html).toContain('Enter the password you use now');
  });
});
