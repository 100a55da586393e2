import { describe, expect, it, test } from '@jest/globals';
import { aFile, aRequest, aVote, done } from '../../test/support/makers.js';
import { ballotsOn, checkersNeeded, settle, settleFile } from './settle.js';
import type { Ballot } from './request.js';

const checkers = ['bob', 'cat', 'dan', 'eve', 'fay', 'gus'];
/** One file, the ballots of checkers who all finished. */
const voted = (...ballots: Ballot[]) =>
  aRequest({ votes: ballots.map((ballot, i) => aVote({ checker: checkers[i]!, ballot })), finished: ballots.map((_, i) => done(checkers[i]!)) });

test('each file has its own ballots, and one that is not there has none', () => {
  const request = aRequest({ files: [aFile(), aFile({ id: 'f2' })], votes: [aVote(), aVote({ file: 'f2', ballot: 'refuse' })], finished: [done('bob')] });
  expect([ballotsOn(request, 'f1'), ballotsOn(request, 'f2'), ballotsOn(request, 'f3')].map((ballots) => ballots.map(({ ballot }) => ballot))).toEqual([['approve'], ['refuse'], []]);
});

test('only the files on which checkers differ ask for a third', () => {
  const both = (file: string, one: Ballot, other: Ballot) => [aVote({ file, ballot: one }), aVote({ file, checker: 'cat', ballot: other })];
  const files = [aFile(), aFile({ id: 'f2' }), aFile({ id: 'f3' })];
  const request = aRequest({ files, votes: [...both('f1', 'approve', 'approve'), ...both('f2', 'approve', 'changes')], finished: [done('bob'), done('cat')] });
  expect(settle(request)).toEqual({ state: 'inReview', outcomes: {}, differ: ['f2'] });
  expect(checkersNeeded(request)).toBe(3);
  const refused = aRequest({ files: [aFile({ outcome: 'released' }), aFile({ id: 'f2' })], votes: both('f2', 'refuse', 'refuse'), finished: [done('bob'), done('cat')] });
  expect(settle(refused)).toEqual({ state: 'releasing', outcomes: { f2: 'refused' }, differ: [] });
  expect(settle({ ...refused, files: [aFile({ id: 'f2' })] }).state).toBe('refused');
});

describe('one file', () => {
  it.each<[string, Ballot[], number, string]>([
    ['nobody has finished', [], 2, 'waiting'],
    ['one of two has finished', ['approve'], 2, 'waiting'],
    ['two approve', ['approve', 'approve'], 2, 'approved'],
    ['two ask for changes', ['changes', 'changes'], 2, 'changes'],
    ['two refuse', ['refuse', 'refuse'], 2, 'refused'],
    ['one approves and one refuses', ['approve', 'refuse'], 2, 'differ'],
    ['a third makes two approvals of three', ['approve', 'changes', 'approve'], 2, 'approved'],
    ['a third makes two refusals of three', ['approve', 'refuse', 'refuse'], 2, 'refused'],
    ['three views of three', ['approve', 'changes', 'refuse'], 2, 'changes'],
    ['one approval where one is enough', ['approve'], 1, 'approved'],
    ['two approvals of four are no majority', ['approve', 'approve', 'changes', 'changes'], 2, 'changes'],
    ['a majority of approvals below the number needed', ['approve', 'approve', 'changes'], 3, 'differ'],
    ['two refusals of four are no majority', ['refuse', 'refuse', 'changes', 'changes'], 2, 'changes'],
    ['a majority of approvals, but fewer than needed', ['approve', 'approve', 'approve', 'approve', 'changes', 'changes'], 5, 'changes'],
    ['three of four, where three are needed', ['approve', 'approve', 'changes', 'approve'], 3, 'approved'],
  ])('%s', (_words, ballots, needed, result) => {
    expect(settleFile(voted(...ballots), 'f1', needed)).toBe(result);
  });
});

describe('the ballots that count', () => {
  test('a vote on other bytes does not count', () => {
    const request = aRequest({ votes: [aVote({ sha256: 'bb' })], finished: [done('bob')] });
    expect(ballotsOn(request, 'f1')).toEqual([]);
  });
  test('a vote of an earlier round does not count', () => {
    const request = aRequest({ round: 2, votes: [aVote({ round: 1 })], finished: [done('bob', 2)] });
    expect(ballotsOn(request, 'f1')).toEqual([]);
  });
  test('a vote counts only once its checker has finished', () => {
    expect(ballotsOn(aRequest({ votes: [aVote()] }), 'f1')).toEqual([]);
  });
  test('the last vote of a checker counts', () => {
    const request = aRequest({ votes: [aVote(), aVote({ ballot: 'refuse' })], finished: [done('bob')] });
    expect(ballotsOn(request, 'f1').map((vote) => vote.ballot)).toEqual(['refuse']);
  });
  test('an unknown file has no ballots', () => {
    expect(ballotsOn(voted('approve'), 'f9')).toEqual([]);
  });
});

describe('the whole request', () => {
  const two = [aFile(), aFile({ id: 'f2', sha256: 'cc' })];
  const both = (first: Ballot, second: Ballot) => aRequest({
    files: two, finished: [done('bob'), done('cat')],
    votes: ['bob', 'cat'].flatMap((checker) => [aVote({ checker, ballot: first }), aVote({ checker, file: 'f2', sha256: 'cc', ballot: second })]),
  });

  it.each<[string, Ballot, Ballot, string]>([
    ['all approved: it is released', 'approve', 'approve', 'releasing'],
    ['changes on one: it is returned', 'approve', 'changes', 'returned'],
    ['one refused, one approved: the approved one is released', 'approve', 'refuse', 'releasing'],
    ['all refused: it is refused', 'refuse', 'refuse', 'refused'],
  ])('%s', (_words, first, second, state) => {
    expect(settle(both(first, second)).state).toBe(state);
  });

  test('nothing is settled while a file waits', () => {
    const request = aRequest({ files: two, votes: [aVote(), aVote({ checker: 'cat' })], finished: [done('bob'), done('cat')] });
    expect(settle(request)).toEqual({ state: 'inReview', outcomes: {}, differ: [] });
  });

  test('a file approved before keeps its approval and is not asked again', () => {
    const request = aRequest({ files: [aFile({ outcome: 'approved' }), aFile({ id: 'f2', sha256: 'cc' })], round: 2,
      votes: ['bob', 'cat'].map((checker) => aVote({ checker, file: 'f2', sha256: 'cc', round: 2, ballot: 'refuse' })), finished: [done('bob', 2), done('cat', 2)] });
    expect(settle(request)).toEqual({ state: 'releasing', outcomes: { f2: 'refused' }, differ: [] });
  });

  test('supporting files are not decided', () => {
    const request = aRequest({ files: [...aRequest().files, aFile({ id: 's', purpose: 'supporting' })],
      votes: [aVote(), aVote({ checker: 'cat' })], finished: [done('bob'), done('cat')] });
    expect(settle(request).state).toBe('releasing');
  });

  test('when two differ a third is needed', () => {
    expect(checkersNeeded(voted('approve', 'changes'))).toBe(3);
    expect(checkersNeeded(voted('approve'))).toBe(2);
  });

  test('two checkers are needed where the terms are not yet set', () => {
    const { terms: _terms, ...unsent } = voted('approve');
    expect(checkersNeeded(unsent)).toBe(2);
    expect(settle(unsent).state).toBe('inReview');
  });
});
