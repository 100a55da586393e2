import { describe, expect, test } from '@jest/globals';
import { aFinding } from '../../test/support/makers.js';
import type { CheckReport, FileReport } from '../examine/report.js';
import { allFindings, blockingOn, findingsOn, needsReason, recordLike } from './findings.js';
import type { Finding } from '../examine/report.js';

const about = (id: string, ...files: readonly string[]): Finding => aFinding({ id, where: files.map((file) => ({ file })) });
const fileReport = (path: string, ...findings: readonly Finding[]): FileReport => ({ path, sha256: `digest of ${path}`, kind: 'csv', bytes: 1, read: 'whole', findings } as unknown as FileReport);
const report = {
  files: [
    fileReport('a.csv', about('own', 'a.csv'), aFinding({ id: 'mild', consequence: 'review' })), fileReport('a.zip!/b.csv', about('member', 'a.zip!/b.csv')), fileReport('aa.csv', about('other', 'aa.csv')),
  ],
  findings: [about('both', 'x.csv', 'a.csv'), about('elsewhere', 'x.csv'), about('inside', 'a.zip!/b.csv'), aFinding({ id: 'nowhere', where: [{}] })],
} as unknown as CheckReport;
const ids = (findings: readonly Finding[]): string[] => findings.map(({ id }) => id);

describe('what a report says of a file', () => {
  test('is what was found in it, and what of the request points at it', () => {
    expect(ids(findingsOn(report, { name: 'a.csv' }))).toEqual(['own', 'mild', 'both']);
    expect(ids(findingsOn(report, { name: 'absent.csv' }))).toEqual([]);
  });
  test('includes the members of an archive, and no file of a longer name', () => {
    expect(ids(findingsOn(report, { name: 'a.zip' }))).toEqual(['member', 'inside']);
    expect(ids(findingsOn(report, { name: 'a' }))).toEqual([]);
  });
  test('blocks where it fails', () => {
    expect(ids(blockingOn(report, { name: 'a.csv' }))).toEqual(['own', 'both']);
  });
  test('is in one list with everything else', () => {
    expect(ids(allFindings(report))).toEqual(['own', 'mild', 'member', 'other', 'both', 'elsewhere', 'inside', 'nowhere']);
  });
});

test.each([
  ['fail', 'flagged', true], ['fail', 'not-evaluable', true], ['review', 'flagged', true], ['review', 'not-evaluable', false], ['note', 'flagged', false],
] as const)('approving in spite of a finding that is %s and %s needs a reason: %s', (consequence, verdict, expected) => {
  expect(needsReason(aFinding({ consequence, verdict } as Partial<Finding>))).toBe(expected);
});

test('files that look like one row for each person are those found so, and not those where nobody could tell', () => {
  const rows = (verdict: string, rule = 'row-level-data') => aFinding({ rule, verdict } as Partial<Finding>);
  const files = [fileReport('a', rows('flagged')), fileReport('b', rows('not-evaluable')), fileReport('c', rows('flagged', 'min-cell-count')), fileReport('d', rows('not-evaluable'), rows('flagged')), fileReport('e')];
  expect([...recordLike({ ...report, files })]).toEqual(['digest of a', 'digest of d']);
});
