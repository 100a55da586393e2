import { describe, expect, test } from '@jest/globals';
import { tableOf } from '../../test/support/table-of.js';
import { cellAt, cellsOf, countBeside, isCount, isMissingCategory, isSurvival, isWhole, sibling } from './counts.js';
import type { Measure, MeasureKind } from './table.js';

const withMeasures = (...measures: Partial<Measure>[]) => tableOf({ by: { Area: ['N', 'Unknown (missing)'] }, measures, shows: measures.map((_, at) => [`${at}1`, `${at}2`]) });
const ofKinds = (...kinds: MeasureKind[]) => withMeasures(...kinds.map((kind) => ({ kind })));

describe('a count of units that thresholds protect', () => {
  test('is one of people or of events, unweighted', () => {
    const table = withMeasures({ kind: 'count' }, { kind: 'events' }, { kind: 'count', weighted: true }, { kind: 'events', weighted: true }, { kind: 'weighted-count' }, { kind: 'percent' });
    expect(table.measures.map((measure) => isCount(table, measure))).toEqual([true, true, false, false, false, false]);
  });
  test('events beside the number at risk belong to the survival rules', () => {
    const table = ofKinds('count', 'events', 'at-risk');
    expect(isSurvival(table)).toBe(true);
    expect(table.measures.map((measure) => isCount(table, measure))).toEqual([true, false, false]);
    expect(isSurvival(ofKinds('count', 'events'))).toBe(false);
  });
});

test('cells are picked by measure, by category and by place', () => {
  const table = ofKinds('count', 'mean');
  expect(cellsOf(table, ({ kind }) => kind === 'mean').map(({ text }) => text)).toEqual(['11', '12']);
  expect(table.cells.map((cell) => isMissingCategory(table, cell))).toEqual([false, true, false, true]);
  expect(sibling(table, table.cells[0]!, 1)).toBe(table.cells[2]);
  expect(sibling(table, table.cells[0]!, 7)).toBeUndefined();
  expect(cellAt(table, 1, [1])).toBe(table.cells[3]);
  expect(cellAt(table, 1, [2])).toBeUndefined();
});

test.each([[12, true], [12.0000000001, true], [11.9999999999, true], [0, true], [-3, true], [12.4, false], [12.00001, false], [NaN, false], [Infinity, false]])('%s is a whole number: %s', (value, expected) => {
  expect(isWhole(value)).toBe(expected);
});

describe('the count beside a statistic', () => {
  const beside = (kinds: MeasureKind[], shows: string[]) => {
    const table = tableOf({ by: { Area: ['N'] }, measures: kinds.map((kind) => ({ kind })), shows: shows.map((text) => [text]) });
    return countBeside(table, table.cells[0]!)?.text;
  };
  test('is the only one, whatever it shows', () => {
    expect(beside(['mean', 'count'], ['4.5', '12'])).toBe('12');
    expect(beside(['mean', 'count'], ['4.5', '<10'])).toBe('<10');
  });
  test('is the first of several that shows a number, or the first', () => {
    expect(beside(['mean', 'count', 'count'], ['4.5', '<10', '12'])).toBe('12');
    expect(beside(['mean', 'count', 'count', 'count'], ['4.5', '12', '13', '14'])).toBe('12');
    expect(beside(['mean', 'count', 'count'], ['4.5', '<10', '[c]'])).toBe('<10');
  });
  test('is never the cell itself, and there may be none', () => {
    expect(beside(['count', 'mean'], ['12', '4.5'])).toBeUndefined();
    expect(beside(['mean', 'sd'], ['4.5', '1.5'])).toBeUndefined();
  });
});
