import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ok, openCast, type Cast } from '../../test/support/cast.js';
import { openTestHouse, type TestHouse } from '../../test/support/house.js';
import { accountOf, editAccount, setPassword } from './change-account.js';
import { createAccount } from './create-account.js';

let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openTestHouse();
  cast = await openCast(house);
});
afterAll(() => house.close());

const old = 'a long enough password';
const events = async (subject: string) => (await house.ports.reads.events({ subject, limit: 100 })).map(({ name, actor, detail }) => [name, actor, detail['change']]);

describe('an account', () => {
  test('is closed and opened again by a manager, each with one event', async () => {
    const { ports } = house;
    expect(ok(await editAccount(ports, cast.max, cast.dee.id, 'close')).closedAt).toBeDefined();
    expect(await ports.people.byPassword('dee@example.org', old)).toBeUndefined();
    expect(await editAccount(ports, cast.max, cast.dee.id, 'close')).toEqual({ refused: 'not-found' });
    expect(ok(await editAccount(ports, cast.max, cast.dee.id, 'reopen')).closedAt).toBeUndefined();
    expect(await ports.people.byPassword('dee@example.org', old)).toBeDefined();
    expect(await editAccount(ports, cast.max, cast.dee.id, 'reopen')).toEqual({ refused: 'not-found' });
    expect((await events(cast.dee.id)).filter(([name]) => name === 'accountChange')).toEqual([['accountChange', cast.max.id, 'closed'], ['accountChange', cast.max.id, 'reopened']]);
  });

  test('gains and loses the role of a manager, but nobody changes their own, and nobody else changes any', async () => {
    const { ports } = house;
    expect(ok(await editAccount(ports, cast.max, cast.cy.id, 'make-manager')).isManager).toBe(true);
    expect(ok(await editAccount(ports, cast.max, cast.cy.id, 'end-manager')).isManager).toBe(false);
    for (const edit of ['close', 'end-manager'] as const) expect(await editAccount(ports, cast.max, cast.max.id, edit)).toEqual({ refused: 'own-account' });
    expect(await editAccount(ports, cast.bob, cast.ada.id, 'close')).toEqual({ refused: 'not-allowed' });
    expect(await editAccount(ports, cast.max, 'nobody', 'close')).toEqual({ refused: 'not-found' });
  });

  test('gets a new password from a manager, or from its owner who knows the old one; its sessions end', async () => {
    const { ports, pool } = house;
    const signedIn = async (sid: string, person: string) => pool.query('insert into session values ($1, $2, now() + interval \'1 hour\')', [sid, { person }]);
    await signedIn('his', cast.bob.id);
    await signedIn('hers', cast.ada.id);
    ok(await setPassword(ports, cast.max, cast.bob.id, { password: 'given by a manager' }));
    expect((await pool.query('select sid from session')).rows).toEqual([{ sid: 'hers' }]);
    expect(await ports.people.byPassword('bob@example.org', old)).toBeUndefined();
    ok(await setPassword(ports, cast.bob, cast.bob.id, { password: 'chosen by himself', old: 'given by a manager' }));
    expect(await ports.people.byPassword('bob@example.org', 'chosen by himself')).toBeDefined();
    expect(await setPassword(ports, cast.bob, cast.bob.id, { password: 'another long one', old: 'a guess at the old' })).toEqual({ refused: 'password-wrong' });
    expect(await setPassword(ports, cast.bob, cast.bob.id, { password: 'another long one' })).toEqual({ refused: 'password-wrong' });
    expect(await setPassword(ports, cast.bob, cast.ada.id, { password: 'another long one' })).toEqual({ refused: 'not-allowed' });
    expect(await setPassword(ports, cast.max, cast.ada.id, { password: 'short' })).toEqual({ refused: 'password-weak' });
    expect(await setPassword(ports, cast.max, 'nobody', { password: 'another long one' })).toEqual({ refused: 'not-found' });
  });
});

describe('an identity of a provider', () => {
  const issuer = 'https://id.example.org';
  const account = async (name: string, password?: string) =>
    ok(await createAccount(house.ports, cast.max, { name, email: `${name}@example.org`, isManager: false, ...(password !== undefined && { password }) }));

  test('becomes the account that was opened for it, once, and is it from then on whatever its e-mail address', async () => {
    const { ports } = house;
    const olga = await account('olga');
    expect(await accountOf(ports, { issuer, subject: 's1' })).toBeUndefined();
    expect((await accountOf(ports, { issuer, subject: 's1', email: ' Olga@Example.org ' }))!.id).toBe(olga.id);
    expect((await accountOf(ports, { issuer, subject: 's1' }))!.id).toBe(olga.id);
    expect((await accountOf(ports, { issuer, subject: 's1', email: 'ada@example.org' }))!.id).toBe(olga.id);
    expect((await events(olga.id)).slice(-1)).toEqual([['accountChange', olga.id, 'identity']]);
    // The address was given to somebody else since.
    expect(await accountOf(ports, { issuer, subject: 's2', email: 'olga@example.org' })).toBeUndefined();
  });

  test('is nobody where the account has a password, is closed, or was never opened', async () => {
    const { ports } = house;
    const piet = await account('piet');
    ok(await editAccount(ports, cast.max, piet.id, 'close'));
    for (const email of ['ada@example.org', 'piet@example.org', 'who@example.org']) expect(await accountOf(ports, { issuer, subject: `of ${email}`, email })).toBeUndefined();
  });
});

test('the audit chain holds over all of this', async () => {
  expect((await house.ports.reads.verifyAudit()).fault).toBeUndefined();
});
