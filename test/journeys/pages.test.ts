import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Account } from '../../src/ports/index.js';
import { startWeb, type RunningWeb } from '../support/running-web.js';
import { signedIn, visitor, type Page, type Visitor } from '../support/visitor.js';

// Sentinels: a number, a label and a file name that must never leave the bodies of pages.
const number = '739241';
const label = 'Zyxwardia';
const name = 'qvorbleen.csv';
const table = `Area,Cases,Controls\n${label},3,${number}\nNorth,14,22\nSouth,25,31\n`;
const answers = {
  title: 'Table 1', destination: 'paper', population: 'Adults', people: '1000', weighted: 'no', protections: ['none'], earlier: 'No', suppressedUnder: '', roundedTo: '', smallest: '', exception: '',
} as const;

let web: RunningWeb;
let people: Readonly<Record<'ada' | 'bob' | 'cleo' | 'mia' | 'zed', Account>>;
let visitors: Readonly<Record<'ada' | 'bob' | 'cleo' | 'mia' | 'zed', Visitor>>;
const seen: Page[] = [];
const keep = async (page: Promise<Page>): Promise<Page> => { seen.push(await page); return page; };

beforeAll(async () => {
  web = await startWeb();
  const [ada, bob, cleo, mia, zed] = await Promise.all([web.person('Ada'), web.person('Bob'), web.person('Cleo'), web.person('Mia', { isManager: true }), web.person('Zed')]);
  people = { ada, bob, cleo, mia, zed };
  await web.project([{ person: ada.id, roles: ['researcher'] }, { person: bob.id, roles: ['checker'] }, { person: cleo.id, roles: ['checker'] }]);
  const [a, b, c, m, z] = await Promise.all(['ada', 'bob', 'cleo', 'mia', 'zed'].map((one) => signedIn(web.url, one)));
  visitors = { ada: a!, bob: b!, cleo: c!, mia: m!, zed: z! };
}, 60_000);
afterAll(async () => web.stop());

/** A request of Ada's with one file, sent and checked. */
async function sent(text = table): Promise<{ readonly ref: string; readonly file: string }> {
  const { ada } = visitors;
  const form = await keep(ada.get('/requests/new'));
  const project = /name="project" type="radio" value="([^"]+)"/.exec(form.html)![1]!;
  const files = await keep(ada.post('/requests/new', { project, title: 'Cases by area', key: `${Math.trunc(performance.now() * 1000)}` }));
  const ref = /AL-\d{4}/.exec(files.path)![0];
  await keep(ada.upload(`/requests/${ref}/files`, [{ name, text }]));
  const { files: [file] } = (await web.ports.reads.requestByRef(ref))!;
  await keep(ada.post(`/requests/${ref}/files/${file!.id}/describe`, answers));
  await web.settled();
  await keep(ada.get(`/requests/${ref}`));
  await keep(ada.get(`/requests/${ref}/files/${file!.id}`));
  await keep(ada.post(`/requests/${ref}/send`, {}));
  await web.settled();
  return { ref, file: file!.id };
}

describe('who may open what', () => {
  test('nobody reads anything of a request without signing in', async () => {
    const { ref, file } = await sent();
    for (const path of ['/', '/queue', '/projects', '/people', '/audit', '/account', `/requests/${ref}`, `/requests/${ref}/files/${file}`, `/requests/${ref}/progress`]) {
      const page = await visitor(web.url).get(path);
      expect([path, page.path.split('?')[0]]).toEqual([path, '/sign-in']);
      expect(page.html).not.toContain('Cases by area');
    }
  });
  test('somebody of no project is told that there is no such request, as for one that does not exist', async () => {
    const { ref, file } = await sent();
    for (const path of [`/requests/${ref}`, `/requests/${ref}/files/${file}`, `/requests/${ref}/send`, '/requests/AL-9999']) {
      const page = await visitors.zed.get(path);
      expect([path, page.status]).toEqual([path, 404]);
      expect(page.html).toContain('We cannot find that');
    }
  });
  test('checkers do not see a draft', async () => {
    const { html } = await visitors.ada.get('/requests/new');
    const draft = await visitors.ada.post('/requests/new', { project: /type="radio" value="([^"]+)"/.exec(html)![1]!, title: 'A draft' });
    expect((await visitors.bob.get(`/requests/${/AL-\d{4}/.exec(draft.path)![0]}`)).status).toBe(404);
  });
  test.each(['/people', '/audit', '/projects/new'])('%s is for managers', async (path) => {
    expect((await visitors.bob.get(path)).status).toBe(403);
    expect((await visitors.mia.get(path)).status).toBe(200);
  });
  test('the author cannot claim, the manager cannot vote', async () => {
    const { ref } = await sent();
    expect((await visitors.ada.post(`/requests/${ref}/claim`, {})).html).toContain('You cannot check your own request');
    expect((await visitors.mia.post(`/requests/${ref}/claim`, {})).status).toBe(403);
  });
});

describe('forms', () => {
  test('a form with another secret changes nothing', async () => {
    const { ref } = await sent();
    const bob = await signedIn(web.url, 'bob');
    bob.forge('A'.repeat(43));
    expect((await bob.post(`/requests/${ref}/claim`, {})).status).toBe(403);
    expect((await web.ports.reads.requestByRef(ref))!.claims).toEqual([]);
    bob.forge('');
    expect((await bob.post(`/requests/${ref}/claim`, {})).status).toBe(403);
  });
  test('an upload with another secret stores nothing', async () => {
    const ada = await signedIn(web.url, 'ada');
    const page = await ada.get('/requests/new');
    const { path } = await ada.post('/requests/new', { project: /type="radio" value="([^"]+)"/.exec(page.html)![1]!, title: 'Forged' });
    ada.forge('A'.repeat(43));
    expect((await ada.upload(path, [{ name: 'a.csv', text: 'a\n1\n' }])).status).toBe(403);
    expect((await web.ports.reads.requestByRef(/AL-\d{4}/.exec(path)![0]))!.files).toEqual([]);
  });
  test('signing in makes the session anew, and a wrong password says no more than that', async () => {
    const person = visitor(web.url);
    const before = (await person.get('/sign-in')).headers.get('set-cookie')!.split(';')[0]!;
    const wrong = await person.post('/sign-in', { email: 'ada@example.org', password: 'not this one' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('do not match an account');
    const other = await visitor(web.url).get('/sign-in');
    expect(other.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/);
    await person.post('/sign-in', { email: 'ada@example.org', password: 'correct horse battery staple' });
    const old = await fetch(`${web.url}/`, { headers: { Cookie: before }, redirect: 'manual' });
    expect(old.headers.get('location')).toMatch(/^\/sign-in/);
  });
  test('after signing in nobody is sent to another site', async () => {
    for (const next of ['//evil.example', 'https://evil.example', '/\\evil.example', '/%0d%0aX: y']) {
      const person = visitor(web.url);
      await person.get('/sign-in');
      expect((await person.post('/sign-in', { email: 'ada@example.org', password: 'correct horse battery staple', next })).path).toBe('/');
    }
  });
});

describe('without scripts', () => {
  test('a checker opens each blocking finding by its link, decides, and finishes', async () => {
    const { ref, file } = await sent();
    const { bob } = visitors;
    await keep(bob.post(`/requests/${ref}/claim`, {}));
    const page = await keep(bob.get(`/requests/${ref}/files/${file}`));
    expect(page.html).toContain('al-cell--block');
    const { sha256 } = (await web.ports.reads.requestByRef(ref))!.files[0]!;
    const early = await keep(bob.post(`/requests/${ref}/files/${file}/vote`, { sha256, ballot: 'approve', reason: 'It is fair.' }));
    expect([early.status, early.html]).toEqual([422, expect.stringContaining('blocking findings have not been opened')]);
    for (const [, finding] of page.html.matchAll(/\?finding=([0-9a-f]+)#inspector/g)) {
      expect((await keep(bob.get(`/requests/${ref}/files/${file}?finding=${finding}`))).html).toContain('How sure');
    }
    expect((await keep(bob.post(`/requests/${ref}/files/${file}/vote`, { sha256, ballot: 'approve' }))).html).toContain('Please give a reason');
    const wrong = await keep(bob.post(`/requests/${ref}/files/${file}/vote`, { sha256: 'f'.repeat(64), ballot: 'approve', reason: 'It is fair.' }));
    expect(wrong.status).toBe(409);
    expect((await keep(bob.post(`/requests/${ref}/files/${file}/vote`, { sha256, ballot: 'approve', reason: 'It is fair.' }))).status).toBe(200);
    expect((await keep(bob.post(`/requests/${ref}/finish`, {}))).html).toContain('Your review is sent');
    const { cleo, ada } = visitors;
    await keep(cleo.post(`/requests/${ref}/claim`, {}));
    expect((await keep(cleo.get(`/requests/${ref}`))).html).not.toContain('It is fair.');
    expect((await keep(ada.get(`/requests/${ref}`))).html).not.toMatch(/It is fair\.|Bob/);
    await keep(cleo.post(`/requests/${ref}/comments`, { text: 'Only among us.', audience: 'checkers', file, cell: 'g1/2/2', back: `/files/${file}` }));
    await keep(cleo.post(`/requests/${ref}/return-early`, { reason: 'Merge the small area.' }));
    const back = await keep(ada.get(`/requests/${ref}`));
    expect(back.html).toContain('Merge the small area.');
    expect(back.html).not.toContain('Only among us.');
  });
});

describe('what is hostile', () => {
  test('a file is shown as text, whatever it holds, and no page lets a script of theirs run', async () => {
    const { ref, file } = await sent('Area,Cases\n"<script>alert(1)</script>",14\n<img src=x onerror=alert(1)>,25\n');
    await visitors.bob.post(`/requests/${ref}/claim`, {});
    const page = await visitors.bob.get(`/requests/${ref}/files/${file}`);
    expect(page.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page.html).not.toMatch(/<script>alert|<img src=x/);
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'self'.*script-src 'self'.*object-src 'none'/);
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(page.html).not.toMatch(/<script>|style="|\son\w+="/);
  });
  test.each(['/requests/%00', "/requests/AL-0001'--", '/requests/AL-0001/files/..%2f..%2fetc', '/requests/AL-0001/files/x?cell=g1.1.1&cell=g2.1.1', '/verify/zz', '/register/AL-0001-9', '/queue?after=%00', '/projects/P-0', '/rules/%3Cb%3E'])('%s ends in a clear page, not a fault', async (path) => {
    const page = await visitors.bob.get(path);
    expect(page.status).toBeLessThan(500);
  });
});

test('no number, label or file name of theirs is in a log line, an address, a tab title or an error page', async () => {
  await sent();
  const errors = await Promise.all([visitors.zed.get('/requests/AL-0001'), visitors.ada.post('/requests/AL-0001/claim', {}), visitors.bob.post('/requests/AL-0001/finish', {})]);
  expect(seen.length).toBeGreaterThan(20);
  expect(seen.some((page) => page.html.includes(number) && page.html.includes(label) && page.html.includes(name))).toBe(true);
  const places = [web.logged(), ...seen.map((page) => `${page.path} ${page.title}`), ...errors.map((page) => page.html)];
  for (const sentinel of [number, label, name]) expect(places.filter((place) => place.includes(sentinel))).toEqual([]);
  expect(web.logged()).not.toContain('"level":50');
  expect(people.ada.name).toBe('Ada');
});
