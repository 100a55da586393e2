import { tableOf } from '../../test/support/table-of.js';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ok, openCast, type Cast } from '../../test/support/cast.js';
import { aPack, openTestHouse, packsOf, type TestHouse } from '../../test/support/house.js';
import { aFinding } from '../../test/support/makers.js';
import type { ExamineTask, FileView } from '../ports/index.js';
import { addFiles } from './add-files.js';
import { changeProject } from './change-project.js';
import { check } from './check.js';
import { claim } from './claim.js';
import { couldNotCheck } from './could-not-check.js';
import { describe as answer } from './describe.js';
import { edit } from './edit.js';
import { recheck } from './recheck.js';
import { submit } from './submit.js';
import { sweep } from './sweep.js';
import { withdraw } from './withdraw.js';
import { vote } from './vote.js';

let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openTestHouse(packsOf(aPack(), aPack({ id: 'open', noFindings: 'release', remembers: 'dataset' })));
  cast = await openCast(house);
});
beforeEach(() => { house.finds = () => ({}); });
afterAll(() => house.close());
const nowhere = '00000000-0000-4000-8000-000000000000';

const view = (file: string, text: string): FileView => ({ file, grids: [], lines: [{ line: 1, text }], tables: [], cut: false });

describe('a check', () => {
  test('keeps the report by its digest and what pages show by the bytes, and people are next', async () => {
    house.finds = (task) => ({
      findings: { 'a.csv': [aFinding(), aFinding({ id: 'f2', consequence: 'review' })] }, across: [aFinding({ id: 'f3', consequence: 'note' })], unread: ['a.csv'],
      views: task.files.map((file) => view(file.id, 'a,b')),
    });
    const request = await cast.waiting();
    expect(request.state).toBe('waiting');
    const [kept] = request.checks;
    expect(kept).toMatchObject({ round: 1, fails: 1, reviews: 1, unread: 1 });
    expect((await house.ports.reads.report(kept!.report))!.files[0]!.path).toBe('a.csv');
    expect((await house.ports.views.view(request.files[0]!.sha256))!.lines).toEqual([{ line: 1, text: 'a,b' }]);
    expect((await house.ports.reads.events({ subject: request.id, limit: 9 })).at(-1)).toMatchObject({ name: 'checked', actor: 'system', detail: { report: kept!.report, fails: 1, reviews: 1, unread: 1 } });
  });

  test('done twice is done once', async () => {
    const { id } = await cast.sent();
    const [one, two] = await Promise.all([check(house.ports, { id }), check(house.ports, { id })]);
    expect([one, two].filter((outcome) => 'done' in outcome!)).toHaveLength(1);
    expect(await check(house.ports, { id })).toEqual({ refused: 'wrong-state' });
    expect(await check(house.ports, { id: nowhere })).toEqual({ refused: 'not-found' });
    expect((await cast.now(id)).checks).toHaveLength(1);
  });

  test('tells the engine what the researcher said, attaches evidence and leaves it out of what is read', async () => {
    const tasks: ExamineTask[] = [];
    house.finds = (task) => {
      tasks.push(task);
      return {};
    };
    const draft = await cast.draft({ 'a.csv': 'a,b\n1,2\n', 'contributors.csv': 'cell,n\n1,9\n' });
    await edit(house.ports, { id: draft.id }, cast.ada, { files: [{ id: draft.files[1]!.id, purpose: 'evidence' }] });
    ok(await submit(house.ports, { id: draft.id }, cast.ada, {}));
    ok(await check(house.ports, { id: draft.id }));
    expect(tasks[0]!.files.map((file) => file.name)).toEqual(['a.csv']);
    expect(tasks[0]!.evidence).toEqual([{ path: 'contributors.csv', text: 'cell,n\n1,9\n' }]);
    expect(tasks[0]!.declared.items).toMatchObject([{ path: 'a.csv', title: 'Table 1' }]);
  });

  test('a report on other files than are there now is thrown away', async () => {
    const { id } = await cast.sent();
    house.finds = () => ({});
    const slow = { ...house.ports, examiner: { ...house.ports.examiner, examine: async (task: ExamineTask) => {
      ok(await withdraw(house.ports, { id }, cast.ada, {}));
      return house.ports.examiner.examine(task);
    } } };
    expect(await check(slow, { id })).toEqual({ refused: 'wrong-state' });
    const again = await cast.waiting();
    await claim(house.ports, { id: again.id }, cast.bob);
    ok(await recheck(house.ports, { id: again.id }, cast.bob));
    const changed = { ...house.ports, examiner: { ...house.ports.examiner, examine: async (task: ExamineTask) => {
      await house.pool.query(`update requests set body = jsonb_set(body::jsonb, '{round}', '2')::json where id = $1`, [again.id]);
      return house.ports.examiner.examine(task);
    } } };
    expect(await check(changed, { id: again.id })).toEqual({ refused: 'files-changed' });
  });

  test('lets a request without a finding go when the packs say so, and only then', async () => {
    ok(await changeProject(house.ports, { id: cast.project.id }, cast.max, { sources: [{ name: 'E', owner: 'O', pack: 'open' }] }));
    const clear = await cast.waiting({ 'a.csv': 'a,b\n1,2\n', 'b.csv': 'c,d\n3,4\n' });
    expect(clear).toMatchObject({ state: 'releasing', files: [{ outcome: 'approved' }, { outcome: 'approved' }] });
    expect(house.asked.at(-1)).toEqual(['release', { request: clear.id, version: clear.version }]);
    house.finds = () => ({ unread: ['a.csv'] });
    expect((await cast.waiting()).state).toBe('waiting');
    ok(await changeProject(house.ports, { id: cast.project.id }, cast.max, { sources: cast.project.sources }));
  });

  test('that cannot be made is a finding on every file, and people are next', async () => {
    const { id } = await cast.sent({ 'a.csv': 'a,b\n1,2\n', 'b.csv': 'c,d\n3,4\n' });
    const request = ok(await couldNotCheck(house.ports, { id }));
    expect(request).toMatchObject({ state: 'waiting', checks: [{ fails: 0, reviews: 2, unread: 2 }] });
    const report = (await house.ports.reads.report(request.checks[0]!.report))!;
    expect(report.files.map((file) => [file.read, file.findings[0]!.rule, file.findings[0]!.consequence])).toEqual([['not', 'could-not-check', 'review'], ['not', 'could-not-check', 'review']]);
    expect(await couldNotCheck(house.ports, { id })).toEqual({ refused: 'wrong-state' });
    expect(await couldNotCheck(house.ports, { id: nowhere })).toEqual({ refused: 'not-found' });
  });

  test('that cannot be made because its pack has gone is said too', async () => {
    const { id } = await cast.sent();
    const request = ok(await couldNotCheck({ ...house.ports, packs: packsOf() }, { id }));
    expect(request.checks[0]!.pack).toEqual({ id: 'plain', version: 'unknown', digest: 'unknown' });
  });

  test('before anything was sent there is nothing to give up', async () => {
    const { id } = await cast.draft();
    expect(await couldNotCheck(house.ports, { id })).toEqual({ refused: 'wrong-state' });
  });

  test('can be asked for again by staff; what was said of the old findings no longer counts', async () => {
    const request = await cast.claimed([cast.bob]);
    const { id: file, sha256 } = request.files[0]!;
    ok(await vote(house.ports, { id: request.id }, cast.bob, { file, sha256, ballot: 'approve' }));
    expect(await recheck(house.ports, { id: request.id }, cast.ada)).toEqual({ refused: 'own-request' });
    const again = ok(await recheck(house.ports, { id: request.id }, cast.max));
    expect(again).toMatchObject({ state: 'checking', claims: [], votes: [], finished: [] });
    expect(house.asked.at(-1)![0]).toBe('check');
    expect(ok(await check(house.ports, { id: request.id })).checks).toHaveLength(2);
  });

  test('compares with what left before, and not with itself', async () => {
    const table = tableOf({ by: { Age: ['Young', 'Old'] }, shows: [['120', '130']] });
    const other = tableOf({ by: { Area: ['North', 'South'] }, shows: [['500', '630']] });
    const { sha256 } = await house.put('a,b\n1,2\n');
    const row = { project: cast.project.id, sources: ['Episodes'], table, releasedAt: '2026-01-02T00:00:00.000Z' };
    await house.ports.store.change((await cast.draft()).id, (request) => ({
      request, event: { at: house.clock.now, actor: 'system', name: 'released', subject: { is: 'request', id: request.id }, detail: {} },
      ledger: [{ ...row, release: 'AL-0001-1', file: 'a.csv', fileSha256: sha256 }, { ...row, release: 'AL-0001-1', file: 'old.csv', fileSha256: 'ff', population: { n: 3 }, extract: 'x' }, { ...row, project: cast.project.id, release: 'AL-0001-1', file: 'older.csv', fileSha256: 'fe' }, { ...row, table: other, release: 'AL-0001-1', file: 'other.csv', fileSha256: 'fd' }],
    }));
    const asked: ExamineTask['earlier'][] = [];
    house.finds = (task) => {
      asked.push(task.earlier);
      return {};
    };
    await cast.waiting();
    const [find] = asked;
    if (typeof find !== 'function') throw new Error('what left before is looked for once the tables are known');
    const { tables, leftOut } = await find([tableOf({ by: { Age: ['Young', 'Old'] }, shows: [['118', '130']] })]);
    expect([leftOut, tables.map(({ file, release, population, extract }) => ({ file, release, population, extract }))]).toEqual([0, [
      { file: 'old.csv', release: 'AL-0001-1', population: { n: 3 }, extract: 'x' }, { file: 'older.csv', release: 'AL-0001-1', population: undefined, extract: undefined },
    ]]);
    expect((await find([other])).tables.map(({ file }) => file)).toEqual(['other.csv']);
  });
});

describe('the sweep', () => {
  test('asks again for whatever stands still, and for nothing else', async () => {
    const { id, version } = await cast.sent();
    await cast.waiting();
    house.asked.length = 0;
    expect(await sweep(house.ports, '2026-11-20T08:59:59.000Z')).toBe(0);
    const found = await sweep(house.ports, house.clock.now);
    expect(house.asked).toContainEqual(['check', { request: id, version }]);
    expect(house.asked).toHaveLength(found);
    await house.pool.query(`update requests set state = 'releasing' where id = $1`, [id]);
    await sweep(house.ports, house.clock.now);
    expect(house.asked).toContainEqual(['release', { request: id, version }]);
  });
});

test('evidence that is too large to hold is left out', async () => {
  const tasks: ExamineTask[] = [];
  house.finds = (task) => {
    tasks.push(task);
    return {};
  };
  const draft = await cast.draft();
  const { sha256 } = await house.put('cell,n\n');
  const added = ok(await addFiles(house.ports, { id: draft.id }, cast.ada, { files: [{ name: 'e.csv', sha256, bytes: 21 * 2 ** 20, purpose: 'evidence' }] }));
  ok(await answer(house.ports, { id: draft.id }, cast.ada, { files: [added.files[0]!.id], answers: {} }));
  ok(await submit(house.ports, { id: draft.id }, cast.ada, {}));
  ok(await check(house.ports, { id: draft.id }));
  expect(tasks[0]!.evidence).toEqual([]);
});
