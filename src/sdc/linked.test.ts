import { describe, expect, test } from '@jest/globals';
import { tableOf, type Draft } from '../../test/support/table-of.js';
import { linkedGroups, sameDimension } from './linked.js';
import type { PlacedTable } from './subjects.js';

const placed = (file: string, draft: Draft, id?: string): PlacedTable => ({ file, table: tableOf(draft), ...(id !== undefined && { population: { id } }) });
const groups = (...tables: readonly PlacedTable[]) => linkedGroups(tables).map(({ tables: group, sure }) => `${group.map(({ file }) => file).join('+')} ${sure ? 'sure' : 'maybe'}`);
const sexes = (texts: readonly string[], id?: string, file = 'sex') => placed(file, { by: { Sex: ['F', 'M'] }, shows: [texts] }, id);
const ages = (texts: readonly string[], id?: string) => placed('age', { by: { Age: ['Young', 'Old'] }, shows: [texts] }, id);

describe('tables a reader puts together', () => {
  test('share two numbers; one is not enough unless the population is declared', () => {
    expect(groups(sexes(['40', '60']), sexes(['40', '60'], undefined, 'again'))).toEqual(['sex+again sure']);
    expect(groups(sexes(['40', '60']), ages(['30', '70']))).toEqual(['sex+age maybe']);
    // One shared number that many tables might share is not enough.
    expect(groups(sexes(['12', '8']), ages(['11', '9']))).toEqual([]);
    expect(groups(sexes(['40', '60'], 'p'), ages(['30', '70'], 'p'))).toEqual(['sex+age sure']);
    expect(groups(sexes(['40', '60'], 'p'), ages(['30', '70']))).toEqual(['sex+age maybe']);
    expect(groups(ages(['30', '70']), sexes(['40', '60'], 'p'))).toEqual(['age+sex maybe']);
  });
  test('never contradict each other, by a number or by their population', () => {
    expect(groups(sexes(['40', '60'], 'p'), sexes(['40', '61'], 'p', 'again'))).toEqual([]);
    expect(groups(sexes(['40', '60'], 'p'), sexes(['40', '61'], 'q', 'again'))).toEqual([]);
    // The same numbers under another name: a person must look.
    expect(groups(sexes(['40', '60'], 'p'), sexes(['40', '60'], 'q', 'again'))).toEqual(['sex+again maybe']);
  });
  test('a declared population without a shared number links nothing', () => {
    expect(groups(sexes(['40', '[c]'], 'p'), ages(['[c]', '70'], 'p'))).toEqual([]);
  });
  test('join groups that were apart, and a doubt about any link is a doubt about all', () => {
    const both = placed('both', { by: { Sex: ['F', 'M', 'All (total)'], Age: ['Young', 'Old', 'All (total)'] }, shows: [['10', '30', '40', '20', '40', '60', '30', '70', '100']] });
    expect(groups(sexes(['40', '60']), ages(['30', '70']), both)).toEqual(['sex+age+both sure']);
    expect(groups(sexes(['40', '60']), sexes(['40', '61'], undefined, 'other'), both)).toEqual(['sex+both sure']);
  });
  test('margins that a reader can add up count as shown', () => {
    const inner = placed('inner', { by: { Sex: ['F', 'M'], Age: ['Young', 'Old'] }, shows: [['10', '30', '20', '40']] });
    expect(groups(sexes(['40', '60']), inner)).toEqual(['sex+inner sure']);
    expect(groups(inner, ages(['30', '70']))).toEqual(['inner+age sure']);
    expect(groups(inner, ages(['31', '69']))).toEqual([]);
    const hidden = placed('hidden', { by: { Sex: ['F', 'M'], Age: ['Young', 'Old'] }, shows: [['10', '[c]', '20', '40']] });
    expect(groups(sexes(['40', '60']), hidden)).toEqual(['sex+hidden maybe']);
  });
  test('a published total outweighs the sum of what is shown', () => {
    const short = placed('short', { by: { Sex: ['F', 'M', 'All (total)'] }, shows: [['40', '60', '105']] });
    expect(groups(short, sexes(['40', '60']))).toEqual([]);
    expect(groups(short, placed('same', { by: { Sex: ['F', 'M', 'All (total)'] }, shows: [['40', '60', '105']] }))).toEqual(['short+same sure']);
  });
  test('a table with a row of totals alone is a table of everyone', () => {
    const totals = placed('totals', { by: { Area: ['All (total)'], Sex: ['F', 'M'] }, shows: [['40', '60']] });
    expect(groups(sexes(['40', '60']), totals)).toEqual(['sex+totals sure']);
    const ageTotals = placed('age totals', { by: { Area: ['All (total)'], Age: ['Young', 'Old'] }, shows: [['30', '70']] }, 'p');
    expect(groups(sexes(['40', '60'], 'p'), ageTotals)).toEqual(['sex+age totals sure']);
  });
  test('a table of nothing but one total shares that total', () => {
    const total = placed('total', { by: { Area: ['All (total)'] }, shows: [['100']] }, 'p');
    expect(groups(sexes(['40', '60'], 'p'), total)).toEqual(['sex+total sure']);
  });
  test('what a count counts restricts it: smokers are not everyone', () => {
    const smokers = placed('smokers', { by: { Sex: ['F', 'M'] }, measures: [{ label: 'smokers' }], shows: [['40', '60']] });
    expect(groups(sexes(['40', '60']), smokers)).toEqual([]);
  });
  test('numbers other than counts link nothing', () => {
    const mean = (file: string) => placed(file, { by: { Sex: ['F', 'M'] }, measures: [{ kind: 'mean' }], shows: [['40', '60']] });
    expect(groups(mean('a'), mean('b'))).toEqual([]);
    expect(groups(placed('none', { by: { Sex: ['F', 'M'] }, measures: [{}], shows: [] }), sexes(['40', '60']))).toEqual([]);
  });
});

describe('the same classification', () => {
  const dimension = (name: string, ...labels: readonly string[]) => tableOf({ by: { [name]: labels }, shows: [] }).dimensions[0]!;
  test('has the same categories, totals aside, under the same name or none', () => {
    expect(sameDimension(dimension('Sex', 'F', 'M'), dimension('sex', 'm', 'F', 'All (total)'))).toBe(true);
    expect(sameDimension(dimension('', 'F', 'M'), dimension('Sex', 'F', 'M'))).toBe(true);
    expect(sameDimension(dimension('Sex', 'F', 'M'), dimension('', 'F', 'M'))).toBe(true);
    expect(sameDimension(dimension('Sex', 'F', 'M'), dimension('Gender', 'F', 'M'))).toBe(false);
    expect(sameDimension(dimension('Sex', 'F', 'M'), dimension('Sex', 'F', 'M', 'X'))).toBe(false);
  });
});
