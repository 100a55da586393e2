import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { hasChromium, startBrowser } from '../support/browser.js';
import { faultsOf } from '../support/look-at.js';
import { password, startWeb, type RunningWeb } from '../support/running-web.js';
import { signedIn } from '../support/visitor.js';

const low = (name: string, values: readonly number[]) => ({ name, text: `Ward,Falls\n${values.map((value, index) => `Ward ${String.fromCharCode(65 + index)},${value}`).join('\n')}\n` });
const files = [
  low('a.csv', [3, 14, 4, 22, 5, 30, 6, 41]), low('b.csv', [41, 3, 22, 4, 18, 5, 27, 6]), low('c.csv', [14, 22, 31, 47]), low('d.csv', [53, 61, 17, 29]), low('e.csv', [33, 71, 19, 26]),
];
const answers = { title: 'Falls', destination: 'paper', population: 'Patients', people: '900', weighted: 'no', protections: ['none'], earlier: 'No' };

let web: RunningWeb;
let browser: Awaited<ReturnType<typeof startBrowser>>;
let ref = '';

if (!hasChromium) {
  process.stderr.write('\nNOT RUN: the journeys by keyboard. There is no Chromium here (CHROMIUM_PATH).\n');
  test('there is a browser when everything is required', () => expect(process.env['AIRLOCK_REQUIRE_ALL']).not.toBe('1'));
}

(hasChromium ? describe : describe.skip)('by keyboard alone', () => {
  beforeAll(async () => {
    web = await startWeb();
    browser = await startBrowser();
    const [ada, bob] = await Promise.all([web.person('Ada'), web.person('Bob')]);
    await web.project([{ person: ada.id, roles: ['researcher'] }, { person: bob.id, roles: ['checker'] }]);
    const author = await signedIn(web.url, 'ada');
    const form = await author.get('/requests/new');
    ({ path: ref } = await author.post('/requests/new', { project: /type="radio" value="([^"]+)"/.exec(form.html)![1]!, title: 'Falls by ward' }));
    ref = /AL-\d{4}/.exec(ref)![0];
    await author.upload(`/requests/${ref}/files`, files);
    for (const file of (await web.ports.reads.requestByRef(ref))!.files) await author.post(`/requests/${ref}/files/${file.id}/describe`, answers);
    await web.settled();
    await author.post(`/requests/${ref}/send`, {});
    await web.settled();
  }, 120_000);
  afterAll(async () => {
    await browser.stop();
    await web.stop();
  });

  const signIn = async (name: string): Promise<Page> => {
    const page = await (await browser.open()).newPage();
    await page.goto(`${web.url}/sign-in`);
    for (let tabs = 0; tabs < 12 && (await focused(page)) !== 'email'; tabs += 1) await page.keyboard.press('Tab');
    await page.keyboard.type(`${name}@example.org`);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    return page;
  };
  /** The page's policy lets nothing be evaluated inside it, so we ask from outside until it is so. */
  const until = async (page: Page, expression: string): Promise<void> => {
    for (let waited = 0; !(await page.evaluate<boolean>(expression)); waited += 50) {
      if (waited > 20_000) throw new Error(`never came true: ${expression}`);
      await page.waitForTimeout(50);
    }
  };
  const focused = (page: Page): Promise<string> => page.evaluate<string>("document.activeElement?.id || document.activeElement?.dataset?.cell || document.activeElement?.tagName || ''");

  test('five files and eight findings: two sent back, three approved, finished, in at most 40 key presses', async () => {
    const page = await signIn('bob');
    await page.goto(`${web.url}/queue`);
    let presses = 0;
    const press = async (key: string, leads = false): Promise<void> => {
      presses += 1;
      await (leads ? Promise.all([page.waitForEvent('load'), page.keyboard.press(key)]) : page.keyboard.press(key));
    };
    await page.locator('form[action$="/claim"] button').focus();
    await press('Enter', true);
    await press('j', true);
    let looked = 0;
    for (let file = 0; file < files.length; file += 1) {
      expect(page.url()).toContain('/files/');
      while ((await page.locator('#decision [data-key="n"]').count()) > 0) {
        const before = page.url();
        await press('n');
        await until(page, `location.href !== ${JSON.stringify(before)}`);
        looked += 1;
      }
      if (file < 2) {
        await press('r');
        await press('Enter');
        // The words of a reason are what a person has to say; they are not counted.
        await page.keyboard.type('Please merge the small wards.');
        await press('Control+Enter', true);
      } else {
        await press('a');
        await press('Enter', true);
      }
    }
    expect(page.url()).toContain('#finish');
    await press('Tab');
    await press('Enter', true);
    await page.getByText('Your review is sent').waitFor();
    expect(looked).toBeGreaterThanOrEqual(8);
    const { votes, finished } = (await web.ports.reads.requestByRef(ref))!;
    expect([votes.map((vote) => vote.ballot), finished.length]).toEqual([['changes', 'changes', 'approve', 'approve', 'approve'], 1]);
    process.stderr.write(`\nA review of 5 files with ${looked} flagged places: ${presses} key presses.\n`);
    expect(presses).toBeLessThanOrEqual(40);
  }, 300_000);

  test('the table is one tab stop; arrows move in it, Enter opens the inspector, Esc leads back to the cell', async () => {
    const page = await signIn('bob');
    const [file] = (await web.ports.reads.requestByRef(ref))!.files;
    await page.goto(`${web.url}/requests/${ref}/files/${file!.id}`);
    await page.locator('table[role="grid"]').waitFor();
    expect(await page.evaluate<number>("[...document.querySelectorAll('table[role=grid], table[role=grid] *')].filter((one) => one.tabIndex >= 0).length")).toBe(1);
    for (let tabs = 0; tabs < 40 && !(await focused(page)).startsWith('g1.'); tabs += 1) await page.keyboard.press('Tab');
    const start = await focused(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe(start);
    await page.keyboard.press('Control+Home');
    expect(await focused(page)).toBe('g1.1.1');
    await page.keyboard.press('Control+End');
    expect(await focused(page)).toBe('g1.9.2');
    await page.keyboard.press('Enter');
    await until(page, "document.activeElement?.id === 'inspector'");
    expect(await page.locator('#inspector-title').innerText()).toContain('Ward H');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('g1.9.2');
  }, 120_000);

  test('words being written survive a look at another cell', async () => {
    const page = await signIn('bob');
    const [file] = (await web.ports.reads.requestByRef(ref))!.files;
    await page.goto(`${web.url}/requests/${ref}/files/${file!.id}`);
    await page.locator('#comment-checkers').fill('Not finished yet');
    await page.locator('td.al-cell--block').first().click();
    await until(page, "location.search.startsWith('?cell=')");
    expect(await page.locator('#comment-checkers').inputValue()).toBe('Not finished yet');
  }, 120_000);

  test('at 200 and 400 per cent, with forced colours and in the risk map, nothing is lost and no page scrolls sideways', async () => {
    const page = await signIn('bob');
    const [file] = (await web.ports.reads.requestByRef(ref))!.files;
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    for (const width of [720, 360]) {
      await page.setViewportSize({ width, height: 600 });
      for (const path of ['/queue', `/requests/${ref}`, `/requests/${ref}/files/${file!.id}`, `/requests/${ref}/files/${file!.id}?view=map`]) {
        await page.goto(`${web.url}${path}`);
        expect([path, await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')]).toEqual([path, 0]);
        expect(await faultsOf(page)).toEqual([]);
      }
    }
    expect(await page.evaluate<string>("(() => { const { borderTopStyle, borderTopWidth } = getComputedStyle(document.querySelector('td.al-cell--block')); return `${borderTopStyle} ${borderTopWidth}`; })()")).toBe('solid 3px');
  }, 240_000);
});
