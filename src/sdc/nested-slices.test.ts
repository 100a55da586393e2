import { describe, expect, test } from '@jest/globals';
import { tableOf, type Draft } from '../../test/support/table-of.js';
import { declaration } from './declaration.js';
import { differences, nestedPairs, slicesOf } from './nested-slices.js';
import type { PlacedTable } from './subjects.js';
import type { Population } from './table.js';

const nothing = declaration.parse({});
const ages = { Age: ['Young', 'Old'] };
const placed = (title: string, texts: readonly string[], { population, ...rest }: Partial<Draft> & { population?: Population } = {}): PlacedTable =>
  ({ file: `${title}.csv`, table: tableOf({ title, by: ages, shows: [texts], ...rest }), ...(population && { population }) });
const pairs = (tables: readonly PlacedTable[], declared = nothing) => nestedPairs(tables, declared).map(({ whole, part, because }) => `${part.name} in ${whole.name}: ${because}`);

describe('slices', () => {
  test('a table of one population is one, named by its title and population', () => {
    expect(slicesOf(placed('Deaths', ['1', '2'])).map(({ name, population }) => [name, population])).toEqual([['Deaths', undefined]]);
    expect(slicesOf(placed('Deaths', ['1', '2'], { population: { id: 'p', label: 'Adults' } })).map(({ name, population }) => [name, population])).toEqual([['Deaths Adults', { id: 'p', label: 'Adults' }]]);
    expect(slicesOf(placed('Deaths', ['1', '2'], { population: { id: 'p' } }))[0]!.name).toBe('Deaths p');
    expect(slicesOf(placed('', ['1', '2']))[0]!.name).toBe('');
  });
  test('a dimension of populations makes one of each, everyone included', () => {
    const slices = slicesOf(placed('T', ['1', '2', '3', '4', '5', '6'], { by: { ' Cohort': ['full', 'restricted', 'All (total)'], ...ages } }));
    expect(slices.map(({ name, population, cells }) => [name, population, [...cells.values()].map(({ text }) => text)])).toEqual([['full', { id: 'full' }, ['1', '2']], ['restricted', { id: 'restricted' }, ['3', '4']], ['All', { id: 'All' }, ['5', '6']]]);
    expect([...slices[0]!.cells.keys()]).toEqual([...slices[1]!.cells.keys()]);
  });
  test('pages of anything else stay together', () => {
    expect(slicesOf(placed('T', ['1', '2', '3', '4'], { by: { Sex: ['F', 'M'], Age: ['Young', 'Old'] } }))).toHaveLength(1);
    expect(slicesOf(placed('T', ['1', '2', '3', '4'], { by: { ...ages, Year: ['2023', '2024'] } }))).toHaveLength(1);
  });
  test('a table about one group alone is a slice of everyone too', () => {
    const slices = slicesOf(placed('T', ['1', '2', '3', '4'], { by: { ...ages, Area: ['Urban'], Year: ['2023', '2024'] } }));
    expect(slices.map(({ restrictedTo, cells }) => [restrictedTo, [...cells.keys()]])).toEqual([
      [undefined, ['count|urban;young', 'count|old;urban']],
      ['Urban', ['count|year=2023;young', 'count|year=2024;young', 'count|old;year=2023', 'count|old;year=2024']],
    ]);
  });
});

describe('a population within another', () => {
  const populations = (...all: readonly { id: string; label?: string; subsetOf?: string }[]) => declaration.parse({ populations: all });
  test('is declared, directly or by way of others, by id or label', () => {
    const [adults, old] = [placed('A', ['50', '60'], { population: { id: 'adults' } }), placed('B', ['10', '60'], { population: { id: 'x', label: 'The OLD' } })];
    expect(pairs([adults, old], populations({ id: 'adults' }, { id: 'old', label: 'the old', subsetOf: 'adults' }))).toEqual(['B The OLD in A adults: declared']);
    expect(pairs([old, adults], populations({ id: 'adults' }, { id: 'mid', subsetOf: 'adults' }, { id: 'old', label: 'the old', subsetOf: 'mid' }))).toEqual(['B The OLD in A adults: declared']);
    expect(pairs([adults, old], populations({ id: 'adults' }, { id: 'old', label: 'the old' }))).toEqual([]);
  });
  test('declared round in a circle does not run for ever', () => {
    const tables = [placed('A', ['50', '60'], { population: { id: 'a' } }), placed('B', ['10', '60'], { population: { id: 'b' } }), placed('C', ['9', '60'], { population: { id: 'c' } })];
    expect(pairs(tables, populations({ id: 'a', subsetOf: 'b' }, { id: 'b', subsetOf: 'a' }, { id: 'c' }))).toEqual(['B b in A a: declared']);
  });
  test.each([
    ['Full cohort', 'Excluding outliers', 'labels'], ['Aged 18 and over', 'Aged 20 and over', 'labels'], ['age18plus', 'age20plus', 'labels'], ['people ≥ 65', 'people ≥ 75', 'labels'],
    ['Cohort', 'Cohort without missing', 'labels'], ['Women 18+', 'Men 20+', undefined], ['Aged 20+', 'Aged 18+', undefined], ['Cohort', 'Cohort of men', undefined], ['Restricted', 'Full', undefined], ['', 'only men', undefined],
  ])('%s, %s: %s', (whole, part, because) => {
    expect(pairs([placed(whole, ['50', '60']), placed(part, ['40', '60'])])).toEqual(because ? [`${part} in ${whole}: ${because}`] : []);
  });
  test('has no count larger than the whole, and one that is smaller', () => {
    expect(pairs([placed('Full', ['50', '60']), placed('Restricted', ['40', '61'])])).toEqual([]);
    expect(pairs([placed('Full', ['50', '60']), placed('Restricted', ['50', '60'])])).toEqual([]);
    expect(pairs([placed('Full', ['50', '[c]']), placed('Restricted', ['40', '99'])])).toEqual(['Restricted in Full: labels']);
    expect(pairs([placed('Full', ['[c]', '60']), placed('Restricted', ['40', '[c]'])])).toEqual([]);
  });
  test('is in a table of the same cells', () => {
    expect(pairs([placed('Full', ['50', '60']), placed('Restricted', ['40', '50'], { by: { Sex: ['F', 'M'] } })])).toEqual([]);
    expect(pairs([placed('Full', [], { shows: [] }), placed('Restricted', [], { shows: [] })])).toEqual([]);
  });
  test('seems so by the numbers alone: four counts or more, the same title, nineteen in twenty people in both', () => {
    const by = { Age: ['a', 'b', 'c', 'd'] };
    const numbers = (title: string, ...texts: string[]) => placed(title, texts, { by: { Age: by.Age.slice(0, texts.length) } });
    const two = (...texts: string[]) => ({ ...numbers('T', ...texts), population: { id: texts[0]! } });
    expect(pairs([two('100', '100', '100', '100'), two('95', '95', '95', '95')])).toEqual(['T 95 in T 100: numbers']);
    expect(pairs([two('100', '100', '100', '100'), two('94', '95', '95', '95')])).toEqual([]);
    expect(pairs([two('100', '100', '100'), two('99', '99', '99')])).toEqual([]);
    expect(pairs([numbers('T', '100', '100', '100', '100'), numbers('U', '99', '99', '99', '99')])).toEqual([]);
    expect(pairs([two('100', '100', '100', '[c]'), two('99', '99', '99', '99')])).toEqual([]);
    // A name that says the opposite is believed before the numbers.
    expect(pairs([{ ...numbers('T', '100', '100', '100', '100'), population: { id: 'excluding men' } }, { ...numbers('T', '99', '99', '99', '99'), population: { id: 'all' } }])).toEqual([]);
  });
});

test('neither holds the other, but most counts are the same: boundaries moved', () => {
  const by = { Area: ['a', 'b', 'c', 'd'] };
  const found = (...texts: string[]) => nestedPairs([placed('Old', ['100', '100', '50', '60'], { by }), placed('New', texts, { by })], nothing);
  expect(found('97', '103', '50', '60').flatMap((pair) => [pair.because, ...differences(pair, undefined).map(({ left: { low, high } }) => `${low}-${high}`)])).toEqual(['alike', '3-3', '3-3', '0-0', '0-0']);
  expect(found('97', '103', '51', '60')).toEqual([]);
});

test('the people in the whole and not in the part, cell by cell, rounding allowed for', () => {
  const [pair] = nestedPairs([placed('Full', ['50', '60']), placed('Restricted', ['40', '55'])], nothing);
  expect(differences(pair!, undefined).map(({ a, b, left }) => [a.text, b.text, left])).toEqual([['50', '40', { low: 10, high: 10 }], ['60', '55', { low: 5, high: 5 }]]);
  expect(differences(pair!, { method: 'nearest', base: 5 }).map(({ left }) => left)).toEqual([{ low: 6, high: 14 }, { low: 1, high: 9 }]);
  const [hidden] = nestedPairs([placed('Full', ['50', '[c]']), placed('Restricted', ['40', '55'])], nothing);
  expect(differences(hidden!, undefined).map(({ key }) => key)).toEqual(['count|young']);
  const [other] = nestedPairs([placed('Full', ['50', '60']), placed('Restricted', ['40', '[c]'])], nothing);
  expect(differences(other!, undefined)).toHaveLength(1);
});
