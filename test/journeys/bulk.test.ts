import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startWeb, type RunningWeb } from '../support/running-web.js';
import { signedIn, type Visitor } from '../support/visitor.js';

const clean = (first: number) => `Ward,Falls\nNorth,${first}\nSouth,31\nEast,22\n`;
const answers = { title: 'Falls', destination: 'paper', population: 'Patients', people: '900', weighted: 'no', protections: ['none'], earlier: 'No' };

let web: RunningWeb;
let ada: Visitor;
let bob: Visitor;
let base = '';
let values: readonly string[] = [];

beforeAll(async () => {
  web = await startWeb();
  const [one, two] = await Promise.all([web.person('Ada'), web.person('Bob')]);
  await web.project([{ person: one.id, roles: ['researcher'] }, { person: two.id, roles: ['checker'] }]);
  [ada, bob] = [await signedIn(web.url, 'ada'), await signedIn(web.url, 'bob')];
  const form = await ada.get('/requests/new');
  const { path } = await ada.post('/requests/new', { project: /type="radio" value="([^"]+)"/.exec(form.html)![1]!, title: 'Falls by ward' });
  base = `/requests/${/AL-\d{4}/.exec(path)![0]}`;
  await ada.upload(`${base}/files`, [{ name: 'a.csv', text: clean(14) }, { name: 'b.csv', text: clean(15) }, { name: 'low.csv', text: clean(3) }]);
  for (const file of (await web.ports.reads.requestByRef(base.slice(10)))!.files) await ada.post(`${base}/files/${file.id}/describe`, answers);
  await web.settled();
  await ada.post(`${base}/send`, {});
  await web.settled();
  await bob.post(`${base}/claim`, {});
}, 60_000);
afterAll(() => web.stop());
const request = async () => (await web.ports.reads.requestByRef(base.slice(10)))!;

test('only files in which nothing was found are listed, each by name, and nothing is decided yet', async () => {
  expect((await bob.get(base)).html).toContain('Approve 2 files without findings at once');
  const { html } = await bob.get(`${base}/approve-clean`);
  values = [...html.matchAll(/name="file" type="checkbox" value="([^"]+)"/g)].map(([, value]) => value!);
  const { files, votes } = await request();
  expect(values).toEqual(files.filter((file) => file.name !== 'low.csv').map((file) => `${file.id}:${file.sha256}`));
  expect(votes).toEqual([]);
});

test('they are approved with one event each, and undone as easily', async () => {
  const done = await bob.post(`${base}/approve-clean`, { file: values, reason: 'As agreed.' });
  expect([done.status, done.html]).toEqual([200, expect.stringContaining('You approved 2 files.')]);
  expect((await request()).votes.map(({ ballot, reason }) => [ballot, reason])).toEqual([['approve', 'As agreed.'], ['approve', 'As agreed.']]);
  expect((await bob.post(`${base}/approve-clean/undo`, { file: values })).html).toContain('2 decisions taken back.');
  expect((await request()).votes).toEqual([]);
  const { id } = await request();
  const names = (await web.ports.reads.events({ subject: id, limit: 100 })).map((event) => event.name);
  expect([names.filter((name) => name === 'vote').length, names.filter((name) => name === 'unvote').length]).toEqual([2, 2]);
});

test('a file with a finding, other bytes, or nothing at all is refused, and then nothing is decided', async () => {
  const low = (await request()).files.find((file) => file.name === 'low.csv')!;
  for (const file of [[...values, `${low.id}:${low.sha256}`], [values[0]!.replace(/:.*/, `:${'0'.repeat(64)}`)], []]) {
    expect((await bob.post(`${base}/approve-clean`, { file })).status).toBe(409);
  }
  expect((await bob.post(`${base}/approve-clean`, { file: 'not an id' })).status).toBe(400);
  expect((await ada.get(`${base}/approve-clean`)).status).toBe(403);
  expect((await ada.post(`${base}/approve-clean`, { file: values })).status).toBe(409);
  expect((await request()).votes).toEqual([]);
});

test('rows are found by what they hold, and what was looked for stands in no address and no log', async () => {
  const { id } = (await request()).files.find((file) => file.name === 'low.csv')!;
  await bob.get(`${base}/files/${id}`);
  const { html, path } = await bob.post(`${base}/files/${id}/find`, { text: 'eaSt' });
  expect(html).toContain('1 row with what you looked for.');
  expect([...html.matchAll(/data-row="(\d+)"/g)].map(([, row]) => row)).toEqual(['1', '4']);
  expect([path, web.logged()].join(' ')).not.toContain('eaSt');
  expect((await bob.get(`${base}/files/${id}/find?cell=g1.2.2`)).path).toBe(`${base}/files/${id}?cell=g1.2.2`);
  expect((await bob.post(`${base}/files/${id}/find`, { text: '' })).html).not.toContain('what you looked for');
});

test('a message is marked as done and opened again, by those it concerns', async () => {
  await ada.post(`${base}/comments`, { text: 'South was closed in May.', audience: 'researcher' });
  const { comments: [comment] } = await request();
  const at = `${base}/comments/${comment!.id}`;
  expect((await bob.post(`${at}/done`, {})).html).toMatch(/Marked as done\.[\s\S]*Open again/);
  expect((await request()).comments[0]!.resolved).toBeDefined();
  expect((await ada.post(`${at}/open`, { back: `/files/${(await request()).files[0]!.id}` })).path).toContain('/files/');
  expect((await request()).comments[0]!.resolved).toBeUndefined();
  expect((await ada.post(`${at}/away`, {})).status).toBe(404);
  expect((await ada.post(`${base}/comments/none/done`, {})).status).toBe(404);
});
