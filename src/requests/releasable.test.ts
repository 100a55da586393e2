import { describe, expect, test } from '@jest/globals';
import { reportSchema, type CheckReport } from '../examine/report.js';
import { aFile, aFinding, aRequest, aVote, done } from '../../test/support/makers.js';
import { isApprovedAsRead } from './releasable.js';
import type { ReleaseRequest } from './request.js';

const file = aFile({ outcome: 'approved' });
const voted = (with_: Partial<ReleaseRequest>) => isApprovedAsRead(aRequest({ files: [file], finished: [done('bob'), done('cy')], ...with_ }), file, undefined);
const report = (with_: Partial<CheckReport['files'][0]> = {}): CheckReport => ({
  schema: reportSchema, tool: { name: 'airlock', version: '0' }, pack: { id: 'p', version: '1', digest: 'd' }, status: 'pass', findings: [], rules: [], durationMs: 0,
  files: [{ path: 'table.csv', sha256: 'aa', bytes: 1, kind: 'csv', status: 'pass', read: 'whole', tables: [], findings: [], ...with_ }],
});

describe('what may leave', () => {
  test.each<[string, boolean, Partial<ReleaseRequest>]>([
    ['two approvals of these bytes', true, { votes: [aVote(), aVote({ checker: 'cy' })] }],
    ['one approval', false, { votes: [aVote()] }],
    ['two by the same checker', false, { votes: [aVote(), aVote()] }],
    ['an approval of other bytes', false, { votes: [aVote(), aVote({ checker: 'cy', sha256: 'bb' })] }],
    ['an approval of another file', false, { votes: [aVote(), aVote({ checker: 'cy', file: 'f2' })] }],
    ['a checker who changed their mind', false, { votes: [aVote(), aVote({ checker: 'cy' }), aVote({ checker: 'cy', ballot: 'refuse' })] }],
    ['a checker who has not finished', false, { votes: [aVote(), aVote({ checker: 'cy' })], finished: [done('bob')] }],
    ['approvals of two rounds, one each', false, { votes: [aVote(), aVote({ checker: 'cy', round: 2 })], finished: [done('bob'), done('cy', 2)] }],
    ['two approvals in a later round', true, { votes: [aVote({ round: 2 }), aVote({ checker: 'cy', round: 2 })], finished: [done('bob', 2), done('cy', 2)] }],
    ['two approvals where nothing says how many are needed', true, { votes: [aVote(), aVote({ checker: 'cy' })], terms: undefined as never }],
    ['nobody', false, {}],
  ])('%s: %s', (_, may, with_) => {
    expect(voted(with_)).toBe(may);
  });

  const terms = { ...aRequest().terms!, noFindings: 'release' as const };
  test.each<[string, boolean, Partial<ReleaseRequest>, CheckReport | undefined]>([
    ['no finding where the packs let that go', true, { terms }, report()],
    ['no finding where they do not', false, {}, report()],
    ['a finding', false, { terms }, report({ findings: [aFinding()] })],
    ['a report on other bytes', false, { terms }, report({ sha256: 'bb' })],
    ['no report', false, { terms }, undefined],
    ['no terms', false, { terms: undefined as never }, report()],
  ])('without votes, %s: %s', (_, may, with_, read) => {
    expect(isApprovedAsRead(aRequest({ files: [file], ...with_ }), file, read)).toBe(may);
  });
});
