import { describe, expect, test } from '@jest/globals';
import { addressesInText } from './postal-address.js';
import { homesInText, isFullName, isNameWord, namesInText } from './person-names.js';

describe('a full name', () => {
  test.each(['Jane Smith', 'SMITH, JANE', 'Dr A Khan', 'Mrs Okafor', 'J. Patel', 'Mary-Ann O’Neill', 'Fatima Begum', 'Prof Alan W Jones'])('%s', (text) => expect(isFullName(text)).toBe(true));
  test.each(['North East', 'Hodgkin Lymphoma', 'Parkinson Disease', 'London', 'Mean Age', 'Smith', 'Total', 'Leeds Teaching Hospitals', 'Jane smith', '9434765919', 'White British', 'Type 2 Diabetes', 'Jane Smith 2010', 'Royal Victoria Infirmary', 'John'])(
    'not %s', (text) => expect(isFullName(text)).toBe(false));
});

test.each([['Smith', true], ['aisha', true], ['Asthma', false], ['Leeds', false], ['A1', false]])('name word %s: %s', (text, known) => expect(isNameWord(text)).toBe(known));

const cut = (text: string, spans: { start: number; end: number }[]): string[] => spans.map(({ start, end }) => text.slice(start, end));

describe('names in running text', () => {
  test.each([
    ['Excluded Mrs Smith after review', ['Mrs Smith']],
    ['Patient: Jane Smith withdrew', ['Patient: Jane Smith']],
    ['Mr. J Khan-Patel attended', ['Mr. J Khan-Patel']],
    ['Author: Jane Smith', []],
    ['Programmed by: Dr Jones', []],
    ['Patient Reported Outcome Measures', []],
    ['Participant Information Sheet', []],
    ['MS Excel', []],
  ])('%s', (text, found) => expect(cut(text, namesInText(text))).toEqual(found));
});

describe('home folders', () => {
  test.each([
    ['C:\\Users\\jsmith\\project\\a.do', ['C:\\Users\\jsmith']],
    ['/home/jane.smith/out.csv', ['/home/jane.smith']],
    ['"/Users/asha/x"', ['/Users/asha']],
    ['/home/rstudio/out.csv', []],
    ['C:\\Users\\Public\\x', []],
    ['E:\\analyses\\output', []],
  ])('%s', (text, found) => expect(cut(text, homesInText(text))).toEqual(found));
});

describe('addresses', () => {
  test.each([
    ['12 Acacia Avenue', ['12 Acacia Avenue']],
    ['Flat 3, 41B Old Kent Road, London', ['Flat 3, 41B Old Kent Road']],
    ['12 patients way', []],
    ['5.2 North Park', []],
    ['Ward 12 Heart Failure', []],
    ['30 Day Mortality Rate', []],
  ])('%s', (text, found) => expect(cut(text, addressesInText(text))).toEqual(found));
});
