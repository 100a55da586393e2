import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { tableOf } from '../../test/support/table-of.js';
import { atRiskBeside, atRiskLines, survivalLines, survivalSteps } from './survival.js';
import type { Measure, Table } from './table.js';

const measures = [{ kind: 'survival', label: 'S(t)' }, { kind: 'at-risk', label: 'n at risk' }] as const;
const curve = (survival: readonly string[], atRisk: readonly string[], times = survival.map((_, at) => `${at}`)): Table =>
  tableOf({ by: { Time: times }, measures, shows: [survival, atRisk] });
const steps = (table: Table) => survivalSteps(table).map(({ cell, low, high }) => [cell.text, low, high]);

describe('events at each time', () => {
  test('are taken as shown', () => {
    const shown = (measure: Partial<Measure>) => tableOf({ by: { Time: ['0', '1', '2'] }, measures: [...measures, measure], shows: [['1', '0.9', '0.8'], ['20', '20', '18'], ['0', '2', '[c]']] });
    expect(steps(shown({ kind: 'events', label: 'events' }))).toEqual([['0', 0, 0], ['2', 2, 2]]);
    expect(steps(shown({ kind: 'count', label: 'No. died' }))).toEqual([['0', 0, 0], ['2', 2, 2]]);
    expect(survivalSteps(shown({ kind: 'events', label: 'events' }))[1]!.because).toBe('2 events at this time');
    // A count of something else is none: the curve is used.
    expect(steps(shown({ kind: 'count', label: 'rows' }))).toEqual([['0.9', 0, 3], ['0.8', 0, 3]]);
  });
  test('are not looked for where nobody is said to be at risk', () => {
    expect(survivalSteps(tableOf({ by: { Time: ['0', '1'] }, measures: [measures[0]], shows: [['1', '0.9']] }))).toEqual([]);
  });
  test('worked out from the curve hold the true number, however it was rounded', () => {
    const step = fc.record({ deaths: fc.integer({ min: 1, max: 20 }), lost: fc.integer({ min: 0, max: 5 }) });
    fc.assert(fc.property(fc.integer({ min: 40, max: 400 }), fc.array(step, { minLength: 1, maxLength: 4 }), fc.constantFrom(2, 3, 4), fc.boolean(), (start, history, decimals, percent) => {
      let [n, survival] = [start, 1];
      const rows = [{ n, survival, deaths: 0 }];
      for (const { deaths, lost } of history) {
        if (n - deaths - lost <= 0) break;
        survival *= 1 - deaths / n;
        rows.push({ n, survival, deaths });
        n -= deaths + lost;
      }
      const text = (value: number): string => (percent ? `${(value * 100).toFixed(decimals - 2)}%` : value.toFixed(decimals));
      const table = curve(rows.map((row) => text(row.survival)), rows.map((row) => `${row.n}`));
      const found = survivalSteps(table);
      for (const [at, { deaths }] of rows.entries()) {
        const step_ = found.find(({ cell }) => cell === table.cells[at]);
        if (step_ === undefined) expect(at === 0 || text(rows[at]!.survival) === text(rows[at - 1]!.survival)).toBe(true);
        else expect(step_.low <= deaths && deaths <= step_.high).toBe(true);
      }
    }), { numRuns: 500, seed: 20261122 });
  });
  test('are told as arithmetic, whole or about so many', () => {
    expect(survivalSteps(curve(['1.0000', '0.9000'], ['20', '20']))[0]!.because).toBe('20 × (1 − 0.9000 / 1.0000) is 2');
    expect(survivalSteps(curve(['1.00', '0.85'], ['350', '350']))[0]!.because).toBe('350 × (1 − 0.85 / 1.00) is about 52.5');
  });
  test('in between two whole numbers, both ends are given', () => {
    // 10 × (1 − 0.9500 / 1.0000) is 0.5: no whole number of deaths prints so.
    expect(steps(curve(['1.0000', '0.9500'], ['10', '10']))).toEqual([['0.9500', 0, 1]]);
  });
  test('are none where the curve stands still or rises, where it or its base is hidden, and after it reached nothing', () => {
    expect(steps(curve(['1', '1', '0.9', '0.95', '[c]', '0.5', '0', '0'], ['10', '10', '10', '10', '10', '[c]', '4', '1']))).toEqual([['0.9', 0, 1], ['0', 0, 4]]);
  });
  test('percentages of 1 or less are told by their sign', () => {
    expect(steps(curve(['2%', '1%'], ['100', '100']))).toEqual([['1%', 0, 80]]);
    expect(steps(curve(['90', '45'], ['100', '100']))).toEqual([['45', 50, 50]]);
  });
});

describe('lines of a survival table', () => {
  const groups = tableOf({
    by: { Arm: ['A', 'B'], Month: ['month 0', 'month 6', 'month 12', 'All (total)'] }, measures,
    shows: [['1', '0.9', '0.8', '', '1', '0.7', '0.6', ''], ['20', '18', '16', '', '30', '21', '18', '']],
  });
  const texts = (lines: readonly (readonly { text: string }[])[]) => lines.map((line) => line.map(({ text }) => text).filter(Boolean).join(' '));
  test('run along time, one for each group, in order of time', () => {
    expect(texts(survivalLines(groups))).toEqual(['1 0.9 0.8', '1 0.7 0.6']);
    expect(texts(atRiskLines(groups))).toEqual(['20 18 16', '30 21 18']);
    expect(texts(atRiskLines({ ...groups, cells: [...groups.cells].reverse() }))).toEqual(['30 21 18', '20 18 16']);
  });
  test('stay as they are where no dimension is time', () => {
    expect(texts(atRiskLines(tableOf({ by: { Arm: ['A', 'B'] }, measures: [measures[1]], shows: [['20', '18']] })))).toEqual(['20', '18']);
    expect(texts(atRiskLines(tableOf({ by: { Month: ['6', '0'] }, measures: [measures[1]], shows: [['20', '18']] })))).toEqual(['20', '18']);
    expect(texts(atRiskLines(tableOf({ by: { Month: ['3', '3'] }, measures: [measures[1]], shows: [['20', '18']] })))).toEqual(['20', '18']);
    expect(texts(atRiskLines(tableOf({ by: { Month: ['3'] }, measures: [measures[1]], shows: [['20']] })))).toEqual(['20']);
  });
});

test('the number at risk stands at the same time, or nobody knows it', () => {
  const table = curve(['1', '0.9'], ['20', '[c]']);
  expect([0, 1].map((at) => atRiskBeside(table, table.cells[at]!))).toEqual([20, undefined]);
  const alone = tableOf({ by: { Time: ['0'] }, measures: [measures[0]], shows: [['1']] });
  expect(atRiskBeside(alone, alone.cells[0]!)).toBeUndefined();
});
