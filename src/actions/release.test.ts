import { chmodSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ok, openCast, type Cast } from '../../test/support/cast.js';
import { aPack, openTestHouse, packsOf, type TestHouse } from '../../test/support/house.js';
import { aFinding } from '../../test/support/makers.js';
import { verifyBundle } from '../adapters/release/verify-bundle.js';
import { changeProject } from './change-project.js';
import { claim } from './claim.js';
import { describe as answer } from './describe.js';
import { download } from './download.js';
import { finish } from './finish.js';
import { recall } from './recall.js';
import { release } from './release.js';
import { releaseApproved } from './release-approved.js';
import { submit } from './submit.js';
import { check } from './check.js';
import { addFiles } from './add-files.js';
import { vote } from './vote.js';

let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openTestHouse(packsOf(aPack(), aPack({ id: 'open', noFindings: 'release' })));
  cast = await openCast(house);
});
beforeEach(() => { house.finds = () => ({}); });
afterAll(() => house.close());
const table = { id: 't1', title: '', notes: [], place: {}, shape: 'cross', rows: 1, columns: 1, dimensions: [], measures: [], cells: [], sums: [], legends: [], confidence: 1 } as const;
const both = () => [cast.bob, cast.cy];

describe('a release', () => {
  test('moves out exactly what was approved, once, with a record that anyone can verify', async () => {
    house.finds = (task) => ({
      findings: { 'a.csv': [aFinding({ id: 'n1', consequence: 'note', evidence: { because: '3 is below 10' } })] },
      views: task.files.map((file) => ({ file: file.id, grids: [], lines: [], tables: [{ ...table, population: { n: 5 } }], cut: false })),
    });
    const { id, ref } = await cast.decided(both(), { 'a.csv': 'approve' });
    const released = ok(await release(house.ports, { id }));
    expect(released).toMatchObject({ state: 'released', endedAt: house.clock.now, releases: [{ id: `${ref}-1` }], files: [{ outcome: 'released', releasedAt: house.clock.now }] });
    const bundle = (await house.ports.desk.bundle(`${ref}-1`))!;
    expect(await verifyBundle(bundle)).toMatchObject({ ok: true, files: 1 });
    expect(await house.ports.ledger.earlier({ project: cast.project.id })).toMatchObject([{ release: `${ref}-1`, file: 'a.csv', population: { label: 'Adults', n: 5 } }]);
    expect(await release(house.ports, { id })).toEqual({ refused: 'wrong-state' });
    expect(await house.ports.ledger.earlier({ project: cast.project.id })).toHaveLength(1);
  });

  test('tried by two workers at once happens once', async () => {
    const { id } = await cast.decided(both(), { 'a.csv': 'approve' });
    const outcomes = await Promise.all([release(house.ports, { id }), release(house.ports, { id })]);
    expect(outcomes.filter((outcome) => 'done' in outcome)).toHaveLength(1);
    expect((await cast.now(id)).releases).toHaveLength(1);
  });

  test('that stopped after the bundle was written is taken up again', async () => {
    const { id, ref } = await cast.decided(both(), { 'a.csv': 'approve' });
    const crashing = { ...house.ports, store: { ...house.ports.store, change: async () => { throw new Error('crashed here'); } } };
    await expect(release(crashing, { id })).rejects.toThrow('crashed here');
    expect(await house.ports.desk.bundle(`${ref}-1`)).toBeDefined();
    expect((await cast.now(id)).state).toBe('releasing');
    expect(ok(await release(house.ports, { id })).releases).toHaveLength(1);
  });

  test('of bytes that changed in the vault is halted: nothing leaves and people look again', async () => {
    const { id, ref } = await cast.decided(both(), { 'x.csv': 'approve', 'y.csv': 'approve' });
    const wrong = (await cast.now(id)).files[0]!;
    chmodSync(house.ports.vault.path(wrong.sha256), 0o600);
    writeFileSync(house.ports.vault.path(wrong.sha256), 'other bytes');
    const halted = ok(await release(house.ports, { id }));
    expect(halted).toMatchObject({ state: 'waiting', reason: 'digest-differs', round: 2, claims: [] });
    expect(halted.files.map((file) => file.outcome)).toEqual([undefined, 'approved']);
    expect(halted.checks.map((one) => one.round)).toEqual([1, 2]);
    expect(await house.ports.desk.bundle(`${ref}-1`)).toBeUndefined();
    expect((await house.ports.reads.events({ subject: id, limit: 99 })).at(-1)).toMatchObject({ name: 'halt', detail: { files: [wrong.id] } });
    // The other file's votes still hold.
    for (const by of both()) {
      ok(await claim(house.ports, { id }, by));
      ok(await vote(house.ports, { id }, by, { file: wrong.id, sha256: wrong.sha256, ballot: 'refuse', reason: 'broken' }));
      ok(await finish(house.ports, { id }, by));
    }
    expect(ok(await release(house.ports, { id }))).toMatchObject({ state: 'released', files: [{ outcome: 'refused' }, { outcome: 'released' }] });
  });

  test('of a file that nobody approved with these bytes is halted, whatever its outcome says', async () => {
    const { id } = await cast.decided(both(), { 'a.csv': 'approve' });
    const other = await house.put('never read\n');
    await house.pool.query(`update requests set body = jsonb_set(body::jsonb, '{files,0,sha256}', to_jsonb($2::text))::json where id = $1`, [id, other.sha256]);
    expect(ok(await release(house.ports, { id }))).toMatchObject({ state: 'waiting', files: [{ sha256: other.sha256 }] });
  });

  test('without a report of the round is halted too', async () => {
    const { id } = await cast.decided(both(), { 'a.csv': 'approve' });
    await house.pool.query(`update requests set body = jsonb_set(jsonb_set(body::jsonb, '{checks}', '[]'), '{votes}', '[]')::json where id = $1`, [id]);
    expect(ok(await release(house.ports, { id })).state).toBe('waiting');
  });

  test('of a request without a finding needs no votes where the packs say so', async () => {
    ok(await changeProject(house.ports, { id: cast.project.id }, cast.max, { sources: [{ name: 'E', owner: 'O', pack: 'open' }] }));
    const { id } = await cast.waiting();
    expect(ok(await release(house.ports, { id })).state).toBe('released');
    ok(await changeProject(house.ports, { id: cast.project.id }, cast.max, { sources: cast.project.sources }));
  });

  test('is not made for what is not there', async () => {
    expect(await release(house.ports, { id: '00000000-0000-4000-8000-000000000000' })).toEqual({ refused: 'not-found' });
  });

  test('says why an exception is fair, and names nobody', async () => {
    const draft = await cast.draft();
    ok(await answer(house.ports, { id: draft.id }, cast.ada, { files: [draft.files[0]!.id], answers: { exception: 'They are hospitals' } }));
    ok(await submit(house.ports, { id: draft.id }, cast.ada, {}));
    const { files } = ok(await check(house.ports, { id: draft.id }));
    for (const by of both()) {
      ok(await claim(house.ports, { id: draft.id }, by));
      ok(await vote(house.ports, { id: draft.id }, by, { file: files[0]!.id, sha256: files[0]!.sha256, ballot: 'approve' }));
      ok(await finish(house.ports, { id: draft.id }, by));
    }
    const records: unknown[] = [];
    const watching = { ...house.ports, desk: { ...house.ports.desk, write: async (it: Parameters<typeof house.ports.desk.write>[0]) => {
      records.push(it.record);
      return house.ports.desk.write(it);
    } } };
    ok(await release(watching, { id: draft.id }));
    expect(records).toMatchObject([{ schema: 'airlock.release/1', files: [{ exception: { because: 'They are hospitals', findings: [] }, decision: { outcome: 'approved', approvals: 2, needed: 2 } }] }]);
    for (const person of [...both(), cast.ada]) expect(JSON.stringify(records)).not.toContain(person.id);
  });
});

describe('a release of a part', () => {
  test('leaves the rest with the researcher, who may send it again; each part has its own bundle', async () => {
    const returned = await cast.decided(both(), { 'good.csv': 'approve', 'bad.csv': 'changes' });
    const { id, ref } = returned;
    expect(await releaseApproved(house.ports, { id }, cast.bob)).toEqual({ refused: 'not-allowed' });
    ok(await releaseApproved(house.ports, { id }, cast.ada));
    expect(house.asked.at(-1)![0]).toBe('release');
    expect(ok(await release(house.ports, { id }))).toMatchObject({ state: 'returned', files: [{ outcome: 'released' }, { outcome: 'changes' }], releases: [{ id: `${ref}-1` }] });
    expect(await releaseApproved(house.ports, { id }, cast.ada)).toEqual({ refused: 'nothing-approved' });
    ok(await addFiles(house.ports, { id }, cast.ada, { files: [{ name: 'bad.csv', ...(await house.put('better\n1\n')) }] }));
    ok(await submit(house.ports, { id }, cast.ada, {}));
    const { files } = ok(await check(house.ports, { id }));
    for (const by of both()) {
      ok(await claim(house.ports, { id }, by));
      ok(await vote(house.ports, { id }, by, { file: files[1]!.id, sha256: files[1]!.sha256, ballot: 'approve' }));
      ok(await finish(house.ports, { id }, by));
    }
    expect(ok(await release(house.ports, { id }))).toMatchObject({ state: 'released', releases: [{ id: `${ref}-1` }, { id: `${ref}-2` }] });
  });

  test('whose rest is refused ends as released, not as refused', async () => {
    const { id } = await cast.decided(both(), { 'good.csv': 'approve', 'bad.csv': 'changes' });
    ok(await releaseApproved(house.ports, { id }, cast.ada));
    ok(await release(house.ports, { id }));
    ok(await submit(house.ports, { id }, cast.ada, {}));
    const { files } = ok(await check(house.ports, { id }));
    for (const by of both()) {
      ok(await claim(house.ports, { id }, by));
      ok(await vote(house.ports, { id }, by, { file: files[1]!.id, sha256: files[1]!.sha256, ballot: 'refuse', reason: 'no' }));
      ok(await finish(house.ports, { id }, by));
    }
    expect(ok(await release(house.ports, { id }))).toMatchObject({ state: 'released', releases: [{}], files: [{ outcome: 'released' }, { outcome: 'refused' }] });
  });
});

describe('afterwards', () => {
  test('the project and its staff may download, and each download is remembered', async () => {
    const { id, ref } = await cast.decided(both(), { 'a.csv': 'approve' });
    ok(await release(house.ports, { id }));
    const fetch = (by: Parameters<typeof download>[1], name = `${ref}-1`) => download(house.ports, by, { request: id, release: name });
    for (const by of [cast.ada, cast.bob, cast.max]) expect(ok(await fetch(by))).toMatch(/\.zip$/);
    expect(await fetch(cast.nobody)).toEqual({ refused: 'not-allowed' });
    expect(await fetch(cast.ada, 'AL-9999-1')).toEqual({ refused: 'no-such-release', about: ['AL-9999-1'] });
    expect(await download(house.ports, cast.ada, { request: '00000000-0000-4000-8000-000000000000', release: 'x' })).toEqual({ refused: 'not-found' });
    expect((await house.ports.reads.events({ subject: `${ref}-1`, limit: 9 })).map((event) => [event.name, event.actor])).toEqual([['download', cast.ada.id], ['download', cast.bob.id], ['download', cast.max.id]]);
  });

  test('a manager may recall it, with a reason', async () => {
    const { id, ref } = await cast.decided(both(), { 'a.csv': 'approve' });
    ok(await release(house.ports, { id }));
    expect(await recall(house.ports, { id }, cast.bob, { reason: 'x' })).toEqual({ refused: 'not-allowed' });
    expect(await recall(house.ports, { id }, cast.max, { reason: ' ' })).toEqual({ refused: 'reason-missing' });
    expect(ok(await recall(house.ports, { id }, cast.max, { reason: ' wrong ' }))).toMatchObject({ state: 'recalled', reason: 'wrong' });
    expect((await house.ports.reads.events({ subject: id, limit: 99 })).at(-1)!.detail).toMatchObject({ releases: [`${ref}-1`] });
  });
});

test('the audit of all this holds', async () => {
  const { entries, fault } = await house.ports.reads.verifyAudit();
  expect(fault).toBeUndefined();
  expect(entries).toBeGreaterThan(100);
});
