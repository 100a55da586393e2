import { describe, expect, test } from '@jest/globals';
import { aFile, aRequest, aVote, done } from '../../test/support/makers.js';
import { system, type Actor, type Role } from './lifecycle.js';
import type { Comment, ReleaseRequest, Vote } from './request.js';
import { commentsSeenBy, reasonsAgainst, seesAsStaff, votesSeenBy } from './sight.js';

const person = (id: string, ...roles: Role[]): Actor => ({ is: 'person', id, roles });
const [ada, bob, cat, mia] = [person('ada', 'researcher'), person('bob', 'checker'), person('cat', 'checker'), person('mia', 'manager')];
const who = (votes: readonly { checker: string }[]) => votes.map((vote) => vote.checker);
const votes = [aVote(), aVote({ checker: 'cat', ballot: 'changes' })];
const comment = (with_: Partial<Comment>): Comment =>
  ({ id: 'c', author: 'bob', at: '2026-11-03T09:00:00.000Z', round: 1, text: 'Hide one more cell.', audience: 'researcher', ...with_ });

describe('votes', () => {
  test('researchers never see them, in any state', () => {
    for (const state of ['inReview', 'returned', 'released'] as const) {
      expect(votesSeenBy(aRequest({ votes, state }), ada)).toEqual([]);
      expect(votesSeenBy(aRequest({ votes, state }), person('cy', 'researcher', 'checker'))).toEqual([]);
      expect(votesSeenBy(aRequest({ votes, state }), person('zed'))).toEqual([]);
    }
  });
  test('a checker reads blind until the request is settled', () => {
    expect(who(votesSeenBy(aRequest({ votes }), bob))).toEqual(['bob']);
    expect(who(votesSeenBy(aRequest({ votes, finished: [done('cat')] }), bob))).toEqual(['bob']);
    expect(who(votesSeenBy(aRequest({ votes, state: 'returned' }), bob))).toEqual(['bob', 'cat']);
  });
  test('when both have finished and differ, each sees the other', () => {
    const request = aRequest({ votes: [...votes, aVote({ checker: 'dan' })], finished: [done('bob'), done('cat')] });
    expect(who(votesSeenBy(request, bob))).toEqual(['bob', 'cat']);
    expect(who(votesSeenBy(request, person('dan', 'checker')))).toEqual(['dan']);
  });
  test('when both have finished and nobody differs, but a third is needed, each stays blind', () => {
    const terms = { ...aRequest().terms!, checkers: 3 };
    expect(who(votesSeenBy(aRequest({ terms, votes: [aVote(), aVote({ checker: 'cat' })], finished: [done('bob'), done('cat')] }), bob))).toEqual(['bob']);
  });
  test('those of earlier rounds are open to checkers', () => {
    const request = aRequest({ round: 2, votes: [aVote({ checker: 'cat', round: 1 }), aVote({ checker: 'cat', round: 2 })] });
    expect(votesSeenBy(request, bob).map((vote) => vote.round)).toEqual([1]);
  });
  test('sequential review shows them at once', () => {
    const request = aRequest({ votes, terms: { ...aRequest().terms!, review: 'sequential' } });
    expect(who(votesSeenBy(request, mia))).toEqual(['bob', 'cat']);
  });
  test('the system sees all', () => {
    expect(votesSeenBy(aRequest({ votes }), system)).toHaveLength(2);
    expect(seesAsStaff(aRequest(), system)).toBe(true);
  });
});

describe('comments', () => {
  const mine = comment({ id: '1', author: 'ada' });
  const forResearcher = comment({ id: '2' });
  const amongCheckers = comment({ id: '3', audience: 'checkers' });
  const comments = [mine, forResearcher, amongCheckers];
  const ids = (request: Parameters<typeof commentsSeenBy>[0], actor: Actor) => commentsSeenBy(request, actor).map((one) => one.id);

  test('what is said for the researcher reaches them when review ends', () => {
    expect(ids(aRequest({ comments }), ada)).toEqual(['1']);
    expect(ids(aRequest({ comments, state: 'returned' }), ada)).toEqual(['1', '2']);
    expect(ids(aRequest({ comments, round: 2 }), ada)).toEqual(['1', '2']);
  });
  test('a checker reads blind until they have finished', () => {
    expect(ids(aRequest({ comments }), cat)).toEqual(['1']);
    expect(ids(aRequest({ comments }), bob)).toEqual(['1', '2', '3']);
    expect(ids(aRequest({ comments, finished: [done('cat')] }), cat)).toEqual(['1', '2', '3']);
    expect(ids(aRequest({ comments, round: 2 }), cat)).toEqual(['1', '2', '3']);
  });
  test('the system sees all', () => {
    expect(ids(aRequest({ comments }), system)).toEqual(['1', '2', '3']);
  });
});

describe('why a file was sent back', () => {
  const file = aFile({ outcome: 'changes' });
  const request = (votes: readonly Vote[], with_: Partial<ReleaseRequest> = {}) => aRequest({ state: 'returned', files: [file], votes, ...with_ });
  const against = (checker: string, reason: string, with_: Partial<Vote> = {}) => aVote({ checker, ballot: 'changes', reason, ...with_ });

  test('its researcher reads the reasons of those who decided against it, without names', () => {
    expect(reasonsAgainst(request([against('bob', 'too small'), against('cat', 'merge it'), aVote({ checker: 'dan', reason: 'fair' })]), file)).toEqual(['too small', 'merge it']);
  });
  test('only the last word of each checker counts', () => {
    expect(reasonsAgainst(request([against('bob', 'first'), against('bob', 'second')]), file)).toEqual(['second']);
  });
  test('earlier rounds and other bytes are left out', () => {
    expect(reasonsAgainst(request([against('bob', 'round one'), against('bob', 'round two', { round: 2 }), against('cat', 'other bytes', { sha256: 'bb', round: 2 })]), file)).toEqual(['round two']);
  });
  test('nothing is said before the file is settled, nor of an approved one', () => {
    expect(reasonsAgainst(request([against('bob', 'too small')]), aFile())).toEqual([]);
    expect(reasonsAgainst(request([against('bob', 'too small')]), aFile({ outcome: 'approved' }))).toEqual([]);
  });
  test('a refusal is explained too', () => {
    expect(reasonsAgainst(request([aVote({ ballot: 'refuse', reason: 'never' })]), aFile({ outcome: 'refused' }))).toEqual(['never']);
  });
});
