import { describe, expect, test } from '@jest/globals';
import type { Table } from '../../../sdc/table.js';
import { aFinding } from '../../../../test/support/makers.js';
import { compareViews, diffLines, findingsBetween } from './compare.js';

/** A one-way table of counts from label to printed text. */
const table = (rows: Readonly<Record<string, string>>): Table => ({
  id: 't1', title: '', notes: [], place: {}, shape: 'cross', rows: 1, columns: 1, sums: [], legends: [], confidence: 1,
  dimensions: [{ name: 'Ward', axis: 'row', role: 'unknown', ordered: false, categories: Object.keys(rows).map((label) => ({ label, role: 'ordinary' })) }],
  measures: [{ kind: 'count', label: 'Falls', unit: 'person', confidence: 1, source: 'inferred' }],
  cells: Object.values(rows).map((text, index) => ({
    at: { row: index + 2, column: 2 }, coords: [index], measure: 0, text,
    shown: text === '[c]' ? { as: 'suppressed', mark: text, low: 0, high: 9, cause: 'primary' } : { as: 'number', value: Number(text), decimals: 0 },
  })),
});
const between = (before: Record<string, string>, after: Record<string, string>) => compareViews({ tables: [table(before)] }, { tables: [table(after)] });
const kinds = (before: Record<string, string>, after: Record<string, string>) => between(before, after).changes.map((change) => [change.labels, change.kind]);

describe('between two versions of a table', () => {
  test('re-ordered rows are no change', () => expect(kinds({ North: '14', South: '22' }, { South: '22', North: '14' })).toEqual([]));
  test.each([
    ['hidden', '7', '[c]'], ['shown', '[c]', '7'], ['rounded', '13', '15'], ['number-changed', '13', '29'], ['formatting', '15', '15.0'],
  ])('%s', (kind, was, is) => expect(kinds({ North: '14', South: was }, { North: '14', South: is })).toEqual([['South, Falls', kind]]));
  test('rows come and go', () => expect(kinds({ North: '14', South: '22' }, { North: '14', West: '30' })).toEqual([['West, Falls', 'new'], ['South, Falls', 'gone']]));
  test('a table with other headings has no partner, on either side', () => {
    expect(between({ North: '14', South: '22' }, { Red: '1', Blue: '2' })).toMatchObject({ unmatched: 2, changes: [] });
  });
});

test('findings of two rounds are matched by rule and headings, not by bytes', () => {
  const at = (rule: string, labels: string[]) => aFinding({ id: `${rule}${Math.trunc(labels.length)}`, rule, where: [{ labels }] });
  expect(findingsBetween([at('a', ['N']), at('a', ['S'])], [at('a', ['S']), at('b', ['S'])])).toEqual({ fixed: 1, open: 1, fresh: 1 });
});

describe('between two texts', () => {
  const words = (before: string, after: string) => diffLines(before.split(' '), after.split(' ')).map(({ is, text }) => `${{ same: ' ', gone: '-', new: '+' }[is]}${text}`);
  test('what stays is found between what changes', () => expect(words('a b c d e', 'a x c y e')).toEqual([' a', '-b', '+x', ' c', '-d', '+y', ' e']));
  test('equal texts only show their edges', () => expect(words('a b c d e', 'a b c d e')).toEqual([' c', ' d', ' e']));
  test('a huge middle is shown as replaced, not compared', () => {
    const many = (mark: string) => Array.from({ length: 2500 }, (_, index) => `${mark}${index}`);
    expect(diffLines(many('a'), many('b'))).toHaveLength(5000);
  });
});
