import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = process.env['AIRLOCK_SCREENSHOTS'];

/** Sizes at which every page is looked at: a desk and a phone. */
export const sizes = { desk: { width: 1440, height: 1000 }, phone: { width: 390, height: 844 } } as const;

/** What axe says against a page, in words: empty when it finds no WCAG 2.2 A or AA fault. */
export async function faultsOf(page: Page): Promise<string[]> {
  // The page's own policy lets no script of ours in; the inspector's world is not bound by it.
  const session = await page.context().newCDPSession(page);
  const { executionContextId } = await worldOf(page, session);
  await session.send('Runtime.evaluate', { expression: axe, contextId: executionContextId });
  const { result } = await session.send('Runtime.evaluate', {
    contextId: executionContextId, awaitPromise: true, returnByValue: true,
    expression: "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations, passes }) => ({ passes: passes.length, faults: violations.map((one) => one.id + ': ' + one.help + ' ' + one.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')) }))",
  });
  await session.detach();
  const { passes, faults } = result.value as { passes: number; faults: string[] };
  return passes > 5 ? faults : [`axe looked at nothing on ${page.url()}`];
}

async function worldOf(page: Page, session: Awaited<ReturnType<ReturnType<Page['context']>['newCDPSession']>>): Promise<{ executionContextId: number }> {
  await session.send('Page.enable');
  const { frameTree } = await session.send('Page.getFrameTree');
  return session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: `axe-${page.url().length}` });
}

/** Looks at a page as it is now, on a desk and on a phone: its faults, with a picture of each when asked for. */
export async function lookAt(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    const sideways = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    if (sideways > 0) faults.push(`${name} at ${size}: the page scrolls sideways by ${sideways} pixels`);
    faults.push(...(await faultsOf(page)).map((fault) => `${name} at ${size}: ${fault}`));
    if (folder) {
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${name}-${size}.png`), fullPage: true });
    }
  }
  await page.setViewportSize(sizes.desk);
  return faults;
}
