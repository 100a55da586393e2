import { expect, test } from '@jest/globals';
import { tableOf } from '../../test/support/table-of.js';
import { isStructuralZero } from './structural-zeros.js';

const by = { Sex: ['Male', 'Female'], Pregnant: ['Pregnant', 'Not known', 'Pregnant: yes'] };
const zeros = (structuralZeros: readonly Record<string, string>[] | undefined, label = 'n'): string[] => {
  const table = { ...tableOf({ by, measures: [{ label }], shows: [['a', 'b', 'c', 'd', 'e', 'f']] }), ...(structuralZeros && { structuralZeros }) };
  return table.cells.filter((cell) => isStructuralZero(table, cell)).map(({ text }) => text);
};

test('nothing is assumed', () => {
  expect(zeros(undefined)).toEqual([]);
  expect(zeros([])).toEqual([]);
  expect(zeros([{}])).toEqual([]);
});

test('a zero is declared by categories, all of which must hold, however they are spelt', () => {
  expect(zeros([{ sex: ' MALE' }])).toEqual(['a', 'b', 'c']);
  expect(zeros([{ sex: 'Male', PREGNANT: 'not_known' }])).toEqual(['b']);
  expect(zeros([{ sex: 'Male', pregnant: 'nobody' }])).toEqual([]);
  expect(zeros([{ sex: 'Female', pregnant: 'pregnant' }, { sex: 'Male', pregnant: 'Not known' }])).toEqual(['b', 'd']);
});

test('"pregnant: yes" also names the category "pregnant", and the category "pregnant: yes"', () => {
  expect(zeros([{ pregnant: 'yes', sex: 'male' }])).toEqual(['a']);
  expect(zeros([{ pregnant: 'TRUE' }])).toEqual(['a', 'd']);
  expect(zeros([{ pregnant: 'no' }])).toEqual([]);
  const drawn = tableOf({ by: { Group: ['Smoker', 'Smoker yes', 'smoker: yes', 'smoker: no', 'Ex-smoker'] }, shows: [['a', 'b', 'c', 'd', 'e']] });
  const found = (zero: Record<string, string>) => drawn.cells.filter((cell) => isStructuralZero({ ...drawn, structuralZeros: [zero] }, cell)).map(({ text }) => text);
  expect(found({ smoker: 'yes' })).toEqual(['a', 'b', 'c']);
  expect(found({ smoker: 'no' })).toEqual(['d']);
});

test('a column that counts them is named like a category', () => {
  expect(zeros([{ hysterectomies: 'yes', sex: 'male' }], 'Hysterectomies')).toEqual(['a', 'b', 'c']);
  expect(zeros([{ hysterectomies: 'no' }], 'Hysterectomies')).toEqual([]);
  expect(zeros([{ prostatectomies: 'yes' }], 'Hysterectomies')).toEqual([]);
});
