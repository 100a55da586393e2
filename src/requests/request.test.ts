import { expect, test } from '@jest/globals';
import { aFile, aRequest, done } from '../../test/support/makers.js';
import { isRefused } from './refusals.js';
import { checkOf, fileOf, hasFinished, outputsOf, undecided } from './request.js';

test('the files of a request, by id, by purpose, and what is still to be decided', () => {
  const request = aRequest({ files: [aFile(), aFile({ id: 'f2', purpose: 'supporting' }), aFile({ id: 'f3', outcome: 'approved' })] });
  expect([fileOf(request, 'f2')?.id, fileOf(request, 'f9')]).toEqual(['f2', undefined]);
  expect(outputsOf(request).map(({ id }) => id)).toEqual(['f1', 'f3']);
  expect(undecided(request).map(({ id }) => id)).toEqual(['f1']);
});

test('the check and the checkers of this round count, the last check of several', () => {
  const check = (round: number, report: string) => ({ round, report, at: '', pack: { id: '', version: '', digest: '' }, fails: 0, reviews: 0, unread: 0 });
  const request = aRequest({ round: 2, checks: [check(2, 'a'), check(2, 'b'), check(1, 'c')], finished: [done('bob', 1), done('cat', 2)] });
  expect(checkOf(request)?.report).toBe('b');
  expect(checkOf({ ...request, round: 3 })).toBeUndefined();
  expect(['bob', 'cat'].map((checker) => hasFinished(request, checker))).toEqual([false, true]);
});

test('a refusal is told by its name', () => {
  expect([isRefused({ refused: 'wrong-state' }), isRefused({ files: [] })]).toEqual([true, false]);
});
