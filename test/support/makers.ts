import type { Finding } from '../../src/examine/report.js';
import type { ReleaseRequest, RequestFile, Vote } from '../../src/requests/request.js';

/** A release request in review, with one output, to which a test adds what it is about. */
export const aRequest = (with_: Partial<ReleaseRequest> = {}): ReleaseRequest => ({
  id: '00000000-0000-4000-8000-000000000001', ref: 'AL-0001', project: 'p1', author: 'ada', title: 'Admissions by region',
  state: 'inReview', version: 1, round: 1, createdAt: '2026-11-02T09:00:00.000Z', files: [aFile()], pastFiles: [], claims: [], votes: [],
  opened: [], finished: [], comments: [], checks: [], releases: [],
  terms: { packs: ['baseline-10'], checkers: 2, review: 'blinded', promiseDays: 5, noFindings: 'review' },
  ...with_,
});

export const aFile = (with_: Partial<RequestFile> = {}): RequestFile => ({
  id: 'f1', name: 'table.csv', sha256: 'aa', bytes: 10, kind: 'csv', purpose: 'output', answers: {}, round: 1, ...with_,
});

export const aVote = (with_: Partial<Vote> = {}): Vote => ({
  checker: 'bob', file: 'f1', sha256: 'aa', round: 1, ballot: 'approve', at: '2026-11-03T09:00:00.000Z', ...with_,
});

export const aFinding = (with_: Partial<Finding> = {}): Finding => ({
  id: 'finding-1', rule: 'min-cell-count', ruleVersion: 1, verdict: 'flagged', certainty: 'certain', consequence: 'fail', severity: 'high',
  message: 'A count is below the smallest that may be published.', where: [{ file: 'table.csv', row: 2, column: 2 }], ...with_,
});

/** `checker` has finished round `round`. */
export const done = (checker: string, round = 1) => ({ checker, round, at: '2026-11-03T10:00:00.000Z' });
