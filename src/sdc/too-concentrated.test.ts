import { expect, test } from '@jest/globals';
import { tableOf } from '../../test/support/table-of.js';
import { decimal } from './decimal.js';
import type { Contributors } from './evidence.js';
import { isGap, type Outcome } from './rule.js';
import { tooConcentrated, type ShareLimit } from './too-concentrated.js';

const limit: ShareLimit = { n: 2, k: 85, comparator: '>', negatives: 'ask' };
const said = (evidence: Contributors | undefined, with_: Partial<ShareLimit> = {}): Outcome[] => {
  const drawn = tableOf({ by: { Area: ['N'] }, measures: [{ kind: 'sum' }], shows: [['100']] });
  return [...tooConcentrated({ ...drawn, cells: drawn.cells.map((cell) => ({ ...cell, ...(evidence && { evidence }) })) }, { ...limit, ...with_ })];
};
const of = (...largest: readonly number[]): Contributors => ({ n: 9, sum: decimal(100), largest: largest.map(decimal) });

test('the largest contributors that make up more than the limit are told with the arithmetic', () => {
  expect(said(of(60, 26))).toMatchObject([{ because: 'the 2 largest contributors make up 86.0% of the total; the limit is 85%' }]);
  expect(said(of(60, 25))).toEqual([]);
  expect(said(of(60, 25), { comparator: '>=' })).toHaveLength(1);
  expect(said(of(60), { n: 1, k: 50 })).toMatchObject([{ because: 'the largest contributor makes up 60.0% of the total; the limit is 50%' }]);
});

test('contributors who agreed to be shown are the business of the waiver rule', () => {
  expect(said({ ...of(60, 26), waived: [true] })).toEqual([]);
  expect(said({ ...of(60, 26), waived: [false, false] })).toHaveLength(1);
});

test('without evidence it asks, and says nothing', () => {
  expect(said(undefined).map(isGap)).toEqual([true]);
});
