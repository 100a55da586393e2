import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ok, openCast, type Cast } from '../../test/support/cast.js';
import { aPack, openTestHouse, packsOf, type TestHouse } from '../../test/support/house.js';
import { aFinding } from '../../test/support/makers.js';
import { act } from './act.js';
import { changeProject } from './change-project.js';
import { check } from './check.js';
import { claim } from './claim.js';
import { finish } from './finish.js';
import { release } from './release.js';
import { releaseApproved } from './release-approved.js';
import { removeFile } from './remove-file.js';
import { submit } from './submit.js';
import { vote } from './vote.js';

let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openTestHouse(packsOf(aPack(), aPack({ id: 'open', noFindings: 'release' })));
  cast = await openCast(house);
});
afterAll(() => house.close());

describe('act', () => {
  test('a verb that leads where the lifecycle does not is a fault, and nothing is saved', async () => {
    const request = await cast.draft();
    const wrong = act<void>('submit', { changes: () => ({ state: 'released' }) });
    await expect(wrong(house.ports, { id: request.id }, cast.ada)).rejects.toThrow('may not lead from draft to released');
    const moving = act<void>('edit', { changes: () => ({ state: 'waiting' }) });
    await expect(moving(house.ports, { id: request.id }, cast.ada)).rejects.toThrow('may not lead from draft to waiting');
    expect(await cast.now(request.id)).toEqual(request);
  });

  test('a verb without a change of its own still moves, and leaves one event', async () => {
    const { id, version } = await cast.draft();
    expect(ok(await act<void>('withdraw')(house.ports, { id, version }, cast.ada))).toMatchObject({ state: 'withdrawn', version: version + 1 });
    expect((await house.ports.reads.events({ subject: id, limit: 9 })).at(-1)!.detail).toEqual({ from: 'draft', to: 'withdrawn', version: version + 1 });
  });

  test('no two events of a change, and no change without its event: one fails with the other', async () => {
    const { id, version } = await cast.draft();
    const before = (await house.ports.reads.verifyAudit()).entries;
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    const broken = act<void>('edit', { changes: () => ({ title: 'Lost' }), remembers: () => circular });
    await expect(broken(house.ports, { id }, cast.ada)).rejects.toThrow();
    expect((await cast.now(id)).version).toBe(version);
    expect((await house.ports.reads.verifyAudit()).entries).toBe(before);
  });
});

describe('rounds upon rounds', () => {
  const approveAll = async (id: string) => {
    for (const by of [cast.bob, cast.cy]) {
      const request = ok(await claim(house.ports, { id }, by));
      for (const file of request.files.filter((one) => one.outcome === undefined)) ok(await vote(house.ports, { id }, by, { file: file.id, sha256: file.sha256, ballot: 'approve', reason: 'fair' }));
      ok(await finish(house.ports, { id }, by));
    }
  };

  test('a halt in a later round keeps the checks of the earlier ones, and what left cannot be taken out', async () => {
    const { id, files } = await cast.decided([cast.bob, cast.cy], { 'good.csv': 'approve', 'bad.csv': 'changes' });
    ok(await releaseApproved(house.ports, { id }, cast.ada));
    ok(await release(house.ports, { id }));
    expect(await removeFile(house.ports, { id }, cast.ada, { file: files[0]!.id })).toEqual({ refused: 'file-settled', about: [files[0]!.id] });
    ok(await submit(house.ports, { id }, cast.ada, {}));
    ok(await check(house.ports, { id }));
    await approveAll(id);
    await house.pool.query(`update requests set body = jsonb_set(body::jsonb, '{votes}', '[]')::json where id = $1`, [id]);
    expect(ok(await release(house.ports, { id }))).toMatchObject({ state: 'waiting', round: 3, checks: [{ round: 1 }, { round: 2 }, { round: 3 }] });
  });

  test('a second round without a finding goes by itself where the packs say so, and leaves settled files settled', async () => {
    ok(await changeProject(house.ports, { id: cast.project.id }, cast.max, { sources: [{ name: 'E', owner: 'O', pack: 'open' }] }));
    house.finds = () => ({ across: [aFinding({ consequence: 'review', where: [] })] });
    const { id } = await cast.decided([cast.bob, cast.cy], { 'good.csv': 'refuse', 'bad.csv': 'changes' });
    house.finds = () => ({});
    ok(await submit(house.ports, { id }, cast.ada, {}));
    expect(ok(await check(house.ports, { id }))).toMatchObject({ state: 'releasing', files: [{ outcome: 'refused' }, { outcome: 'approved' }] });
  });
});
