import { describe, expect, test } from '@jest/globals';
import { aFile, aRequest, aVote, done } from '../../../test/support/makers.js';
import { states } from '../../requests/lifecycle.js';
import { dayWords, due, momentWords, sinceWords } from './days.js';
import { list, plural, size } from './plural.js';
import { statusOf } from './status.js';

const now = '2026-11-23T10:00:00.000Z';
const context = { now, holidays: new Set<string>() };

describe('days', () => {
  test.each([
    ['2026-11-26T17:00:00.000Z', 'Thursday 26 November, 3 working days left', 3], ['2026-11-23T17:00:00.000Z', 'Monday 23 November, due today', 0],
    ['2026-11-20T17:00:00.000Z', 'Friday 20 November, 1 working day late', -1], ['2027-01-04T17:00:00.000Z', 'Monday 4 January 2027, 30 working days left', 30],
  ])('%s is due: %s', (at, words, left) => expect(due(at, now, new Set())).toMatchObject({ words, left }));
  test('a bank holiday is no working day', () => expect(due('2026-11-26T17:00:00.000Z', now, new Set(['2026-11-25'])).left).toBe(2));
  test('moments are said in London time', () => expect(momentWords('2026-07-01T13:02:00.000Z', now)).toBe('Wednesday 1 July at 2:02pm'));
  test.each([['2026-11-23T08:00:00.000Z', 'today'], ['2026-11-20T08:00:00.000Z', 'Friday'], ['2026-11-02T08:00:00.000Z', 'Monday 2 November']])('%s was %s', (at, words) => expect(sinceWords(at, now)).toBe(words));
  test('another year is named', () => expect(dayWords('2025-01-06', now)).toBe('Monday 6 January 2025'));
});

describe('counts and sizes', () => {
  test.each([[0, '0 files'], [1, '1 file'], [1200, '1,200 files']])('%d', (count, words) => expect(plural(count, 'file')).toBe(words));
  test.each([[17, '17 bytes'], [1025, '2 KB'], [1.5 * 2 ** 20, '1.5 MB'], [200 * 2 ** 20, '200 MB']])('%d', (bytes, words) => expect(size(bytes)).toBe(words));
  test('lists read aloud', () => expect([list([]), list(['a']), list(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']));
});

describe('the status sentence', () => {
  const request = (with_: Parameters<typeof aRequest>[0] = {}) => aRequest({ sentAt: '2026-11-20T09:00:00.000Z', dueAt: '2026-11-26T17:00:00.000Z', ...with_ });
  test.each(states.flatMap((state) => (['researcher', 'staff'] as const).map((is) => [state, is] as const)))('%s has a sentence for the %s', (state, is) => {
    const side = is === 'staff' ? { is, id: 'bob' } : { is };
    expect(statusOf(request({ state }), side, context)).toMatch(/^[A-Z0-9].*[.]$/);
  });
  const researcher = { is: 'researcher' } as const;
  const bob = { is: 'staff', id: 'bob' } as const;
  test.each([
    ['a draft with questions left', request({ state: 'draft' }), researcher, 'Not sent. 7 questions left.'],
    ['waiting', request({ state: 'waiting' }), researcher, 'With the checkers since Friday. We reply by Thursday 26 November.'],
    ['returned', request({ state: 'returned', files: [aFile({ outcome: 'changes' }), aFile({ id: 'f2', outcome: 'released' })] }), researcher, 'You need to act. 1 of 2 released. 1 file to change. The clock is paused.'],
    ['partly released', request({ state: 'released', endedAt: '2026-11-23T14:02:00.000Z', files: [aFile({ outcome: 'released' }), aFile({ id: 'f2', outcome: 'refused' })] }), researcher, '1 of 2 released Monday 23 November at 2:02pm. 1 refused.'],
    ['refused', request({ state: 'refused', reason: 'Too detailed.' }), researcher, 'Not released. Reason: Too detailed. See below what you could ask for instead.'],
    ['unclaimed', request({ state: 'waiting' }), bob, 'Unclaimed. Reply due Thursday 26 November, 3 working days left.'],
  ])('%s', (_name, one, side, words) => expect(statusOf(one, side, context)).toBe(words));
  const claims = [{ checker: 'bob', at: now }, { checker: 'cat', at: now }];
  test('a checker is told how far they are, and that the other has finished, not how', () => {
    const words = statusOf(request({ claims, finished: [done('cat')], votes: [aVote({ checker: 'cat', ballot: 'refuse' })] }), bob, context);
    expect(words).toMatch(/^1 of 2 has finished\. Finish yours to see theirs\. You and 1 other are checking\. You have decided 0 of 1 file\./);
  });
  test('once both have finished and differ, both are told', () => {
    const votes = [aVote(), aVote({ checker: 'cat', ballot: 'changes' })];
    expect(statusOf(request({ claims, votes, finished: [done('bob'), done('cat')] }), bob, context)).toMatch(/^You and the other checker differ on 1 file\./);
    expect(statusOf(request({ claims, votes, finished: [done('bob'), done('cat')] }), { is: 'staff', id: 'dan' }, context)).toMatch(/They differ: one more checker is needed\./);
  });
});
