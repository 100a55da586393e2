import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from '../../src/ports/index.js';
import { createAccount } from '../../src/actions/create-account.js';
import { system } from '../../src/requests/lifecycle.js';
import { ok } from '../support/cast.js';
import { startProvider, type IdentityProvider } from '../support/identity-provider.js';
import { freePort } from '../support/redis.js';
import { startWeb, type RunningWeb } from '../support/running-web.js';

let web: RunningWeb;
let provider: IdentityProvider;
let olga: Account;

beforeAll(async () => {
  const [ours, theirs] = await Promise.all([freePort(), freePort()]);
  provider = await startProvider(`http://127.0.0.1:${ours}/sign-in/provider/return`, theirs);
  const { issuer, client } = provider;
  web = await startWeb({ publicUrl: `http://127.0.0.1:${ours}`, oidc: { issuer, clientId: client.id, clientSecret: client.secret, label: 'Sign in with Example University' } }, ours);
  olga = ok(await createAccount(web.ports, system, { name: 'Olga', email: 'olga@example.org', isManager: false }));
  await web.person('Ada');
}, 60_000);
afterAll(async () => {
  await web.stop();
  await provider.stop();
});

/** A browser that follows redirects between the two sites, with the cookies of each. `turn` sees each address first. */
function browser(turn: (address: URL) => URL = (address) => address) {
  const jars = new Map<string, Map<string, string>>();
  const go = async (to: string, init: RequestInit = {}, left = 15): Promise<{ readonly status: number; readonly url: string; readonly html: string }> => {
    const url = turn(new URL(to));
    const jar = jars.get(url.host) ?? new Map<string, string>();
    jars.set(url.host, jar);
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { Accept: 'text/html', Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const next = answer.headers.get('location');
    const html = await answer.text();
    if (next && answer.status >= 300 && answer.status < 400 && left > 0) return go(new URL(next, url).href, {}, left - 1);
    return { status: answer.status, url: url.href, html };
  };
  return { go, signIn: () => go(`${web.url}/sign-in/provider`), drop: (host: string) => jars.delete(host) };
}
const colleague = (subject: string, email: string, isVerified = true) => ({ subject, email, isVerified });
beforeEach(() => { provider.who.is = colleague('s-olga', 'olga@example.org'); });

describe('signing in with an organisation', () => {
  test('the button is there; the first sign-in makes the prepared account theirs, with an event; signing out ends it', async () => {
    const person = browser();
    expect((await person.go(`${web.url}/sign-in`)).html).toContain('Sign in with Example University');
    const home = await person.signIn();
    expect([home.status, new URL(home.url).pathname]).toEqual([200, '/projects']);
    expect(home.html).toContain('Olga');
    const events = await web.ports.reads.events({ subject: olga.id, limit: 10 });
    expect(events.map(({ name, detail }) => [name, detail['change']])).toEqual(expect.arrayContaining([['accountChange', 'identity'], ['signIn', undefined]]));
    const secret = /name="_csrf" value="([^"]+)"/.exec(home.html)![1]!;
    await person.go(`${web.url}/sign-out`, { method: 'POST', body: new URLSearchParams({ _csrf: secret }) });
    expect(new URL((await person.go(`${web.url}/account`)).url).pathname).toBe('/sign-in');
  });

  test('from then on the identity counts, whatever its e-mail address is', async () => {
    provider.who.is = colleague('s-olga', 'ada@example.org');
    expect((await browser().signIn()).html).toContain('Olga');
  });

  test.each([
    ['a colleague nobody opened an account for', colleague('s-new', 'new@example.org')],
    ['one whose e-mail address the provider has not verified', colleague('s-forged', 'olga@example.org', false)],
    ['one with the address of an account that has a password', colleague('s-ada', 'ada@example.org')],
    ['one who was given the address of somebody else', colleague('s-later', 'olga@example.org')],
  ])('%s is told that there is no account', async (_words, who) => {
    provider.who.is = who;
    const person = browser();
    const { status, html } = await person.signIn();
    expect([status, html]).toEqual([403, expect.stringContaining('There is no account for you here yet')]);
    expect(new URL((await person.go(`${web.url}/`)).url).pathname).toBe('/sign-in');
  });
});

describe('an answer that was not asked for', () => {
  const altering = (where: string, change: (address: URL) => void) => browser((address) => {
    if (`${address.host}${address.pathname}`.endsWith(where)) change(address);
    return address;
  });
  test.each<[string, ReturnType<typeof browser>]>([
    ['another state', altering('/sign-in/provider/return', (address) => address.searchParams.set('state', 'another'))],
    ['another nonce', altering('/auth', (address) => address.searchParams.set('nonce', 'another'))],
    ['another challenge', altering('/auth', (address) => address.searchParams.set('code_challenge', 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'))],
    ['a code nobody gave', altering('/sign-in/provider/return', (address) => address.searchParams.set('code', 'made-up'))],
    ['another issuer', altering('/sign-in/provider/return', (address) => address.searchParams.set('iss', 'https://elsewhere.example'))],
    ['a refusal of the provider', altering('/sign-in/provider/return', (address) => { address.searchParams.delete('code'); address.searchParams.set('error', 'access_denied'); })],
  ])('%s signs nobody in', async (_words, person) => {
    const { status, html } = await person.signIn();
    expect([status, html]).toEqual([403, expect.stringContaining('did not confirm who you are')]);
    expect(new URL((await person.go(`${web.url}/`)).url).pathname).toBe('/sign-in');
  });

  test('an answer is good once, and only in the browser that asked', async () => {
    let answer = '';
    const person = browser((address) => {
      if (address.pathname === '/sign-in/provider/return') answer = address.href;
      return address;
    });
    expect((await person.signIn()).html).toContain('Olga');
    expect((await browser().go(answer)).status).toBe(403);
    expect((await person.go(answer)).status).toBe(403);
  });
});

test('a provider that does not answer is a fault with a reference; local accounts still sign in', async () => {
  await provider.stop();
  const other = await startWeb({ oidc: { issuer: provider.issuer, clientId: 'airlock', clientSecret: 'x', label: 'Sign in with Example University' } });
  try {
    const { status, html } = await browser().go(`${other.url}/sign-in/provider`);
    expect([status, html]).toEqual([500, expect.stringContaining('Something went wrong on our side')]);
    expect((await browser().go(`${other.url}/sign-in`)).status).toBe(200);
  } finally {
    await other.stop();
  }
}, 60_000);
