import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { verifyBundle } from '../../src/adapters/release/verify-bundle.js';
import { hasChromium, startBrowser } from '../support/browser.js';
import { keysOf, type Keys } from '../support/keys.js';
import { password, startWeb, type RunningWeb } from '../support/running-web.js';

const table = ['Ward,Falls', 'North,14', 'South,31', 'East,22', 'West,17', ''].join('\n');
const file = (text: string) => ({ name: 'falls.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

let web: RunningWeb;
let browser: Awaited<ReturnType<typeof startBrowser>>;

if (!hasChromium) {
  process.stderr.write('\nNOT RUN: every journey by keyboard. There is no Chromium here (CHROMIUM_PATH).\n');
  test('there is a browser when everything is required', () => expect(process.env['AIRLOCK_REQUIRE_ALL']).not.toBe('1'));
}

(hasChromium ? describe : describe.skip)('every journey with a keyboard and nothing else', () => {
  const people = new Map<string, Page>();
  beforeAll(async () => {
    web = await startWeb();
    browser = await startBrowser();
    await Promise.all([web.person('Mia', { isManager: true }), web.person('Ada'), web.person('Bob'), web.person('Cleo')]);
  }, 60_000);
  afterAll(async () => {
    await browser.stop();
    await web.stop();
  });

  /** Signs in once, by keyboard. */
  const as = async (who: string): Promise<{ readonly page: Page; readonly keys: Keys }> => {
    const known = people.get(who);
    if (known) return { page: known, keys: keysOf(known) };
    const page = await (await browser.open()).newPage();
    people.set(who, page);
    // Listened for from the start: the browser is told once, and not while a key is on its way.
    page.on('filechooser', () => undefined);
    await page.goto(`${web.url}/sign-in`);
    const keys = keysOf(page);
    await keys.write('E-mail address', `${who}@example.org`);
    await keys.write('Password', password);
    await keys.press('Sign in');
    return { page, keys };
  };
  const said = (page: Page): Promise<string> => page.locator('[role="status"]').innerText();

  test('a manager sets up a project', async () => {
    const { page, keys } = await as('mia');
    await keys.press('Projects');
    await keys.press('Set up a project');
    await keys.write('Title', 'Falls on wards');
    await keys.write('Purpose', 'Where people fall.');
    await keys.write('Organisation', 'University of Example');
    await keys.write('Data source 1', 'Incidents');
    await keys.write('Its owner', 'Example Trust');
    await keys.pick('Rules the owner asks for', 'Baseline');
    await keys.pick('Person 1', 'Ada');
    await keys.tick('researcher');
    await keys.pick('Person 2', 'Bob');
    await keys.tick('checker');
    await keys.pick('Person 3', 'Cleo');
    await keys.tick('checker');
    await keys.write('Approvals needed', '2');
    await keys.choose(/^Sequential/);
    await keys.write('Answer within, in working days', '3');
    await keys.press('Save');
    expect(await said(page)).toBe('The project is set up.');
    const [project] = await web.ports.reads.projects();
    expect(project).toMatchObject({ title: 'Falls on wards', checkers: 2, review: 'sequential', promiseDays: 3, members: [{ roles: ['researcher'] }, { roles: ['checker'] }, { roles: ['checker'] }] });
    expect(project!.sources[0]!.pack).toMatch(/^baseline/);
  }, 120_000);

  test('a manager opens an account, gives it a new password, and closes it', async () => {
    const { page, keys } = await as('mia');
    await keys.press('People');
    await keys.write('Name', 'Zoe');
    await keys.write('E-mail address', 'zoe@example.org');
    await keys.write('First password', 'three random words');
    await keys.press('Open the account');
    expect(await said(page)).toBe('The account is open.');
    await keys.press('Zoe');
    await keys.write('New password', 'three other random words');
    await keys.press('Set the password');
    expect(await said(page)).toContain('The password is set.');
    expect(await web.ports.people.byPassword('zoe@example.org', 'three other random words')).toBeDefined();
    await keys.press('Close the account');
    expect(await said(page)).toContain('The account is closed.');
  }, 120_000);

  test('a person makes a token, revokes it, and changes the password', async () => {
    const { page, keys } = await as('bob');
    await keys.press('Bob');
    await keys.write('Name', 'laptop');
    await keys.tick('Read requests and fetch what was released');
    await keys.write('For how many days?', '7');
    await keys.press('Make the token');
    expect(await page.locator('#fresh code').first().innerText()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    await keys.press(/^Revoke/);
    expect(await said(page)).toContain('The token is revoked.');
    await keys.write('Password you use now', password);
    await keys.write('New password', 'another good password');
    await keys.press('Change the password');
    expect(await said(page)).toContain('Your password is changed.');
  }, 120_000);

  test('a researcher starts a request, adds a file, answers, and sends', async () => {
    const { page, keys } = await as('ada');
    await keys.press('Start a request');
    await keys.choose(/Falls on wards/);
    await keys.write('What is it?', 'Falls by ward');
    await keys.press('Continue');
    await add(page, keys, table.replace('31', '30'));
    await keys.press(/^Answer \d/);
    await keys.write('What is this?', 'Table 1: falls by ward');
    await keys.choose('A report for a public body');
    await keys.write('Who is counted?', 'Falls in 2025');
    await keys.write('How many people is that?', '80');
    await keys.choose('No');
    await keys.tick('Nothing yet');
    await keys.write('Is any of this in something you already sent?', 'No');
    await keys.press('Save and go back');
    await web.settled();
    await keys.press('Check answers and send');
    await keys.press('Send to the checkers');
    await web.settled();
    expect((await web.ports.reads.requestByRef('AL-0001'))!.state).toBe('waiting');
  }, 120_000);

  test('two checkers claim it, ask for changes with a reason, and send their reviews', async () => {
    for (const who of ['bob', 'cleo']) {
      const { page, keys } = await claimed(who);
      await keys.reach(/^Ask for changes/);
      await page.keyboard.press('Enter');
      await keys.write('What must change? The researcher reads this.', 'Please use the corrected count for South.');
      await keys.press('Ask for changes');
      await keys.press('Send my review');
    }
    expect((await web.ports.reads.requestByRef('AL-0001'))!.state).toBe('returned');
  }, 120_000);

  test('the researcher answers, sends round 2 with a new version, and the checkers approve it', async () => {
    const ada = await as('ada');
    await ada.keys.press('My requests');
    await ada.keys.press('Falls by ward');
    expect(await ada.page.locator('body').innerText()).toContain('Please use the corrected count for South.');
    await ada.keys.press(/^Add, replace or take out files/);
    await add(ada.page, ada.keys, table);
    await ada.keys.press('Check answers and send');
    await ada.keys.press('Send to the checkers');
    await web.settled();
    for (const who of ['bob', 'cleo']) {
      const { page, keys } = await claimed(who);
      await approve(page, keys);
      await keys.press('Send my review');
    }
    await web.settled();
    expect((await web.ports.reads.requestByRef('AL-0001'))!.state).toBe('released');
  }, 120_000);

  test('the researcher downloads what was released, and signs out', async () => {
    const { page, keys } = await as('ada');
    await keys.press('My requests');
    await keys.press('Falls by ward');
    await keys.reach('Download the bundle');
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(await verifyBundle((await download.path())!)).toMatchObject({ ok: true, files: 1 });
    await keys.press('Sign out');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  }, 120_000);

  async function add(page: Page, keys: Keys, text: string): Promise<void> {
    await keys.reach(/^Choose files/);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
    await chooser.setFiles(file(text));
    await keys.press('Add these files');
    await keys.press('Save and continue');
    await web.settled();
    await page.locator('[data-progress]').waitFor({ state: 'detached' });
  }

  /** Has the request claimed, its file on the page and every finding opened. */
  async function claimed(who: string): Promise<{ readonly page: Page; readonly keys: Keys }> {
    const { page, keys } = await as(who);
    await keys.press('Queue');
    await keys.press(/^Claim/);
    await keys.press('falls.csv');
    await openAll(page, keys);
    return { page, keys };
  }

  /** Follows the link to the next finding until there is none. */
  async function openAll(page: Page, keys: Keys): Promise<void> {
    for (let opened = 1; (await page.locator('#decision [data-key="n"]').count()) > 0; opened += 1) {
      await keys.reach(/^Next finding/);
      await page.keyboard.press('Enter');
      await page.getByText(`place ${opened} of`).waitFor();
    }
  }

  async function approve(page: Page, keys: Keys): Promise<void> {
    await keys.reach(/^Approve/);
    if (await page.locator('#decision details.al-decide--approve').count()) {
      await page.keyboard.press('Enter');
      await keys.write(/^Why is it right to approve/, 'The counts are of falls, not of people.');
      await keys.press('Approve');
    } else await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  }
});
