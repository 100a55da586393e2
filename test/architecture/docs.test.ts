import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from '@jest/globals';
import { generated } from '../../src/main/docs/generated.js';
import { root } from '../../src/main/root.js';

const folder = join(root, 'docs', 'generated');

test('every page of docs/generated has a maker', () => {
  const pages = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  expect(pages.sort()).toEqual(Object.keys(generated).sort());
});

test.each(Object.entries(generated))('%s is fresh: npm run docs changes nothing', (name, make) => {
  expect(readFileSync(join(folder, name), 'utf8')).toBe(make());
});
