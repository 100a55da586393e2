import { describe, expect, test } from '@jest/globals';
import { tableOf } from '../../test/support/table-of.js';
import { nBehind } from './n-behind.js';
import type { Contributors } from './evidence.js';
import type { Table } from './table.js';

const told = (table: Table, at = 0) => {
  const found = nBehind(table, table.cells[at]!);
  return found && `${found.n}${found.cell ? ` (${found.cell.text})` : ''}`;
};
const mean = { kind: 'mean', label: 'mean' } as const;

describe('the number of people behind a statistic', () => {
  test('is told by evidence first: protected entities before units', () => {
    const table = tableOf({ by: { Area: ['N'] }, measures: [mean, {}], shows: [['4.5'], ['30']], population: { n: 900 } });
    const with_ = (evidence: Contributors): Table => ({ ...table, cells: [{ ...table.cells[0]!, evidence }, table.cells[1]!] });
    expect(told(with_({ n: 12, entities: 3 }))).toBe('3');
    expect(told(with_({ n: 12 }))).toBe('12');
    expect(told(with_({}))).toBe('30 (30)');
  });
  test('is the count beside it, when that shows a number', () => {
    const shown = (text: string) => tableOf({ by: { Area: ['N'] }, measures: [mean, {}], shows: [['4.5'], [text]], population: { n: 900 } });
    expect(told(shown('30'))).toBe('30 (30)');
    expect(told(shown('[c]'))).toBe('900');
  });
  test('is the N listed with it, in the same column', () => {
    const listed = (label: string, shape: Table['shape'] = 'statistics') => tableOf({
      shape, by: { Statistic: ['Mean', label], Arm: ['A', 'B'] }, measures: [mean, {}], shows: [['4.5', '4.6', '', ''], ['', '', '30', '40']],
    });
    const only = (table: Table): Table => ({ ...table, cells: table.cells.filter(({ text }) => text !== '') });
    for (const label of ['N', 'n obs.', 'Observations', 'number_of patients', 'Total N', 'All (total)']) expect([told(only(listed(label))), told(only(listed(label)), 1)]).toEqual(['30 (30)', '40 (40)']);
    expect(told(only(listed('N', 'stacked')))).toBe('30 (30)');
    expect(told(only(listed('N', 'cross')))).toBeUndefined();
    expect(told(only(listed('Smokers')))).toBeUndefined();
  });
  test('is the base its measure names', () => {
    const based = (text: string) => tableOf({ by: { Area: ['N', 'S'] }, measures: [{ ...mean, base: 1 }, { kind: 'weighted-count' }], shows: [['4.5', '5.5'], ['30', text]], population: { n: 900 } });
    expect(told(based('40'), 1)).toBe('40 (40)');
    expect(told(based('[c]'), 1)).toBe('900');
  });
  test('is the population of the heading, or nobody knows', () => {
    const alone = (population?: Table['population']) => tableOf({ by: { Area: ['N'] }, measures: [mean], shows: [['4.5']], ...(population && { population }) });
    expect(told(alone({ n: 900 }))).toBe('900');
    expect(told(alone({ id: 'p' }))).toBeUndefined();
    expect(told(alone())).toBeUndefined();
  });
});
