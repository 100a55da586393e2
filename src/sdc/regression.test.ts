import { describe, expect, test } from '@jest/globals';
import { textFile } from '../../test/support/file-subject.js';
import { tableOf, type Draft } from '../../test/support/table-of.js';
import { modelsOf, nInNotes, nInText, residualsInText } from './regression.js';

const coefficient = { kind: 'coefficient', label: 'Estimate' } as const;
const models = (draft: Partial<Draft> & Pick<Draft, 'by' | 'shows'>) => {
  const drawn = tableOf({ shape: 'regression', measures: [coefficient], ...draft });
  const table = { ...drawn, cells: drawn.cells.filter(({ text }) => text !== '-') };
  return modelsOf({ tables: [table] }).map(({ terms, n, residual, cell }) => ({ terms: terms.join(' '), n, residual, cell: cell.text }));
};

describe('the models of a file', () => {
  test('list their parameters, their n and their residual degrees of freedom', () => {
    expect(models({ by: { Term: ['(Intercept)', 'age', 'sex', 'N. obs.', 'df_resid', 'R-squared', 'AIC'] }, shows: [['1.5', '0.2', '0.1', '60', '57', '0.4', '120']] }))
      .toEqual([{ terms: '(Intercept) age sex', n: 60, residual: 57, cell: '57' }]);
  });
  test('are known by n alone, by a coefficient, or by whatever number stands there', () => {
    expect(models({ by: { Term: ['age', 'Observations'] }, shows: [['0.2', '60']] })).toEqual([{ terms: 'age', n: 60, residual: undefined, cell: '60' }]);
    expect(models({ by: { Term: ['age', 'sex'] }, shows: [['0.2', '0.3']] })).toEqual([{ terms: 'age sex', n: undefined, residual: undefined, cell: '0.2' }]);
    expect(models({ by: { Term: ['AIC', 'BIC'] }, shows: [['120', '130']] })).toEqual([{ terms: '', n: undefined, residual: undefined, cell: '120' }]);
    expect(models({ by: { Term: ['age'] }, shows: [['ref']] })).toEqual([]);
  });
  test('name n and the degrees of freedom in columns, too', () => {
    expect(models({ by: { Term: ['age', 'sex'] }, measures: [coefficient, { kind: 'count', label: 'N' }, { kind: 'degrees-of-freedom', label: 'df' }], shows: [['0.2', '0.3'], ['60', '60'], ['57', '57']] }))
      .toEqual([{ terms: 'age sex', n: 60, residual: 57, cell: '57' }]);
    // "df" over something else is a column of tests, not of residuals.
    expect(models({ by: { Term: ['age'] }, measures: [coefficient, { kind: 'statistic', label: 'df' }], shows: [['0.2'], ['3']] })[0]!.residual).toBeUndefined();
  });
  test('in several columns are told by their rows; a hidden n is no n', () => {
    expect(models({ by: { Term: ['age', 'nobs'], Model: ['one', 'two'] }, shows: [['0.2', '0.3', '[c]', '60']] })).toEqual([{ terms: 'age', n: 60, residual: undefined, cell: '60' }]);
  });
  test('are none in other tables, nor where only ratios are listed', () => {
    expect(models({ shape: 'cross', by: { Term: ['age'] }, shows: [['0.2']] })).toEqual([]);
    expect(models({ measures: [{ kind: 'ratio', label: 'OR' }], by: { Term: ['age'] }, shows: [['1.2']] })).toEqual([]);
  });
});

describe('residual degrees of freedom in a log', () => {
  test.each([
    ['Df Residuals:                  47', [47]], ['Residual standard error: 3.1 on 28 degrees of freedom', [28]], ['F-statistic: 89.57 on 2 and 29 DF,  p-value: 3e-13', [29]],
    ['F(3, 70)        =     24.2', [70]], ['on 5 and 6 degrees of freedom, Df Residuals: 9', [6, 9]], ['on 28 DFs', []], ['28 degrees', []],
  ])('%s', (line, residuals) => expect(residualsInText(textFile([line]))).toEqual(residuals));
  test('is read in cells and text, and not in code or names', () => {
    expect((['cell', 'text', 'code', 'name', 'hidden'] as const).map((origin) => residualsInText(textFile(['Df Residuals: 4'], origin)).length)).toEqual([1, 1, 0, 0, 0]);
  });
});

describe('the number of observations in words', () => {
  test.each([
    [['N = 4,201'], 4201], [['n=812; n = 8'], 8], [['Number of patients: 120'], 120], [['obs = 12'], 12], [['mean = 12', 'version 3'], undefined], [[], undefined],
  ] as const)('%j', (notes, n) => expect(nInNotes({ title: '', notes })).toBe(n));
  test('is the smallest that the lines of a log state, commands left out', () => {
    expect(nInText(textFile(['  n= 12410, number of events= 934', 'n = 33']))).toBe(33);
    expect(nInText(textFile(['n = 33'], 'code'))).toBeUndefined();
    expect(nInText(textFile(['n = 33'], 'cell'))).toBe(33);
    expect(nInText(textFile(['none']))).toBeUndefined();
  });
});
