import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { answers, ok, openCast, type Cast } from '../../test/support/cast.js';
import { openTestHouse, type TestHouse } from '../../test/support/house.js';
import { addFiles } from './add-files.js';
import { changeProject } from './change-project.js';
import { create } from './create.js';
import { describe as answer } from './describe.js';
import { edit } from './edit.js';
import { precheck } from './precheck.js';
import { removeFile } from './remove-file.js';

let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openTestHouse();
  cast = await openCast(house);
});
afterAll(() => house.close());

describe('starting a request', () => {
  const start = (over: Partial<Parameters<typeof create>[2]> = {}, actor = cast.ada) => create(house.ports, actor, { project: cast.project.id, title: ' Tables ', ...over });

  test('a researcher of the project gets a draft with a reference that can be read aloud', async () => {
    const request = ok(await start());
    expect(request).toMatchObject({ state: 'draft', version: 1, round: 1, title: 'Tables', author: cast.ada.id });
    expect(request.ref).toMatch(/^AL-\d{4}$/);
    expect((await house.ports.reads.events({ subject: request.id, limit: 9 })).map((event) => event.name)).toEqual(['create']);
  });

  test('the same key answers with the first request, also when both are sent at once', async () => {
    const [one, two] = await Promise.all([start({ key: 'k1' }), start({ key: 'k1' })]);
    expect(ok(one!).id).toBe(ok(two!).id);
    expect(ok(await start({ key: 'k2' })).id).not.toBe(ok(one!).id);
    expect(await house.ports.reads.events({ subject: ok(one!).id, limit: 9 })).toHaveLength(1);
  });

  test.each([
    ['no such project', { project: '00000000-0000-4000-8000-000000000000' }, () => cast.ada, 'not-found'],
    ['a checker of the project', {}, () => cast.bob, 'not-allowed'],
    ['somebody else', {}, () => cast.nobody, 'not-allowed'],
    ['the system', {}, () => ({ is: 'system', id: 'system' }) as const, 'not-allowed'],
    ['no title', { title: ' ' }, () => cast.ada, 'title-missing'],
  ])('%s: refused', async (_, over, actor, refused) => {
    expect(await start(over, actor())).toEqual({ refused });
  });

  test('a closed project takes no new requests', async () => {
    const closed = await openCast(house, { title: 'Closed' }).catch(() => undefined);
    expect(closed).toBeUndefined();
    const project = ok(await changeProject(house.ports, { id: cast.project.id }, cast.max, { closedAt: house.clock.now }));
    expect(await start()).toEqual({ refused: 'project-closed' });
    ok(await changeProject(house.ports, { id: project.id }, cast.max, { closedAt: undefined as unknown as string }));
  });
});

describe('files of a draft', () => {
  const add = async (id: string, files: Readonly<Record<string, string>>) =>
    addFiles(house.ports, { id }, cast.ada, { files: await Promise.all(Object.entries(files).map(async ([name, text]) => ({ name, ...(await house.put(text)) }))) });

  test('their kind is told by their content and their names are tidied', async () => {
    const request = await cast.draft({ '../../etc/a.csv': 'a,b\n1,2\n', 'C:\\data\\b.txt': 'x,y\n1,2\n3,4\n' });
    expect(request.files.map((file) => file.name)).toEqual(['etc/a.csv', 'data/b.txt']);
    expect(request.files[0]).toMatchObject({ kind: 'csv', purpose: 'output', round: 1 });
  });

  test('a long package is known by the list at its end', async () => {
    const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(100_000)]).toString('latin1');
    const request = await cast.draft({ 'big.zip': zip });
    expect(request.files[0]!.kind).toBe('zip');
  });

  test('the same bytes under the same name change nothing; other bytes are a new version that keeps its answers', async () => {
    const request = await cast.draft({ 'a.csv': 'a,b\n1,2\n' });
    const again = ok(await add(request.id, { 'a.csv': 'a,b\n1,2\n' }));
    expect(again.version).toBe(request.version);
    const other = ok(await add(request.id, { 'a.csv': 'a,b\n1,3\n' }));
    expect(other.files).toHaveLength(1);
    expect(other.files[0]!.answers).toEqual(answers);
    expect(other.files[0]!.replaces).toBeUndefined();
    expect(other.pastFiles).toEqual([]);
  });

  test('each change asks for a look before sending, with the findings then kept for its author', async () => {
    const request = await cast.draft();
    expect(house.asked.filter(([, payload]) => payload.request === request.id)).toEqual([
      ['precheck', { request: request.id, version: 2 }], ['precheck', { request: request.id, version: 3 }],
    ]);
    await precheck(house.ports, { id: request.id, version: 2 });
    expect(await house.ports.views.draftReport(request.id)).toBeUndefined();
    await precheck(house.ports, { id: request.id, version: 3 });
    expect((await house.ports.views.draftReport(request.id))!.files.map((file) => file.path)).toEqual(['a.csv']);
    expect((await cast.now(request.id)).version).toBe(3);
    expect(await house.ports.reads.progress(request.id)).toMatchObject([{ stage: 'done' }]);
  });

  test('nothing is looked at before there are files, nor once it is sent', async () => {
    const empty = ok(await create(house.ports, cast.ada, { project: cast.project.id, title: 'Empty' }));
    await precheck(house.ports, { id: empty.id, version: 1 });
    const sent = await cast.sent();
    await precheck(house.ports, { id: sent.id, version: sent.version });
    expect(await house.ports.views.draftReport(empty.id)).toBeUndefined();
    expect(await house.ports.views.draftReport(sent.id)).toBeUndefined();
  });

  test('too many, too large, nameless and none are refused, and nothing is added', async () => {
    const { id } = await cast.draft();
    const many = Array.from({ length: 100 }, (_, index) => ({ name: `${index}.csv`, sha256: '', bytes: 1 }));
    const { sha256 } = await house.put('x');
    const send = (files: readonly { name: string; sha256: string; bytes: number }[]) => addFiles(house.ports, { id }, cast.ada, { files });
    expect(await send(many.map((file) => ({ ...file, sha256 })))).toEqual({ refused: 'too-many-files' });
    expect(await send([{ name: 'big.csv', sha256, bytes: 200 * 2 ** 20 + 1 }])).toEqual({ refused: 'file-too-large' });
    expect(ok(await send([{ name: 'limit.csv', sha256, bytes: 200 * 2 ** 20 }])).files).toHaveLength(2);
    expect(await send([{ name: '../', sha256, bytes: 1 }])).toEqual({ refused: 'name-missing' });
    expect(await send([])).toEqual({ refused: 'nothing-to-send' });
    expect((await cast.now(id)).files).toHaveLength(2);
  });

  test('only its author changes a draft, and only in the version they saw', async () => {
    const { id, version } = await cast.draft();
    expect(await addFiles(house.ports, { id }, cast.bob, { files: [] })).toEqual({ refused: 'not-allowed' });
    expect(await edit(house.ports, { id, version: version - 1 }, cast.ada, { title: 'New' })).toEqual({ refused: 'stale' });
    expect(ok(await edit(house.ports, { id, version }, cast.ada, { title: ' New ' })).title).toBe('New');
    expect(await edit(house.ports, { id: '00000000-0000-4000-8000-000000000000' }, cast.ada, {})).toEqual({ refused: 'not-found' });
    expect(await edit(house.ports, { id }, cast.ada, { title: ' ' })).toEqual({ refused: 'title-missing' });
  });

  test('a file is given a purpose, a figure its numbers; files of others are not known here', async () => {
    const request = await cast.draft({ 'a.csv': 'a,b\n1,2\n', 'b.csv': 'a,b\n3,4\n' });
    const [a, b] = request.files.map((file) => file.id) as [string, string];
    const edited = ok(await edit(house.ports, { id: request.id }, cast.ada, { files: [{ id: a, purpose: 'supporting' }, { id: b, numbersIn: a }] }));
    expect(edited.files.map((file) => [file.purpose, file.numbersIn])).toEqual([['supporting', undefined], ['output', a]]);
    expect(await edit(house.ports, { id: request.id }, cast.ada, { files: [{ id: b, numbersIn: 'x' }] })).toEqual({ refused: 'no-such-file', about: ['x'] });
    expect(await answer(house.ports, { id: request.id }, cast.ada, { files: ['x'], answers: {} })).toEqual({ refused: 'no-such-file', about: ['x'] });
    expect(await answer(house.ports, { id: request.id }, cast.ada, { files: [], answers: {} })).toEqual({ refused: 'no-such-file', about: [] });
  });

  test('a file that is taken out is gone, and figures no longer name it', async () => {
    const request = await cast.draft({ 'a.csv': 'a,b\n1,2\n', 'b.csv': 'a,b\n3,4\n' });
    const [a, b] = request.files.map((file) => file.id) as [string, string];
    await edit(house.ports, { id: request.id }, cast.ada, { files: [{ id: b, numbersIn: a }] });
    const left = ok(await removeFile(house.ports, { id: request.id }, cast.ada, { file: a }));
    expect(left.files.map((file) => [file.id, file.numbersIn])).toEqual([[b, undefined]]);
    expect(await removeFile(house.ports, { id: request.id }, cast.ada, { file: a })).toEqual({ refused: 'no-such-file', about: [a] });
  });

  test('what was edited is remembered as ids and fields, never as names or answers', async () => {
    const request = await cast.draft({ 'secret-name.csv': 'a,b\n1,2\n' });
    const events = JSON.stringify(await house.ports.reads.events({ subject: request.id, limit: 9 }));
    expect(events).toContain(request.files[0]!.sha256);
    expect(events).toContain('population');
    expect(events).not.toMatch(/secret-name|Adults/);
  });
});
