import { expect, test } from '@jest/globals';
import { parseDecimal } from './decimal.js';
import { impliedCounts } from './implied-counts.js';

const share = (text: string, per = 100) => ({ value: parseDecimal(text)!, decimals: text.split('.')[1]?.length ?? 0, per });

test('without a base, or with one below nobody, a share implies nothing', () => {
  expect(impliedCounts(share('12.5'), { low: 10, high: Infinity })).toBeUndefined();
  expect(impliedCounts(share('12.5'), { low: -1, high: 10 })).toBeUndefined();
});

test.each([
  ['12.5', { low: 8, high: 8 }, { low: 1, high: 1 }],
  ['33.3', { low: 10, high: 10 }, undefined],
  ['0', { low: 100, high: 100 }, { low: 0, high: 0 }],
  ['100', { low: 40, high: 40 }, { low: 40, high: 40 }],
  ['50', { low: 18, high: 22 }, { low: 9, high: 11 }],
  ['0.5', { low: 0, high: 0 }, { low: 0, high: 0 }],
])('%s percent of a base in %j is a count in %j', (text, base, expected) => {
  expect(impliedCounts(share(text), base)).toEqual(expected);
});

test('proportions and rates have their own whole', () => {
  expect(impliedCounts(share('0.25', 1), { low: 4, high: 4 })).toEqual({ low: 1, high: 1 });
  expect(impliedCounts(share('2.0', 1000), { low: 5000, high: 5000 })).toEqual({ low: 10, high: 10 });
});
