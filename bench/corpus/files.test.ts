import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { examineFolder } from './examineFolder.js';
import { expectationsOf, scoreFolder } from './expectations.js';

const root = fileURLToPath(new URL('../../fixtures/files', import.meta.url));
const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
const expectedOf = (folder: string) => expectationsOf(`${root}/${folder}`)!;
const filesOf = (names: readonly string[]) => names.flatMap((name) => Object.values(expectedOf(name).files));
const isQuiet = ({ finds, certain }: { readonly finds: readonly string[]; readonly certain: readonly string[] }): boolean => finds.length + certain.length === 0;

test('every folder says what must be found in its files, and at least 150 are no files about people', () => {
  expect(folders.filter((name) => expectationsOf(`${root}/${name}`) === undefined)).toEqual([]);
  expect(filesOf(folders.filter((name) => name !== 'people')).length).toBeGreaterThanOrEqual(150);
});

test.each([['people', 80], ['outputs', 65]])('of %s nearly half are look-alikes that must stay silent', (folder, least) => {
  const files = filesOf([folder]);
  expect(files.length).toBeGreaterThanOrEqual(least);
  expect(files.filter(isQuiet).length / files.length).toBeGreaterThan(0.4);
});

describe.each(folders)('%s', (folder) => {
  test('every rule finds what it must and nothing else', async () => {
    const expected = expectedOf(folder);
    const examined = await examineFolder(`${root}/${folder}`, 'baseline-10');
    const paths = examined.map(({ report }) => report.path);
    expect(Object.keys(expected.files).filter((path) => !paths.includes(path))).toEqual([]);
    expect(paths.filter((path) => !path.includes('!/') && !(path in expected.files))).toEqual([]);
    const faults = [...scoreFolder(expected, examined)].filter(([, { missedIn, falseIn }]) => missedIn.length + falseIn.length > 0)
      .map(([rule, { missedIn, falseIn }]) => ({ rule, missedIn, falseIn }));
    expect(faults).toEqual([]);
  });
});
