import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { csvReader } from '../csv/reader.js';
import { defaultLimits } from '../reader.js';
import { recognise } from './index.js';

interface Example { readonly id: string; readonly csv: string }

const examples = (JSON.parse(readFileSync(new URL('../../../fixtures/files/worked-examples.json', import.meta.url), 'utf8')) as { fixtures: Example[] }).fixtures;

test('there are examples', () => expect(examples.length).toBe(58));

test.each(examples.map(({ id, csv }) => [id, csv]))('%s is read whole and every number in it is explained', async (_, csv) => {
  const reading = await csvReader.read(new TextEncoder().encode(csv), defaultLimits, 'x.csv');
  expect(reading.read).toBe('whole');
  const recognised = recognise(reading.grids[0]!, {});
  expect(recognised.tables.length).toBeGreaterThan(0);
  expect(recognised.numericCells).toBeGreaterThan(0);
  expect(recognised.unexplained).toBe(0);
});
