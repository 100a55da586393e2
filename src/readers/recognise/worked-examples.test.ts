import { expect, test } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { sketchAll } from '../../../test/support/table-sketch.js';
import { csvReader } from '../csv/reader.js';
import { defaultLimits } from '../reader.js';
import { recognise } from './index.js';

interface Example { readonly id: string; readonly csv: string }

const examples = (JSON.parse(readFileSync(new URL('../../../fixtures/worked-examples/examples.json', import.meta.url), 'utf8')) as { fixtures: Example[] }).fixtures;

test('there are examples', () => expect(examples.length).toBe(58));

test.each(examples.map(({ id, csv }) => [id, csv]))('%s is read whole and every number in it is explained', async (_, csv) => {
  const reading = await csvReader.read(new TextEncoder().encode(csv), defaultLimits, 'x.csv');
  expect(reading.read).toBe('whole');
  const recognised = recognise(reading.grids[0]!, {});
  expect(recognised.tables.length).toBeGreaterThan(0);
  expect(recognised.numericCells).toBeGreaterThan(0);
  expect(recognised.unexplained).toBe(0);
});

const golden = new URL('../../../fixtures/golden/worked-examples.tables.json', import.meta.url);

test('every example has the shape, the measures and the sums that its rules hang on', async () => {
  const found = Object.fromEntries(await Promise.all(examples.map(async ({ id, csv }) => {
    const reading = await csvReader.read(new TextEncoder().encode(csv), defaultLimits, 'x.csv');
    return [id, sketchAll(recognise(reading.grids[0]!, {}))] as const;
  })));
  if (process.env['GOLDEN'] === 'write') writeFileSync(golden, `${JSON.stringify(found, null, 1)}\n`);
  expect(found).toEqual(JSON.parse(readFileSync(golden, 'utf8')));
});
