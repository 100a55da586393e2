import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';

const path = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** Whether there is a browser here. Where there is none, suites that need one say so; with AIRLOCK_REQUIRE_ALL=1 they fail. */
export const hasChromium = existsSync(path);

/** A browser of its own for a test file, in a fresh profile. */
export async function startBrowser(): Promise<{ readonly open: (size?: { readonly width: number; readonly height: number }, scripts?: boolean) => Promise<BrowserContext>; readonly stop: () => Promise<void> }> {
  const profile = mkdtempSync(join(tmpdir(), 'airlock-chromium-'));
  const browser = await chromium.launch({
    executablePath: path, headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', `--crash-dumps-dir=${profile}`],
  });
  return {
    open: (viewport = { width: 1440, height: 1000 }, scripts = true) => browser.newContext({ viewport, javaScriptEnabled: scripts, acceptDownloads: true, permissions: ['clipboard-write'] }),
    async stop() {
      await browser.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
