import { describe, expect, test } from '@jest/globals';
import { tableOf } from '../../test/support/table-of.js';
import { fingerprintOf, likenessTo } from './likeness.js';

const table = (...texts: string[]) => tableOf({ by: { Area: ['North', 'South'], Age: ['Young', 'Old'] }, shows: [texts] });
const likeness = (now: ReturnType<typeof table>, before: ReturnType<typeof table>) => likenessTo([now])(fingerprintOf(before));

describe('what is worth comparing', () => {
  test('the same table again, or with a few people more', () => {
    expect(likeness(table('100', '200', '300', '400'), table('100', '200', '300', '400'))).toBe(1);
    expect(likeness(table('100', '200', '300', '400'), table('119', '200', '300', '400'))).toBe(1);
    // The margins that grew with it are out of reach; the cells are not.
    expect(likeness(table('100', '200', '300', '400'), table('180', '200', '300', '400'))).toBeGreaterThan(0.5);
  });
  test('one near number in a small table is enough, as where a smaller population was counted', () => {
    expect(likeness(table('100', '200', '300', '400'), table('20', '40', '60', '395'))).toBeGreaterThan(0);
  });
  test('not a table with nothing near, nor one about something else', () => {
    expect(likeness(table('100', '200', '300', '400'), table('800', '900', '700', '600'))).toBe(0);
    expect(likeness(table('100', '200', '300', '400'), tableOf({ by: { Sex: ['F', 'M'] }, shows: [['100', '200']] }))).toBe(0);
  });
  test('a table whose margins another prints', () => {
    expect(likeness(table('100', '200', '300', '400'), tableOf({ by: { Area: ['North', 'South'] }, shows: [['300', '700']] }))).toBeGreaterThan(0.5);
  });
  test('where nothing is counted, what the numbers are about decides', () => {
    const means = tableOf({ by: { Area: ['North', 'South'] }, measures: [{ kind: 'mean', label: 'mean', unit: 'person', confidence: 1, source: 'declared' }], shows: [['1.5', '2.5']] });
    expect(likenessTo([means])(fingerprintOf(means))).toBe(1);
    expect(likenessTo([])(fingerprintOf(means))).toBe(0);
  });
});
