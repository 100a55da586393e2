import { expect, test } from '@jest/globals';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sketchAll } from '../../../test/support/table-sketch.js';
import { csvReader } from '../csv/reader.js';
import { defaultLimits, type Reading } from '../reader.js';
import { recognise } from './index.js';

/** Golden files stand beside the file they describe; GOLDEN=write makes them anew, to be read through by hand. */
const root = fileURLToPath(new URL('../../../fixtures/', import.meta.url));
const files = ['corpus/vaccine-coverage', 'corpus/acro', 'corpus/risk-factors', 'tables']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.(?:csv|txt|out|tsv)$/.test(entry.name) && !/note\.txt$|checksums/.test(join(entry.parentPath, entry.name)))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)))
  .filter((path) => csvReader.accepts(path, readFileSync(join(root, path)).subarray(0, 65_536)))
  .sort();

test('there are tables to compare', () => expect(files.length).toBeGreaterThan(70));

test.each(files)('%s', (path) => {
  const reading = csvReader.read(readFileSync(join(root, path)), defaultLimits, path) as Reading;
  expect(reading.unreadable).toEqual([]);
  const found = reading.grids.map((grid) => sketchAll(recognise(grid)));
  const golden = join(root, 'golden', `${path.replace(/[/ ]/g, '_')}.tables.json`);
  if (process.env['GOLDEN'] === 'write') writeFileSync(golden, `${JSON.stringify(found, null, 1)}\n`);
  expect(existsSync(golden)).toBe(true);
  expect(found).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
});
