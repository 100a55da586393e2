import { readdirSync } from 'node:fs';
import { expect, jest, test } from '@jest/globals';

const root = new URL('../../', import.meta.url);
const files = ['src/sdc/', 'src/requests/'].flatMap((room) => readdirSync(new URL(room, root), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).map((file) => `${room}${file}`));

/** Circular imports show only in the order that meets them unprepared: each file is the first to be loaded once. */
test.each(files)('%s can be loaded on its own', async (file) => {
  jest.resetModules();
  const loaded = await import(new URL(file, root).pathname) as Record<string, unknown>;
  expect(Object.entries(loaded).filter(([, value]) => value === undefined)).toEqual([]);
});
