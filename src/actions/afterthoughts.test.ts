import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ok, openCast, type Cast } from '../../test/support/cast.js';
import { openTestHouse, type TestHouse } from '../../test/support/house.js';
import { comment } from './comment.js';
import { finish } from './finish.js';
import { resolve } from './resolve.js';
import { returnEarly } from './return-early.js';
import { unvote } from './unvote.js';
import { vote } from './vote.js';

let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openTestHouse();
  cast = await openCast(house);
});
afterAll(() => house.close());
const names = async (id: string) => (await house.ports.reads.events({ subject: id, limit: 100 })).map((event) => event.name);

describe('a decision taken back', () => {
  test('is gone, with one event, and the review is not complete any more', async () => {
    const { id, files: [file] } = await cast.claimed([cast.bob, cast.cy]);
    const decision = { file: file!.id, sha256: file!.sha256, ballot: 'approve' } as const;
    ok(await vote(house.ports, { id }, cast.bob, decision));
    ok(await vote(house.ports, { id }, cast.cy, decision));
    expect(ok(await unvote(house.ports, { id }, cast.bob, { file: file!.id })).votes.map((one) => one.checker)).toEqual([cast.cy.id]);
    const { version } = ok(await unvote(house.ports, { id }, cast.bob, { file: file!.id }));
    expect((await cast.now(id)).version).toBe(version);
    expect((await names(id)).filter((name) => name === 'unvote')).toHaveLength(1);
    expect(await finish(house.ports, { id }, cast.bob)).toMatchObject({ refused: 'files-undecided' });
  });

  test('is refused once it counts, to those who have not claimed, and for what is no file', async () => {
    const { id, files: [file] } = await cast.claimed([cast.bob]);
    expect(await unvote(house.ports, { id }, cast.cy, { file: file!.id })).toEqual({ refused: 'not-claimed' });
    expect(await unvote(house.ports, { id }, cast.bob, { file: 'none' })).toEqual({ refused: 'no-such-file', about: ['none'] });
    ok(await vote(house.ports, { id }, cast.bob, { file: file!.id, sha256: file!.sha256, ballot: 'approve' }));
    ok(await finish(house.ports, { id }, cast.bob));
    expect(await unvote(house.ports, { id }, cast.bob, { file: file!.id })).toEqual({ refused: 'already-finished' });
    expect(await unvote(house.ports, { id }, cast.ada, { file: file!.id })).toEqual({ refused: 'own-request' });
  });
});

describe('a comment', () => {
  const said = async (audience: 'researcher' | 'checkers') => {
    const { id } = await cast.claimed([cast.bob, cast.cy]);
    const request = ok(await comment(house.ports, { id }, cast.bob, { text: 'Please merge two wards.', audience }));
    return { id, comment: request.comments[0]!.id };
  };
  test('is marked as done and opened again by whoever it is for, each once', async () => {
    const { id, comment: one } = await said('researcher');
    ok(await returnEarly(house.ports, { id }, cast.bob, { reason: 'Merge first.' }));
    expect(ok(await resolve(house.ports, { id }, cast.ada, { comment: one, isDone: true })).comments[0]!.resolved).toMatchObject({ by: cast.ada.id });
    ok(await resolve(house.ports, { id }, cast.bob, { comment: one, isDone: true }));
    expect(ok(await resolve(house.ports, { id }, cast.bob, { comment: one, isDone: false })).comments[0]!).not.toHaveProperty('resolved');
    ok(await resolve(house.ports, { id }, cast.bob, { comment: one, isDone: false }));
    expect((await names(id)).filter((name) => name === 'resolve')).toHaveLength(2);
  });

  test('that somebody cannot see is not there for them', async () => {
    const { id, comment: one } = await said('checkers');
    expect(await resolve(house.ports, { id }, cast.ada, { comment: one, isDone: true })).toEqual({ refused: 'not-found' });
    expect(await resolve(house.ports, { id }, cast.cy, { comment: one, isDone: true })).toEqual({ refused: 'not-found' });
    expect(await resolve(house.ports, { id }, cast.bob, { comment: 'none', isDone: true })).toEqual({ refused: 'not-found' });
    ok(await resolve(house.ports, { id }, cast.bob, { comment: one, isDone: true }));
    expect((await cast.now(id)).comments.map((other) => other.resolved !== undefined)).toEqual([true]);
  });
});
