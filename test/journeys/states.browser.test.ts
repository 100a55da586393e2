import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { demoPeople, type DemoEmail } from '../../src/main/demo/people.js';
import { play } from '../../src/main/demo/play.js';
import { seedPeople } from '../../src/main/demo/seed.js';
import { readStory, storyNames } from '../../src/main/demo/story.js';
import { lifecycle } from '../../src/requests/lifecycle.js';
import type { ReleaseRequest } from '../../src/requests/request.js';
import { hasChromium, startBrowser } from '../support/browser.js';
import { lookAt } from '../support/look-at.js';
import { startWeb, type RunningWeb } from '../support/running-web.js';

let web: RunningWeb;
let browser: Awaited<ReturnType<typeof startBrowser>>;
let all: readonly ReleaseRequest[] = [];

if (!hasChromium) {
  process.stderr.write('\nNOT RUN: every page in every state. There is no Chromium here (CHROMIUM_PATH).\n');
  test('there is a browser when everything is required', () => expect(process.env['AIRLOCK_REQUIRE_ALL']).not.toBe('1'));
}

/** The demo has a request in every interesting state: each is looked at by those who may see it, and then what is left. */
(hasChromium ? describe : describe.skip)('no page in any state has a fault that axe knows', () => {
  const people = new Map<string, Page>();
  beforeAll(async () => {
    web = await startWeb();
    browser = await startBrowser();
    await seedPeople(web.ports);
    for (const name of storyNames()) {
      await play(web.ports, readStory(name), async (ports, { id }) => {
        await web.settled();
        return (await ports.reads.request(id))!;
      });
    }
    all = (await web.ports.reads.requests({}, { limit: 100 })).items;
  }, 300_000);
  afterAll(async () => {
    await browser.stop();
    await web.stop();
  });

  const as = async (name: string): Promise<Page> => {
    const known = people.get(name);
    if (known) return known;
    const page = await (await browser.open()).newPage();
    people.set(name, page);
    if (name === 'anyone') return page;
    const email = `${name}@example.org` as DemoEmail;
    await page.goto(`${web.url}/sign-in`);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill(demoPeople.find((one) => one.email === email)!.password);
    await press(page, 'Sign in');
    return page;
  };
  const press = async (page: Page, name: string): Promise<void> => void (await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).first().click()]));
  /** The faults of these pages, as this person sees them. */
  const faultsAt = async (name: string, paths: Iterable<string>): Promise<string[]> => {
    const page = await as(name);
    const faults: string[] = [];
    for (const path of paths) {
      await page.goto(`${web.url}${path}`);
      faults.push(...(await lookAt(page, `${name}-${path.replaceAll(/[^\w-]+/g, '-')}`)));
    }
    return faults;
  };
  const emailOf = new Map<string, string>();

  test('the demo reaches every state a request can stand in, but those it only passes through', () => {
    const passing = new Set(['checking', 'releasing']);
    const every = new Set([...Object.values(lifecycle).flatMap(({ from, to }) => [...from, ...to])]);
    const missing = [...every].filter((state) => !passing.has(state) && !all.some((request) => request.state === state));
    expect(missing).toEqual([]);
  });

  test('a request, for its author and for a checker', async () => {
    for (const account of await web.ports.people.accounts()) emailOf.set(account.id, account.email.split('@')[0]!);
    const faults: string[] = [];
    for (const { ref, author, sentAt } of all) {
      faults.push(...(await faultsAt(emailOf.get(author)!, [`/requests/${ref}`])));
      if (sentAt) faults.push(...(await faultsAt('esi', [`/requests/${ref}`])));
    }
    expect(faults).toEqual([]);
  }, 300_000);

  test('a file of each kind: as a table, a map, lines of text, a picture, and unread', async () => {
    const seen = new Set<string>();
    const paths: string[] = [];
    for (const { ref, files, sentAt } of all.filter((request) => request.sentAt)) {
      for (const { id, kind } of sentAt ? files : []) {
        if (seen.has(kind)) continue;
        seen.add(kind);
        paths.push(`/requests/${ref}/files/${id}`, ...(kind === 'csv' ? [`/requests/${ref}/files/${id}?view=map`, `/requests/${ref}/files/${id}?show=flagged`, `/requests/${ref}/files/${id}?cell=g1.2.2`] : []));
      }
    }
    expect(seen.size).toBeGreaterThanOrEqual(4);
    expect(await faultsAt('esi', paths)).toEqual([]);
  }, 300_000);

  test('what a researcher fills in, and what is wrong with it', async () => {
    const draft = all.find((request) => request.state === 'draft')!;
    const author = emailOf.get(draft.author)!;
    const base = `/requests/${draft.ref}`;
    const faults = await faultsAt(author, ['/', `${base}/files`, `${base}/files/${draft.files[0]!.id}/describe`, `${base}/files/${draft.files[0]!.id}`, `${base}/send`]);
    const page = await as(author);
    await page.goto(`${web.url}/requests/new`);
    await press(page, 'Continue');
    faults.push(...(await lookAt(page, 'new-request-wrong')));
    await page.goto(`${web.url}${base}/files/${draft.files[0]!.id}/describe`);
    await page.getByLabel('How many people is that?').fill('many');
    await press(page, 'Save and go back');
    faults.push(...(await lookAt(page, 'describe-wrong')));
    expect(await page.locator('.nhsuk-error-summary').innerText()).toContain('There is a problem');
    await page.goto(`${web.url}/account`);
    await press(page, 'Make the token');
    faults.push(...(await lookAt(page, 'account-wrong')));
    await page.locator('#name').fill('laptop');
    await page.getByLabel('Read requests and fetch what was released').check();
    await press(page, 'Make the token');
    faults.push(...(await lookAt(page, 'account-token')));
    await page.getByLabel('Password you use now').fill('not this one');
    await page.getByLabel('New password').fill('a good new password');
    await press(page, 'Change the password');
    faults.push(...(await lookAt(page, 'account-password-wrong')));
    expect(await page.locator('body').innerText()).toContain('Enter the password you sign in with now.');
    expect(faults).toEqual([]);
  }, 300_000);

  test('what a manager sets up, and what is wrong with it', async () => {
    const [zed, freya] = await Promise.all(['ben@example.org', 'freya@example.org'].map(async (email) => (await web.ports.people.accounts()).find((one) => one.email === email)!));
    const faults = await faultsAt('freya', ['/service', '/audit', '/people', `/people/${zed!.id}`, `/people/${freya!.id}`, '/projects', '/projects/P-101', '/projects/P-101/edit', '/queue?show=late']);
    const page = await as('freya');
    for (const [path, button] of [['/people', 'Open the account'], ['/projects/new', 'Save'], [`/people/${zed!.id}`, 'Set the password']] as const) {
      await page.goto(`${web.url}${path}`);
      await press(page, button);
      expect(await page.locator('.nhsuk-error-summary').innerText()).toContain('There is a problem');
      faults.push(...(await lookAt(page, `wrong-${path.replaceAll('/', '-')}`)));
    }
    await page.goto(`${web.url}/people/${zed!.id}`);
    await press(page, 'Close the account');
    faults.push(...(await lookAt(page, 'person-closed')));
    const released = all.find((request) => request.state === 'released')!;
    await page.goto(`${web.url}/requests/${released.ref}`);
    await page.getByText('Recall: something was released').click();
    faults.push(...(await lookAt(page, 'recalling')));
    await page.getByLabel('What is wrong, and who has been told?').fill('A wrong table. Everybody has been told.');
    await press(page, 'Recall this release');
    faults.push(...(await lookAt(page, 'recalled')));
    faults.push(...(await faultsAt('anyone', [`/register/${released.ref}-1`])), ...(await faultsAt(emailOf.get(released.author)!, [`/requests/${released.ref}`])));
    expect(faults).toEqual([]);
  }, 300_000);

  test('what anyone may read, and what nobody may', async () => {
    const page = await as('anyone');
    const faults = await faultsAt('anyone', ['/register', '/verify', `/verify/${'0'.repeat(64)}`, '/how-checking-works', '/help', '/rules', '/nowhere']);
    await page.goto(`${web.url}/sign-in`);
    await press(page, 'Sign in');
    faults.push(...(await lookAt(page, 'sign-in-wrong')));
    faults.push(...(await faultsAt('esi', ['/people', '/requests/AL-9999', '/queue?show=mine', `/requests/${all.find((request) => request.state === 'inReview')!.ref}/approve-clean`])));
    expect(faults).toEqual([]);
  }, 300_000);
});
