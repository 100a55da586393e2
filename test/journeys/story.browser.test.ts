import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { verifyBundle } from '../../src/adapters/release/verify-bundle.js';
import { hasChromium, startBrowser } from '../support/browser.js';
import { lookAt } from '../support/look-at.js';
import { queueKinds } from '../support/queues.js';
import { password, startWeb, type RunningWeb } from '../support/running-web.js';

const admissions = [
  'Region,18 to 39,40 to 59,60 to 79,80 and over,Total', 'North East,112,204,88,[c],410', 'Yorkshire,[c],151,97,[c],262', 'East Midlands,10,133,[c],41,190',
  'West Midlands,97,[c],[c],38,151', 'Total,225,495,200,93,1013', '',
].join('\n');
const means = ['Region,Patients,Mean days', 'North East,410,4.2', 'Yorkshire,262,3.9', 'East Midlands,190,4.4', 'West Midlands,151,4.1', ''].join('\n');
const small = ['Ward,Falls', 'North,14', 'South,3', 'East,22', 'West,17', ''].join('\n');
const fixed = small.replace('South,3', 'South,12');
const repaired = admissions.replace('204,88,[c],410', '204,[c],[c],410').replace('[c],151,97,[c],262', '[c],[c],97,[c],262').replace('10,133,[c],41', '[c],133,[c],41').replace('[c],[c],38,151', '[c],[c],[c],151');
const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

let web: RunningWeb;
let browser: Awaited<ReturnType<typeof startBrowser>>;
const faults: string[] = [];

if (!hasChromium) {
  process.stderr.write('\nNOT RUN: the story in a browser. There is no Chromium here (CHROMIUM_PATH).\n');
  test('there is a browser when everything is required', () => expect(process.env['AIRLOCK_REQUIRE_ALL']).not.toBe('1'));
}

(hasChromium ? describe : describe.skip).each(queueKinds())('the story of a request, in a browser, by five people, with the queue in %s', (queue) => {
  beforeAll(async () => {
    web = await startWeb({ queue });
    browser = await startBrowser();
    const [ada, bob, cleo, dan] = await Promise.all([web.person('Ada Researcher'), web.person('Bob Checker'), web.person('Cleo Checker'), web.person('Dan Checker'), web.person('Eve Manager', { isManager: true })]);
    await web.project([{ person: ada.id, roles: ['researcher'] }, ...[bob, cleo, dan].map((one) => ({ person: one.id, roles: ['checker'] as const }))]);
  }, 60_000);
  afterAll(async () => {
    process.stderr.write(web.logged().split('\n').filter((line) => line.includes('"level":50')).join('\n'));
    await browser.stop();
    await web.stop();
  });

  const as = async (name: string): Promise<Page> => {
    const page = await (await browser.open()).newPage();
    await page.goto(`${web.url}/sign-in`);
    if (name === 'ada') await look(page, 'sign-in');
    await page.getByLabel('E-mail address').fill(`${name}@example.org`);
    await page.getByLabel('Password').fill(password);
    await press(page, 'Sign in');
    return page;
  };
  /** A press that leads to another page: done when that page is there. */
  const go = async (page: Page, press: () => Promise<void>): Promise<void> => void (await Promise.all([page.waitForEvent('load'), press()]));
  const press = (page: Page, name: string | RegExp): Promise<void> => go(page, () => page.getByRole('button', { name }).first().click());
  const follow = (page: Page, name: string | RegExp): Promise<void> => go(page, () => page.getByRole('link', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).first().click());
  /** Opens every blocking finding of a file, then decides. */
  const decideFile = async (page: Page, name: string, decision: { readonly ballot: 'approve' | 'changes'; readonly reason?: string }, picture?: string): Promise<void> => {
    if (!page.url().endsWith('AL-0001')) await follow(page, /^Request AL/).catch(() => page.goto(`${web.url}/requests/AL-0001`));
    await follow(page, name);
    if (picture) await look(page, picture);
    for (let opened = 1; (await page.locator('#decision [data-key="n"]').count()) > 0; opened += 1) {
      await page.locator('#maincontent h1').click();
      await page.keyboard.press('n');
      await page.getByText(`place ${opened} of`).waitFor();
    }
    if (picture) await look(page, `${picture}-inspector`);
    const bar = page.locator('#decision');
    if (decision.ballot === 'changes' || decision.reason) {
      await bar.getByText(decision.ballot === 'changes' ? 'Ask for changes' : 'Approve with reason').first().click();
      await bar.locator(`#reason-${decision.ballot}`).fill(decision.reason ?? '');
      if (picture) await look(page, `${picture}-deciding`);
    }
    const label = decision.ballot === 'changes' ? 'Ask for changes' : /^Approve/;
    await go(page, () => bar.getByRole('button', { name: label }).click());
    await page.goto(`${web.url}/requests/AL-0001`);
  };
  /** Waits until the rules have ended and the page shows what they found. */
  const checked = async (page: Page): Promise<void> => {
    await web.settled();
    await page.locator('[data-progress]').waitFor({ state: 'detached' });
  };
  // The pages are the same whatever the queue: they are looked at once.
  const look = async (page: Page, name: string): Promise<void> => void (queue === 'Postgres' && faults.push(...(await lookAt(page, name))));
  const answer = async (page: Page, title: string): Promise<void> => {
    await page.getByLabel('What is this?').fill(title);
    await page.getByLabel('A paper or preprint').check();
    await page.getByLabel('Who is counted?').fill('Adults admitted in 2025');
    await page.getByLabel('How many people is that?').fill('1,013');
    await page.getByRole('group', { name: 'Are the figures weighted?' }).getByLabel('No', { exact: true }).check();
    await page.getByLabel('Suppressed small counts').check();
    await page.getByLabel('Suppressed counts under').fill('10');
    await page.getByLabel('Is any of this in something you already sent?').fill('No');
  };

  test('from upload to release', async () => {
    const ada = await as('ada');
    await look(ada, 'home-empty');
    await follow(ada, 'Start a request');
    await ada.getByRole('radio').first().check();
    await ada.getByLabel('What is it?').fill('Admissions by region');
    await look(ada, 'new-request');
    await press(ada, 'Continue');
    await look(ada, 'files-empty');
    await ada.getByLabel('Choose files').setInputFiles([file('admissions.csv', admissions), file('days.csv', means), file('falls.csv', small)]);
    await press(ada, 'Add these files');
    await look(ada, 'files');
    await press(ada, 'Save and continue');
    await checked(ada);
    await look(ada, 'draft');
    for (const title of ['Table 1: admissions by region and age', 'Table 2: days in hospital', 'Table 3: falls']) {
      await follow(ada, /^Answer \d/);
      await answer(ada, title);
      if (title.startsWith('Table 1')) await look(ada, 'describe');
      await press(ada, 'Save and go back');
      await checked(ada);
    }
    await checked(ada);
    await look(ada, 'draft-described');
    await follow(ada, 'admissions.csv');
    await look(ada, 'file-researcher');
    await follow(ada, /^Request AL/);
    await follow(ada, 'Check answers and send');
    await look(ada, 'send');
    await press(ada, 'Send to the checkers');
    await look(ada, 'sent');
    await follow(ada, /Follow this request/);
    await checked(ada);
    await look(ada, 'waiting-researcher');

    const bob = await as('bob');
    await look(bob, 'queue');
    await press(bob, /Claim/);
    await look(bob, 'request-checker');
    await decideFile(bob, 'admissions.csv', { ballot: 'approve', reason: 'Rounded totals would be better, but it is fair.' }, 'file');
    await decideFile(bob, 'days.csv', { ballot: 'approve' });
    await decideFile(bob, 'falls.csv', { ballot: 'changes', reason: 'Please merge South with another ward.' });
    await look(bob, 'request-checker-decided');
    await press(bob, 'Send my review');
    await look(bob, 'request-checker-finished');

    const cleo = await as('cleo');
    await press(cleo, /Claim/);
    expect(await cleo.locator('body').innerText()).not.toContain('merge South');
    await decideFile(cleo, 'admissions.csv', { ballot: 'changes', reason: 'Everything hidden can be worked out.' });
    await decideFile(cleo, 'days.csv', { ballot: 'approve' });
    await decideFile(cleo, 'falls.csv', { ballot: 'changes', reason: 'Three people in one ward.' });
    await press(cleo, 'Send my review');
    await look(cleo, 'request-differ');
    await follow(cleo, 'See both views side by side');
    await look(cleo, 'differences');

    const dan = await as('dan');
    await press(dan, /Claim/);
    await decideFile(dan, 'admissions.csv', { ballot: 'changes', reason: 'Hide four more cells.' });
    await decideFile(dan, 'days.csv', { ballot: 'approve' });
    await decideFile(dan, 'falls.csv', { ballot: 'changes', reason: 'As said before.' });
    await press(dan, 'Send my review');

    await ada.goto(`${web.url}/`);
    await look(ada, 'home');
    await follow(ada, 'Admissions by region');
    const returned = await ada.locator('body').innerText();
    expect(returned).not.toMatch(/Bob|Cleo|Dan/);
    expect(returned).toContain('Hide four more cells.');
    expect(returned).not.toContain('Rounded totals would be better');
    await look(ada, 'returned');
    await follow(ada, 'Add, replace or take out files');
    await ada.getByLabel('Choose files').setInputFiles([file('falls.csv', fixed), file('admissions.csv', repaired)]);
    await press(ada, 'Add these files');
    await press(ada, 'Save and continue');
    await checked(ada);
    await look(ada, 'returned-new-versions');
    await follow(ada, 'falls.csv');
    await follow(ada, /^Compare/);
    await look(ada, 'compare');
    await ada.goto(`${web.url}/requests/AL-0001/send`);
    await press(ada, 'Send to the checkers');
    await web.settled();

    for (const [page, name] of [[bob, 'bob'], [cleo, 'cleo']] as const) {
      await page.goto(`${web.url}/queue`);
      await press(page, /Claim/);
      if (name === 'bob') await look(page, 'request-round-2');
      await decideFile(page, 'admissions.csv', { ballot: 'approve' });
      await decideFile(page, 'falls.csv', { ballot: 'approve' });
      await press(page, 'Send my review');
    }
    await web.settled();
    await ada.goto(`${web.url}/requests/AL-0001`);
    await checked(ada);
    await look(ada, 'released');
    const [download] = await Promise.all([ada.waitForEvent('download'), ada.getByRole('link', { name: 'Download the bundle' }).click()]);
    expect(await verifyBundle((await download.path())!)).toMatchObject({ ok: true });

    const eve = await as('eve');
    for (const path of ['projects', 'projects/new', 'projects/P-101', 'projects/P-101/edit', 'people', 'audit', 'service', 'account', 'queue', 'requests/AL-0001', 'help', 'rules', 'rules/min-cell-count']) {
      await eve.goto(`${web.url}/${path}`);
      await look(eve, `manager-${path.replaceAll('/', '-')}`);
    }
    await eve.goto(`${web.url}/audit`);
    expect(await eve.locator('.al-status').innerText()).toMatch(/^All \d+ entries match/);
    const anyone = await (await browser.open()).newPage();
    for (const path of ['register', 'register/AL-0001-1', 'verify', 'how-checking-works', 'requests/AL-0001', 'nothing-here']) {
      await anyone.goto(`${web.url}/${path}`);
      await look(anyone, `public-${path.replaceAll('/', '-')}`);
    }
    await anyone.goto(`${web.url}/verify`);
    await anyone.getByLabel('Choose a file').setInputFiles(file('copy.csv', fixed));
    await press(anyone, 'Verify');
    expect(await anyone.locator('.al-status').innerText()).toMatch(/^This is a file released on/);
    await look(anyone, 'public-verified');
    expect(faults).toEqual([]);
  }, 900_000);
});
