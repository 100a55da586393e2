import { describe, expect, test } from '@jest/globals';
import type { BlockColumn } from './blocks.js';
import { dayNumbers, isAge, isCodes, isDays, isDiagnosis, isFlag, isHashes, isNumbers, isSex, isUnique, isWholeNumbers, meanTextLength, shareOf } from './column-values.js';
import { quasiIdentifiers, sensitiveColumn } from './quasi-identifiers.js';
import { headingWords } from './heading-words.js';

const column = (values: readonly string[], heading = ''): BlockColumn => {
  const filled = values.filter((value) => value !== '');
  return { column: 1, heading, words: headingWords(heading), values, filled: filled.length, distinct: new Set(filled) };
};
const of = (text: string, heading?: string) => column(text.split(' ').map((value) => (value === '_' ? '' : value)), heading);
const repeat = (value: string, times: number) => Array.from({ length: times }, () => value);

describe('the share of a column', () => {
  test('is of what is filled, and of nothing it is 0', () => {
    expect(shareOf(of('1 _ 2 a'), (value) => /\d/.test(value))).toBeCloseTo(2 / 3, 12);
    expect([shareOf(column(['', '']), () => true), shareOf(column([]), () => true)]).toEqual([0, 0]);
  });
  test('is judged by the first two thousand', () => {
    expect(shareOf(column([...repeat('1', 1000), ...repeat('a', 1000), ...repeat('1', 5000)]), (value) => value === '1')).toBe(0.5);
    expect(dayNumbers(column(repeat('2024-03-02', 3000)))).toHaveLength(2000);
    expect(meanTextLength(column([...repeat('abcd', 2000), ...repeat('abcdefgh', 2000)]))).toBe(4);
  });
});

test('whole numbers may miss some values, but not all', () => {
  expect([of('1 2 -3 4.0'), of('1 NA NA'), of('NA NA'), of('1 2 3 4.5'), of('1 2 3 4 5 6 7 8 9 x'), of('1 2 x')].map(isWholeNumbers)).toEqual([true, true, false, false, true, false]);
  expect([of('1 2.5 1,000 7% x'), of('1 x'), of('_')].map(isNumbers)).toEqual([true, false, false]);
});
test('flags have two values, and both', () => {
  expect([of('0 1 1 NA'), of('yes No'), of('T F'), of('y n'), of('TRUE false'), of('1.0 0.0'), of('0 0'), of('0 2'), of('0 1 2'), of('yes n')].map(isFlag)).toEqual([true, true, true, true, true, true, false, false, false, false]);
});
test('sexes repeat', () => {
  expect([of('M F M'), of('Male Female Male unknown male'), of('M F'), of('M F M x1 x2 x3'), of('F F')].map(isSex)).toEqual([true, true, false, false, true]);
});
test('ages vary and end at 115', () => {
  expect([of('43 71 29'), of('43 71 71 71'), of('43'), of('43 116 130'), of('43 71 29 a'), of('18-24 25-34 35-44'), of('0 115 50')].map(isAge)).toEqual([true, false, true, false, false, false, true]);
});
test('days are whole dates; eight figures only where the heading says dates', () => {
  expect([of('2024-03-02 02/03/2024'), of('2024-03 2024-04'), of('20240302 20240303')].map((one) => isDays(one))).toEqual([true, false, false]);
  expect([of('20240302 19991231'), of('20241302 20240332')].map((one) => isDays(one, true))).toEqual([true, false]);
  expect(dayNumbers(of('1970-01-02 1970-02 x 1970-01-11'))).toEqual([1, 10]);
});
test('diagnoses, keys and digests are told by how they are written', () => {
  expect([of('E11.9 I21 J45'), of('U07 E11.9 x x')].map(isDiagnosis)).toEqual([true, false]);
  expect([of('a b c'), of('a b'), of('a a b')].map(isUnique)).toEqual([true, false, false]);
  expect([of('A1 b-2 X.3'), of('a b c'), of('0.5 1.5'), of('A1 b2 c')].map(isCodes)).toEqual([true, false, false, false]);
  const digest = '0123456789abcdef'.repeat(2);
  expect([column([digest, digest]), column(['6ba7b810-9dad-11d1-80b4-00c04fd430c8']), column(['1'.repeat(32)]), column(['a'.repeat(32)]), column([digest.slice(1)])].map(isHashes)).toEqual([true, true, false, false, false]);
});
test('the length of texts leaves numbers out', () => expect([meanTextLength(column(['abcd', '12', '', 'ab'])), meanTextLength(column(['12']))]).toEqual([3, 0]));

describe('what neighbours know, and what people keep to themselves', () => {
  const known = (...columns: readonly BlockColumn[]) => quasiIdentifiers({ rows: [], columns, complete: true }).map(({ heading, values }) => heading || values[0]);
  test('by heading: categories, and the numbers that describe a person', () => {
    expect(known(of('F M F', 'gender code'), of('43 71 29', 'age'), of('120 130 140', 'region'), of('1200 900 400', 'trust'), of('a b c', 'ward'), of('1 2 3', 'patient_id'), of('F F F', 'sex'), column(['', ''], 'age'))).toEqual(['gender code', 'age', 'region', 'ward']);
  });
  test('without headings: sexes, days, varied ages and areas', () => {
    expect(known(of('M F M'), of('2024-03-02 2024-03-03'), of('43 71 29'), of('43 71'), of('E01000001 E01000002'), of('4.55 120.25 300'))).toEqual(['M', '2024-03-02', '43', 'E01000001']);
    expect(known(of('43 71 29', 'dose'))).toEqual([]);
  });
  test('the first that is sensitive, by heading, or by holding diagnoses without one', () => {
    const first = (...columns: readonly BlockColumn[]) => sensitiveColumn({ rows: [], columns, complete: true })?.values[0];
    expect(first(of('a b', 'ward'), of('c d', 'outcome'), of('E11 I21'))).toBe('c');
    expect(first(of('a b'), of('E11 I21 J45'))).toBe('E11');
    expect(first(of('E11 I21', 'code'), of('a b', 'ward'))).toBeUndefined();
  });
});
