import type { Page } from 'playwright-core';

/** Somebody who has a keyboard and nothing else: everything is reached by Tab and arrows, and pressed. */
export interface Keys {
  /** Tabs until what has the focus is called this, by its label or its words. */
  reach(name: string | RegExp): Promise<void>;
  /** Reaches a field and writes into it, instead of what is there. */
  write(name: string | RegExp, text: string): Promise<void>;
  /** Reaches a group of radios and moves to the one of this name. */
  choose(name: string | RegExp): Promise<void>;
  /** Reaches a box and ticks it. */
  tick(name: string | RegExp): Promise<void>;
  /** Reaches a list and types the beginning of one of its lines. */
  pick(name: string | RegExp, beginning: string): Promise<void>;
  /** Reaches a link or button and presses it; done when the page it leads to is there. */
  press(name: string | RegExp): Promise<void>;
}

const name = `(() => {
  const one = document.activeElement;
  const text = one.labels?.[0]?.innerText ?? one.getAttribute('aria-label') ?? one.innerText ?? '';
  return text.replace(/\\s+/g, ' ').trim();
})()`;
/** The names of the radios of the group that has the focus. */
const group = `(() => {
  const one = document.activeElement;
  return one.type === 'radio' ? [...document.querySelectorAll('input[type=radio]')].filter((other) => other.name === one.name && other.form === one.form).map((other) => other.labels[0].innerText.trim()) : [];
})()`;

export function keysOf(page: Page): Keys {
  const isCalled = (found: string, wanted: string | RegExp): boolean => (typeof wanted === 'string' ? found === wanted : wanted.test(found));
  const until = async (key: string, wanted: string | RegExp, isThere: () => Promise<boolean>): Promise<void> => {
    const seen: string[] = [];
    for (let presses = 0; presses < 200; presses += 1) {
      if (await isThere()) return;
      await page.keyboard.press(key);
      seen.push(await page.evaluate<string>(name));
    }
    throw new Error(`no key leads to ${String(wanted)} on ${page.url()}; it passes ${[...new Set(seen)].join(' | ')}`);
  };
  const isHere = (wanted: string | RegExp) => async (): Promise<boolean> => isCalled(await page.evaluate<string>(name), wanted);
  const reach = (wanted: string | RegExp): Promise<void> => until('Tab', wanted, isHere(wanted));
  return {
    reach,
    async write(wanted, text) {
      await reach(wanted);
      await page.keyboard.press('Control+a');
      await page.keyboard.type(text);
    },
    async choose(wanted) {
      await until('Tab', wanted, async () => (await page.evaluate<string[]>(group)).some((one) => isCalled(one, wanted)));
      await page.keyboard.press('Space');
      await until('ArrowDown', wanted, isHere(wanted));
    },
    async tick(wanted) {
      await reach(wanted);
      await page.keyboard.press('Space');
    },
    async pick(wanted, beginning) {
      await reach(wanted);
      await page.keyboard.type(beginning);
    },
    async press(wanted) {
      await reach(wanted);
      await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    },
  };
}
