import { describe, expect, test } from '@jest/globals';
import { gridFile, textFile } from '../../test/support/file-subject.js';
import { itemDeclaration } from './declaration.js';
import { dataBehind, figureWords, isFigure, isVector } from './figures.js';

const svg = { ...textFile(['Deaths by week', 'N = 12']), path: 'out/fig_1-final.svg', kind: 'svg' };

describe('a figure is one', () => {
  test('by its format, by what a reader found in it, or because somebody says so', () => {
    expect(isFigure(svg)).toBe(true);
    expect(isFigure(textFile([], 'text', [{ is: 'figure', place: {} }]))).toBe(true);
    expect(isFigure({ ...textFile([]), declared: itemDeclaration.parse({ path: 'notes.txt', kind: 'figure' }) })).toBe(true);
  });
  test('and nothing else is', () => {
    expect(isFigure(gridFile([['a']]))).toBe(false);
    expect(isFigure({ ...textFile([], 'text', [{ is: 'hidden-sheet', place: {} }]), declared: itemDeclaration.parse({ path: 'notes.txt', kind: 'table' }) })).toBe(false);
  });
});

test('numbers are stored as coordinates in vector formats, and in packages that say so', () => {
  const figure = (detail: Record<string, boolean> | undefined) => textFile([], 'text', [{ is: 'figure', place: {}, ...(detail && { detail }) }]);
  expect(['svg', 'emf', 'postscript', 'stata-graph', 'png'].map((kind) => isVector({ ...textFile([]), kind }))).toEqual([true, true, true, true, false]);
  expect([figure({ vector: true }), figure({ vector: false }), figure(undefined), textFile([], 'text', [{ is: 'chart', place: {}, detail: { vector: true } }])].map(isVector)).toEqual([true, false, false, false]);
});

describe('the words of a figure', () => {
  test('are its name, what is declared, and what is drawn, in lower case', () => {
    const declared = itemDeclaration.parse({ path: 'x', title: 'Kaplan-Meier', statbarn: 'survival' });
    expect(figureWords({ ...svg, declared })).toBe('out/fig 1 final.svg kaplan meier survival deaths by week n = 12');
    expect(figureWords(svg)).toBe('out/fig 1 final.svg   deaths by week n = 12');
  });
  test('are no more than two hundred, each cut short', () => {
    let read = 0;
    const endless = { ...svg, texts: function* () { for (;;) { read += 1; yield { text: 'w'.repeat(10_000), place: {}, origin: 'text' as const }; } } };
    expect(figureWords(endless).length).toBeLessThan(45_000);
    expect(read).toBeLessThan(250);
  });
});

test('the file with the numbers behind a figure is the one named', () => {
  expect(dataBehind({ ...svg, declared: itemDeclaration.parse({ path: 'x', dataIn: 'a.csv' }) })).toBe('a.csv');
  expect(dataBehind(svg)).toBeUndefined();
});
