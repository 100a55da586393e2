import { describe, expect, test } from '@jest/globals';
import { aFile, aRequest } from '../../test/support/makers.js';
import { declaredBy } from './declared.js';
import type { Answers } from './request.js';

const declared = (answers: Answers, ...more: Parameters<typeof aFile>[0][]) => declaredBy(aRequest({ files: [aFile({ answers }), ...more.map(aFile)] }));

describe('what the answers declare', () => {
  test('nothing said declares nothing', () => {
    const { items, populations, exceptions } = declared({});
    expect(items).toMatchObject([{ path: 'table.csv', kind: 'csv', tables: [] }]);
    expect([populations, exceptions]).toEqual([[], []]);
  });

  test('the population, in people', () => {
    const { items, populations } = declared({ population: 'Adults', people: 900, weighted: 'yes' });
    expect(populations).toEqual([{ id: 'f1', label: 'Adults', n_unweighted: 900, unit: 'person', weighted: true }]);
    expect(items[0]).toMatchObject({ population: 'f1', tables: [{ weights: { used: true } }] });
    expect(declared({ population: 'Adults', weighted: 'unsure' }).populations[0]!.weighted).toBeUndefined();
    expect(declared({ weighted: 'no' }).items[0]!.tables[0]!.weights).toEqual({ used: false });
  });

  test('what columns are, where the engine knows the kind', () => {
    const { items } = declared({ columns: [{ name: 'n', kind: 'count' }, { name: 'x', kind: 'label?' }, { name: 'y' }] });
    expect(items[0]!.tables[0]!.measures).toEqual([{ cols: ['n'], kind: 'count' }]);
  });

  test('how it was protected', () => {
    const table = (answers: Answers) => declared(answers).items[0]!.tables[0]!;
    expect(table({ suppressedUnder: 10 }).suppression).toMatchObject({ threshold: 10 });
    expect(table({ roundedTo: 5 }).rounding).toEqual({ method: 'nearest', base: 5 });
    expect(table({ roundedTo: 5, protections: ['rounded'] }).rounding).toEqual({ method: 'nearest', base: 5 });
    expect(table({ roundedTo: 5, protections: ['totals-from-rounded'] }).rounding).toEqual({ method: 'nearest', base: 5, totals: 'from-rounded' });
  });

  test('which hidden cells are low counts, of copies that Airlock made', () => {
    const made = { from: 'aa', fix: 'suppress', parameters: '{}', engine: '1' };
    const low = [{ row: 2, column: 3 }];
    const { hidden } = declared({}, { id: 'f2', name: 'fixed.csv', derivation: { ...made, hidden: { below: 10, low } } }, { id: 'f3', name: 'merged.csv', derivation: made });
    expect(hidden).toMatchObject([{ path: 'fixed.csv', below: 10, low }]);
  });

  test('models, figures, evidence and exceptions', () => {
    const { items, exceptions } = declared(
      { observations: 90, degreesOfFreedom: 80, smallest: 11, exception: 'Hospitals', exceptionFindings: ['f9'] },
      { id: 'f2', name: 'fig.png', numbersIn: 'f1', answers: { exception: 'Known' } }, { id: 'f3', name: 'e.csv', purpose: 'evidence' },
    );
    expect(items.map((item) => [item.path, item.n, item.df_resid, item.k, item.dataIn])).toEqual([['table.csv', 90, 80, 11, undefined], ['fig.png', undefined, undefined, undefined, 'table.csv']]);
    expect(exceptions).toMatchObject([{ path: 'table.csv', rule: 'f9', reason: 'Hospitals' }, { path: 'fig.png', rule: '', reason: 'Known' }]);
  });
});
