import { describe, expect, test } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { examineFolder } from './examineFolder.js';
import { expectationsOf, scoreFolder } from './expectations.js';

const folder = fileURLToPath(new URL('../../fixtures/files/people', import.meta.url));

describe('the files about people', () => {
  const expected = expectationsOf(folder)!;
  const examined = examineFolder(folder, 'baseline-10');

  test('half of them are look-alikes', () => {
    const files = Object.values(expected.files);
    const quiet = files.filter(({ finds, certain }) => finds.length + certain.length === 0);
    expect(files.length).toBeGreaterThanOrEqual(80);
    expect(quiet.length / files.length).toBeGreaterThan(0.4);
  });

  test('are all examined', async () => {
    const paths = (await examined).map(({ report }) => report.path);
    expect(Object.keys(expected.files).filter((path) => !paths.includes(path))).toEqual([]);
  });

  test('every rule finds what it must and nothing else', async () => {
    const tallies = scoreFolder(expected, await examined);
    const faults = [...tallies].filter(([, { missedIn, falseIn }]) => missedIn.length + falseIn.length > 0)
      .map(([rule, { missedIn, falseIn }]) => ({ rule, missedIn, falseIn }));
    expect(faults).toEqual([]);
    expect([...tallies.values()].reduce((sum, tally) => sum + tally.found, 0)).toBeGreaterThan(60);
  });
});
