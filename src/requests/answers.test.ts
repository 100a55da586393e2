import { describe, expect, test } from '@jest/globals';
import { aFile, aRequest } from '../../test/support/makers.js';
import { figuresWithoutNumbers, isFigure, missingAnswers, requiredAnswers } from './answers.js';

test.each(['png', 'jpeg', 'gif', 'tiff', 'bmp', 'webp', 'svg'])('a %s file is a figure', (kind) => expect(isFigure(aFile({ kind }))).toBe(true));
test.each(['csv', 'xlsx', 'pdf', 'unknown', ''])('a %s file is none', (kind) => expect(isFigure(aFile({ kind }))).toBe(false));

describe('answers that are missing', () => {
  test('are all of them at first, in the order of the form', () => {
    expect(missingAnswers(aFile())).toEqual([...requiredAnswers]);
    expect(requiredAnswers).toEqual(['title', 'destination', 'population', 'people', 'weighted', 'protections', 'earlier']);
  });
  test('are blank ones too: spaces are no title, an empty list names no protection', () => {
    const missing = missingAnswers(aFile({ answers: { title: ' \n', population: '', protections: [], people: 0, destination: 'paper' } }));
    expect(missing).toContain('title');
    expect(missing).toContain('population');
    expect(missing).toContain('protections');
    expect(missing).not.toContain('people');
    expect(missing).not.toContain('destination');
  });
  test('are none once each is given', () => {
    const answers = { title: 'T', population: 'Adults', people: 0, weighted: 'no', protections: ['none'], destination: 'paper', earlier: 'none', smallest: 10 } as const;
    expect(missingAnswers(aFile({ answers }))).toEqual([]);
  });
});

describe('figures without numbers', () => {
  const figure = (id: string, numbersIn?: string) => aFile({ id, name: `${id}.png`, kind: 'png', ...(numbersIn !== undefined && { numbersIn }) });
  const missing = (...files: Parameters<typeof aFile>[0][]) => figuresWithoutNumbers(aRequest({ files: files.map(aFile) }));
  test('name no file, themselves, another figure, or a file that is not there', () => {
    expect(missing(figure('a'), figure('b', 'b'), figure('c', 'a'), figure('d', 'gone'), { id: 't' })).toEqual(['a', 'b', 'c', 'd']);
  });
  test('are not those whose numbers are in a file of this request, nor tables, nor supporting figures', () => {
    expect(missing(figure('a', 't'), { id: 't' }, { ...figure('s'), purpose: 'supporting' })).toEqual([]);
  });
});
