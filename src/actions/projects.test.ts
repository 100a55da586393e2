import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ok, openCast, type Cast } from '../../test/support/cast.js';
import { openTestHouse, type TestHouse } from '../../test/support/house.js';
import { system } from '../requests/lifecycle.js';
import { changeProject } from './change-project.js';
import { createAccount } from './create-account.js';
import { createProject } from './create-project.js';
import { record } from './record.js';
import { createToken, revokeToken } from './tokens.js';

let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openTestHouse();
  cast = await openCast(house);
});
afterAll(() => house.close());
const nowhere = '00000000-0000-4000-8000-000000000000';

describe('projects', () => {
  const set = (over: object = {}, by = cast.max) => createProject(house.ports, by, { ...cast.project, title: ' Second ', ...over });

  test('a manager sets one up; it gets a code that can be read aloud, and is remembered', async () => {
    const project = ok(await set());
    expect(project).toMatchObject({ title: 'Second', version: 1 });
    expect(project.code).toMatch(/^P-\d+$/);
    expect(await house.ports.reads.project(project.id)).toEqual(project);
    expect((await house.ports.reads.events({ subject: project.id, limit: 9 })).map((event) => [event.name, event.actor])).toEqual([['projectCreate', cast.max.id]]);
  });

  test.each([
    ['not by a checker', {}, () => cast.bob, { refused: 'not-allowed' }],
    ['not by the system', {}, () => system, { refused: 'not-allowed' }],
    ['not without a title', { title: ' ' }, () => cast.max, { refused: 'title-missing' }],
    ['not with an unknown pack', { sources: [{ name: 'a', owner: 'b', pack: 'zz' }] }, () => cast.max, { refused: 'pack-unknown', about: ['zz'] }],
    ['not without any pack', { sources: [] }, () => cast.max, { refused: 'pack-unknown', about: [] }],
    ['not with an unknown member', { members: [{ person: nowhere, roles: ['checker'] }] }, () => cast.max, { refused: 'person-unknown', about: [nowhere] }],
  ])('%s', async (_, over, by, refusal) => {
    expect(await set(over, by())).toEqual(refusal);
  });

  test('is changed in the version that was seen, and every change is remembered', async () => {
    const { id, version } = ok(await set());
    const changed = ok(await changeProject(house.ports, { id, version }, cast.max, { promiseDays: 9 }));
    expect(changed).toMatchObject({ promiseDays: 9, version: 2 });
    expect(await changeProject(house.ports, { id, version }, cast.max, { promiseDays: 1 })).toEqual({ refused: 'stale' });
    expect(await changeProject(house.ports, { id }, cast.bob, { promiseDays: 1 })).toEqual({ refused: 'not-allowed' });
    expect(await changeProject(house.ports, { id: nowhere }, cast.max, {})).toEqual({ refused: 'not-found' });
    expect(await changeProject(house.ports, { id }, cast.max, { title: '' })).toEqual({ refused: 'title-missing' });
    expect((await house.ports.reads.events({ subject: id, limit: 9 })).map((event) => event.detail)).toMatchObject([{ checkers: 2 }, { version: 2, fields: ['promiseDays'] }]);
    expect((await house.ports.reads.projects({ member: cast.ada.id })).map((project) => project.id)).toContain(id);
    expect(await house.ports.reads.projects({ member: cast.nobody.id })).toEqual([]);
  });

  test('a project that goes while it is changed is not found', async () => {
    const ghost = { ...house.ports, reads: { ...house.ports.reads, project: async () => cast.project } };
    expect(await changeProject(ghost, { id: nowhere }, cast.max, {})).toEqual({ refused: 'not-found' });
  });
});

describe('accounts', () => {
  const make = (over: object = {}, by = cast.max) => createAccount(house.ports, by, { name: 'New', email: 'new@example.org', password: 'long enough to do', isManager: false, ...over });

  test('are opened by managers, once for each address, with a password that takes some guessing', async () => {
    expect(await make({}, cast.bob)).toEqual({ refused: 'not-allowed' });
    expect(await make({ password: 'elevenchars' })).toEqual({ refused: 'password-weak' });
    expect(await make({ name: ' ' })).toEqual({ refused: 'name-missing' });
    expect(await make({ email: 'nobody' })).toEqual({ refused: 'name-missing' });
    const account = ok(await make());
    expect(await make({ email: 'NEW@example.org' })).toEqual({ refused: 'email-taken' });
    expect(ok(await make({ email: 'sso@example.org', password: undefined })).name).toBe('New');
    const events = await house.ports.reads.events({ subject: account.id, limit: 9 });
    expect(events.map((event) => event.name)).toEqual(['accountCreate']);
    expect(JSON.stringify(events)).not.toContain('example.org');
  });
});

describe('tokens', () => {
  test('are made and revoked by their owner, and remembered without their secret', async () => {
    const made = await createToken(house.ports, cast.ada, { name: 'script', scopes: ['submit', 'check'], days: 7 });
    if (!('done' in made)) throw new Error(made.refused);
    expect(made.done).toMatchObject({ name: 'script', scopes: ['check', 'submit'], person: cast.ada.id });
    expect((await house.ports.tokens.check(made.secret))!.id).toBe(made.done.id);
    expect(await revokeToken(house.ports, cast.bob, made.done.id)).toEqual({ refused: 'not-found' });
    expect(await revokeToken(house.ports, cast.ada, made.done.id)).toEqual({ done: true });
    expect(await house.ports.tokens.check(made.secret)).toBeUndefined();
    const events = await house.ports.reads.events({ subject: made.done.id, limit: 9 });
    expect(events.map((event) => event.name)).toEqual(['tokenCreate', 'tokenRevoke']);
    expect(JSON.stringify(events)).not.toContain(made.secret.slice(-20));
  });

  test('need a name, a scope and a person', async () => {
    const token = { name: 'x', scopes: ['read'], days: 1 } as const;
    expect(await createToken(house.ports, cast.ada, { ...token, name: ' ' })).toEqual({ refused: 'name-missing' });
    expect(await createToken(house.ports, cast.ada, { ...token, scopes: [] })).toEqual({ refused: 'name-missing' });
    expect(await createToken(house.ports, system, token)).toEqual({ refused: 'not-allowed' });
  });
});

test('what changes nothing is remembered too', async () => {
  await record(house.ports, { actor: cast.ada.id, name: 'signIn', subject: { is: 'account', id: cast.ada.id } });
  await record(house.ports, { actor: cast.ada.id, name: 'view', subject: { is: 'file', id: 'f1' }, detail: { request: 'r' } });
  expect((await house.ports.reads.events({ subject: 'f1', limit: 9 }))[0]).toMatchObject({ name: 'view', at: house.clock.now, detail: { request: 'r' } });
});
