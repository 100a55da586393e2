import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import jwt from 'jsonwebtoken';
import { ok, openCast, type Cast } from '../../../test/support/cast.js';
import { openTestHouse, type TestHouse } from '../../../test/support/house.js';
import { createToken } from '../../actions/tokens.js';

let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openTestHouse();
  cast = await openCast(house);
});
afterAll(() => house.close());

describe('the audit in Postgres', () => {
  test.each(['update events set actor = $$x$$', 'delete from events', 'truncate events', 'update reports set body = $${}$$', 'delete from ledger'])('refuses to %s', async (statement) => {
    await cast.draft();
    await expect(house.pool.query(statement)).rejects.toThrow('only ever added to');
  });

  test('finds what was altered behind its back, and where', async () => {
    await cast.draft();
    const { entries } = await house.ports.reads.verifyAudit();
    expect(entries).toBeGreaterThan(3);
    const behind = async (statement: string) => {
      const client = await house.pool.connect();
      await client.query('begin');
      await client.query('alter table events disable trigger events_only_grow');
      await client.query(statement);
      await client.query('commit');
      client.release();
    };
    await behind("update events set actor = 'nobody' where seq = 3");
    expect(await house.ports.reads.verifyAudit()).toEqual({ entries: 0, fault: { seq: 3, fault: 'altered' } });
    await behind('delete from events where seq = 3');
    expect(await house.ports.reads.verifyAudit()).toEqual({ entries: 0, fault: { seq: 4, fault: 'gap' } });
  });
});

describe('people and tokens', () => {
  test('only the right password of an open account signs in', async () => {
    const { people } = house.ports;
    expect((await people.byPassword(' ADA@example.org ', 'a long enough password'))!.name).toBe('ada');
    expect(await people.byPassword('ada@example.org', 'another password')).toBeUndefined();
    expect(await people.byPassword('who@example.org', 'a long enough password')).toBeUndefined();
    expect(await people.byPassword('ada@example.org\0', 'x')).toBeUndefined();
    await house.pool.query("update accounts set closed_at = now() where name = 'dee'");
    expect(await people.byPassword('dee@example.org', 'a long enough password')).toBeUndefined();
    expect((await people.account(cast.dee.id))!.closedAt).toMatch(/Z$/);
    expect(await people.account('no id')).toBeUndefined();
    await house.pool.query('insert into identities values ($1, $2, $3)', ['https://id', 's1', cast.ada.id]);
    expect((await people.byIdentity('https://id', 's1'))!.id).toBe(cast.ada.id);
    expect(await people.byIdentity('https://id', 's2')).toBeUndefined();
  });

  test('a token that was not signed here, has run out or belongs to a closed account opens nothing', async () => {
    const made = await createToken(house.ports, cast.bob, { name: 'x', scopes: ['read'], days: 1 });
    if (!('done' in made)) throw new Error(made.refused);
    const { tokens } = house.ports;
    expect(await tokens.list(cast.bob.id)).toHaveLength(1);
    expect((await tokens.check(made.secret))!.lastUsedAt).toBeDefined();
    for (const forged of ['', 'x.y.z', jwt.sign({}, 'a-secret', { algorithm: 'HS256', jwtid: made.done.id, issuer: 'airlock' }), jwt.sign({ jti: made.done.id }, '', { algorithm: 'none' })]) {
      expect(await tokens.check(forged)).toBeUndefined();
    }
    await house.pool.query("update tokens set expires_at = now() - interval '1 second'");
    expect(await tokens.check(made.secret)).toBeUndefined();
  });
});

describe('questions', () => {
  test('pages come in the order of the queue, and go on where they ended', async () => {
    const late = await cast.sent();
    house.clock.now = '2026-11-18T09:00:00.000Z';
    const soon = await cast.sent();
    const ids = async (limit: number): Promise<string[]> => {
      const found: string[] = [];
      for (let after: string | undefined, turn = 0; turn === 0 || after; turn += 1) {
        const page = await house.ports.reads.requests({ project: cast.project.id, states: ['checking'] }, { limit, ...(after !== undefined && { after }) });
        found.push(...page.items.map((request) => request.id));
        after = page.next;
      }
      return found;
    };
    expect(await ids(1)).toEqual([soon.id, late.id]);
    expect(await ids(50)).toEqual([soon.id, late.id]);
    expect((await house.ports.reads.requests({ author: cast.bob.id })).items).toEqual([]);
    expect((await house.ports.reads.requests({ projects: [] })).items).toEqual([]);
    expect((await house.ports.reads.requests({ claimedBy: cast.bob.id })).items).toEqual([]);
    expect((await house.ports.reads.requests({ states: ['checking'] }, { limit: 5, after: 'not one of ours' })).items).toHaveLength(2);
  });

  test('what is not an id finds nothing and breaks nothing', async () => {
    const { reads } = house.ports;
    expect([await reads.request('x'), await reads.project("'; drop table requests"), await reads.requestByRef('AL-\0'), await reads.report('\0')]).toEqual([undefined, undefined, undefined, undefined]);
    const request = await cast.draft();
    expect((await reads.requestByRef(request.ref))!.id).toBe(request.id);
  });

  test('whoever waits for a request hears of its changes and of its progress, until they stop', async () => {
    const request = await cast.draft();
    let heard = 0;
    const stop = await house.ports.views.watch(request.id, () => { heard += 1; });
    await house.ports.views.saveProgress(request.id, { file: request.files[0]!.id, stage: 'reading', at: house.clock.now });
    for (let waited = 0; heard === 0 && waited < 5_000; waited += 20) await sleep(20);
    expect(heard).toBeGreaterThan(0);
    stop();
    const before = heard;
    await house.ports.views.saveProgress(request.id, { file: request.files[0]!.id, stage: 'done', at: house.clock.now });
    await sleep(200);
    expect(heard).toBe(before);
    expect(ok({ done: await house.ports.reads.progress(request.id) })).toMatchObject([{ stage: 'done' }]);
  });
});
