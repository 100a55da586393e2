import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { answers, ok, openCast, type Cast } from '../../test/support/cast.js';
import { openTestHouse, type TestHouse } from '../../test/support/house.js';
import { aFinding } from '../../test/support/makers.js';
import type { ReleaseRequest } from '../requests/request.js';
import { addFiles } from './add-files.js';
import { check } from './check.js';
import { claim } from './claim.js';
import { comment } from './comment.js';
import { describe as answer } from './describe.js';
import { finish } from './finish.js';
import { handBack } from './hand-back.js';
import { open } from './open.js';
import { recheck } from './recheck.js';
import { removeFile } from './remove-file.js';
import { returnEarly } from './return-early.js';
import { submit } from './submit.js';
import { vote, type Decision } from './vote.js';

let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openTestHouse();
  cast = await openCast(house);
});
beforeEach(() => { house.finds = () => ({}); });
afterAll(() => house.close());

const cast_ = (request: ReleaseRequest, by = cast.bob, over: Partial<Decision> = {}) => {
  const { id: file, sha256 } = request.files[0]!;
  return vote(house.ports, { id: request.id }, by, { file, sha256, ballot: 'approve', ...over });
};

describe('claiming', () => {
  test('as many as are needed may claim, each once', async () => {
    const { id } = await cast.waiting();
    expect(ok(await claim(house.ports, { id }, cast.bob))).toMatchObject({ state: 'inReview', claims: [{ checker: cast.bob.id }] });
    expect(await claim(house.ports, { id }, cast.bob)).toEqual({ refused: 'already-claimed' });
    ok(await claim(house.ports, { id }, cast.cy));
    expect(await claim(house.ports, { id }, cast.dee)).toEqual({ refused: 'enough-checkers' });
    expect(await claim(house.ports, { id }, cast.ada)).toEqual({ refused: 'own-request' });
    expect(await claim(house.ports, { id }, cast.nobody)).toEqual({ refused: 'not-allowed' });
    expect(await claim(house.ports, { id }, { ...cast.dee, roles: ['researcher', 'checker'] } as typeof cast.dee)).toEqual({ refused: 'works-on-project' });
  });

  test('a claim is handed back until its holder has finished', async () => {
    const { id } = await cast.claimed([cast.bob, cast.cy]);
    expect(await handBack(house.ports, { id }, cast.dee)).toEqual({ refused: 'not-claimed' });
    expect(ok(await handBack(house.ports, { id }, cast.bob)).state).toBe('inReview');
    expect(ok(await handBack(house.ports, { id }, cast.cy))).toMatchObject({ state: 'waiting', claims: [] });
    const request = await cast.claimed([cast.bob]);
    ok(await cast_(request));
    ok(await finish(house.ports, { id: request.id }, cast.bob));
    expect(await handBack(house.ports, { id: request.id }, cast.bob)).toEqual({ refused: 'already-finished' });
  });
});

describe('a vote', () => {
  test('sent again as it was is one vote and one event; another ballot or reason is another', async () => {
    const request = await cast.claimed([cast.bob]);
    const first = ok(await cast_(request, cast.bob, { reason: 'As it is ' }));
    expect(ok(await cast_(request, cast.bob, { reason: 'As it is' }))).toEqual(first);
    expect(ok(await cast_(request, cast.bob, { reason: 'Otherwise' })).votes).toHaveLength(2);
    expect(ok(await cast_(request, cast.bob, { reason: 'As it is' })).votes).toHaveLength(3);
    const events = await house.ports.reads.events({ subject: request.id, limit: 100 });
    expect(events.filter((event) => event.name === 'vote')).toHaveLength(3);
  });

  test('is bound to the bytes that were read', async () => {
    const request = await cast.claimed([cast.bob]);
    const { id: file, sha256 } = request.files[0]!;
    const voted = ok(await cast_(request));
    expect(voted.votes).toEqual([{ checker: cast.bob.id, file, sha256, round: 1, ballot: 'approve', at: house.clock.now }]);
    expect(voted.state).toBe('inReview');
    expect(await cast_(request, cast.bob, { sha256: 'f'.repeat(64) })).toEqual({ refused: 'files-changed', about: [file] });
  });

  test('two checkers who vote at the same moment both have voted', async () => {
    const request = await cast.claimed([cast.bob, cast.cy]);
    await Promise.all([cast_(request), cast_(request, cast.cy)]);
    expect((await cast.now(request.id)).votes).toHaveLength(2);
  });

  test('needs a claim, a file for release, and a checker who is not finished', async () => {
    const request = await cast.claimed([cast.bob], { 'a.csv': 'a,b\n1,2\n' });
    expect(await cast_(request, cast.cy)).toEqual({ refused: 'not-claimed' });
    expect(await cast_(request, cast.bob, { file: 'x' })).toEqual({ refused: 'no-such-file', about: ['x'] });
    ok(await cast_(request));
    ok(await finish(house.ports, { id: request.id }, cast.bob));
    expect(await cast_(request)).toEqual({ refused: 'already-finished' });
    expect(await finish(house.ports, { id: request.id }, cast.bob)).toEqual({ refused: 'already-finished' });
  });

  test('is not asked for on supporting files', async () => {
    const draft = await cast.draft({ 'a.csv': 'a,b\n1,2\n' });
    const { sha256, bytes } = await house.put('n\n1\n');
    const { files } = ok(await addFiles(house.ports, { id: draft.id }, cast.ada, { files: [{ name: 'n.csv', sha256, bytes, purpose: 'supporting' }] }));
    ok(await submit(house.ports, { id: draft.id }, cast.ada, {}));
    ok(await check(house.ports, { id: draft.id }));
    const request = ok(await claim(house.ports, { id: draft.id }, cast.bob));
    const supporting = files[1]!;
    expect(await cast_(request, cast.bob, { file: supporting.id, sha256: supporting.sha256 })).toEqual({ refused: 'not-an-output', about: [supporting.id] });
    ok(await cast_(request));
    expect(ok(await finish(house.ports, { id: draft.id }, cast.bob)).finished).toHaveLength(1);
  });

  test('to approve needs every blocking finding opened, and a reason', async () => {
    house.finds = () => ({
      findings: { 'a.csv': [aFinding({ id: 'b1' }), aFinding({ id: 'n1', consequence: 'note' })] }, across: [aFinding({ id: 'b2', where: [{ file: 'a.csv' }] }), aFinding({ id: 'b3', where: [{ file: 'z.csv' }] })],
    });
    const request = await cast.claimed([cast.bob, cast.cy]);
    const opening = (finding: string, by = cast.bob) => open(house.ports, { id: request.id }, by, { finding });
    expect(await cast_(request, cast.bob, { reason: 'fair' })).toEqual({ refused: 'findings-unopened', about: ['b1', 'b2'] });
    ok(await opening('b1'));
    const opened = ok(await opening('b2'));
    expect(ok(await opening('b2')).version).toBe(opened.version);
    expect(await opening('zz')).toEqual({ refused: 'no-such-finding', about: ['zz'] });
    expect(await opening('b1', cast.dee)).toEqual({ refused: 'not-claimed' });
    expect(await cast_(request)).toEqual({ refused: 'reason-missing', about: [request.files[0]!.id] });
    expect(await cast_(request, cast.bob, { reason: ' ' })).toEqual({ refused: 'reason-missing', about: [request.files[0]!.id] });
    expect(ok(await cast_(request, cast.bob, { reason: ' fair ' })).votes[0]!.reason).toBe('fair');
    expect(await cast_(request, cast.cy, { reason: 'fair' })).toMatchObject({ refused: 'findings-unopened' });
  });

  test.each([
    ['a finding to judge needs a reason', aFinding({ consequence: 'review' }), true],
    ['what could not be decided does not', aFinding({ consequence: 'review', verdict: 'not-evaluable' }), false],
    ['a note does not', aFinding({ consequence: 'note' }), false],
  ])('to approve: %s', async (_, finding, needsReason) => {
    house.finds = () => ({ findings: { 'a.csv': [finding] } });
    const request = await cast.claimed([cast.bob]);
    expect('refused' in (await cast_(request))).toBe(needsReason);
  });

  test.each(['changes', 'refuse'] as const)('to ask for %s needs a reason and no opening', async (ballot) => {
    house.finds = () => ({ findings: { 'a.csv': [aFinding()] } });
    const request = await cast.claimed([cast.bob]);
    expect(await cast_(request, cast.bob, { ballot })).toMatchObject({ refused: 'reason-missing' });
    expect(ok(await cast_(request, cast.bob, { ballot, reason: 'no' })).votes).toHaveLength(1);
  });

  test('on findings of an earlier check is refused', async () => {
    const request = await cast.claimed([cast.bob]);
    const slow = { ...house.ports, reads: { ...house.ports.reads, report: async (digest: string) => {
      const report = await house.ports.reads.report(digest);
      ok(await recheck(house.ports, { id: request.id }, cast.max));
      house.finds = () => ({ findings: { 'a.csv': [aFinding()] } });
      ok(await check(house.ports, { id: request.id }));
      ok(await claim(house.ports, { id: request.id }, cast.bob));
      return report;
    } } };
    const { id: file, sha256 } = request.files[0]!;
    expect(await vote(slow, { id: request.id }, cast.bob, { file, sha256, ballot: 'approve' })).toEqual({ refused: 'stale' });
    const lost = { ...house.ports, reads: { ...house.ports.reads, report: async () => undefined } };
    expect(await open(lost, { id: request.id }, cast.bob, { finding: 'x' })).toEqual({ refused: 'stale' });
    expect(await open(house.ports, { id: '00000000-0000-4000-8000-000000000000' }, cast.bob, { finding: 'x' })).toEqual({ refused: 'not-found' });
  });
});

describe('finishing', () => {
  test('needs every open file decided; the last one settles the request', async () => {
    const request = await cast.claimed([cast.bob, cast.cy], { 'a.csv': 'a,b\n1,2\n', 'b.csv': 'a,b\n3,4\n' });
    expect(await finish(house.ports, { id: request.id }, cast.dee)).toEqual({ refused: 'not-claimed' });
    ok(await cast_(request));
    expect(await finish(house.ports, { id: request.id }, cast.bob)).toEqual({ refused: 'files-undecided', about: [request.files[1]!.id] });
  });

  test('two approvals send it to release; two refusals end it', async () => {
    expect(await cast.decided([cast.bob, cast.cy], { 'a.csv': 'approve' })).toMatchObject({ state: 'releasing', files: [{ outcome: 'approved' }] });
    expect(await cast.decided([cast.bob, cast.cy], { 'a.csv': 'refuse' })).toMatchObject({ state: 'refused', endedAt: house.clock.now, files: [{ outcome: 'refused' }] });
  });

  test('when two differ a third may claim, and decides', async () => {
    const request = await cast.claimed([cast.bob, cast.cy]);
    ok(await cast_(request));
    ok(await cast_(request, cast.cy, { ballot: 'changes', reason: 'too fine' }));
    for (const by of [cast.bob, cast.cy]) ok(await finish(house.ports, { id: request.id }, by));
    expect((await cast.now(request.id)).state).toBe('inReview');
    ok(await claim(house.ports, { id: request.id }, cast.dee));
    ok(await cast_(request, cast.dee));
    expect(ok(await finish(house.ports, { id: request.id }, cast.dee)).state).toBe('releasing');
  });
});

describe('the second round', () => {
  test('unchanged files keep their approvals; a new version is read again and its old one kept', async () => {
    const returned = await cast.decided([cast.bob, cast.cy], { 'good.csv': 'approve', 'bad.csv': 'changes' });
    expect(returned.state).toBe('returned');
    const again = async (name: string, text: string) => addFiles(house.ports, { id: returned.id }, cast.ada, { files: [{ name, ...(await house.put(text)) }] });
    ok(await again('good.csv', 'good.csv\n1\n'));
    ok(await again('bad.csv', 'bad.csv\n2\n'));
    const sent = ok(await submit(house.ports, { id: returned.id }, cast.ada, {}));
    expect(sent).toMatchObject({ round: 2, claims: [], pastFiles: [{ name: 'bad.csv', outcome: 'changes' }] });
    expect(sent.files.map(({ name, outcome, round }) => [name, outcome, round])).toEqual([['good.csv', 'approved', 1], ['bad.csv', undefined, 2]]);
    expect(sent.files[1]!.replaces).toBe(returned.files[1]!.id);
    ok(await check(house.ports, { id: returned.id }));
    ok(await claim(house.ports, { id: returned.id }, cast.bob));
    const [good, bad] = sent.files as [ReleaseRequest['files'][0], ReleaseRequest['files'][0]];
    expect(await cast_(sent, cast.bob, { file: good.id, sha256: good.sha256 })).toEqual({ refused: 'file-settled', about: [good.id] });
    ok(await cast_(sent, cast.bob, { file: bad.id, sha256: bad.sha256 }));
    ok(await finish(house.ports, { id: returned.id }, cast.bob));
  });

  test('other answers undo an approval, for they are what it rested on; "what changed" does not', async () => {
    const returned = await cast.decided([cast.bob, cast.cy], { 'good.csv': 'approve', 'bad.csv': 'changes' });
    const files = [returned.files[0]!.id];
    const same = ok(await answer(house.ports, { id: returned.id }, cast.ada, { files, answers: { ...answers, changes: 'nothing' } }));
    expect(same.files[0]!.outcome).toBe('approved');
    const other = ok(await answer(house.ports, { id: returned.id }, cast.ada, { files, answers: { people: 9 } }));
    expect(other.files[0]!.outcome).toBeUndefined();
  });

  test('a file asked to change may be explained or taken out instead', async () => {
    const returned = await cast.decided([cast.bob, cast.cy], { 'good.csv': 'approve', 'bad.csv': 'changes' });
    const removed = ok(await removeFile(house.ports, { id: returned.id }, cast.ada, { file: returned.files[1]!.id }));
    expect(removed.pastFiles.map((file) => file.name)).toEqual(['bad.csv']);
    expect(await submit(house.ports, { id: returned.id }, cast.ada, {})).toEqual({ refused: 'nothing-to-send' });
    const other = await cast.decided([cast.bob, cast.cy], { 'good.csv': 'approve', 'bad.csv': 'changes' });
    expect(ok(await submit(house.ports, { id: other.id }, cast.ada, {})).files[1]!.outcome).toBeUndefined();
  });
});

describe('sending back early, and talking', () => {
  test('a checker who has claimed may return it at once, with a reason', async () => {
    const request = await cast.claimed([cast.bob]);
    expect(await returnEarly(house.ports, { id: request.id }, cast.cy, { reason: 'x' })).toEqual({ refused: 'not-claimed' });
    expect(await returnEarly(house.ports, { id: request.id }, cast.bob, { reason: ' ' })).toEqual({ refused: 'reason-missing' });
    expect(ok(await returnEarly(house.ports, { id: request.id }, cast.bob, { reason: ' wrong table ' }))).toMatchObject({ state: 'returned', reason: 'wrong table' });
  });

  test('what the author says is for everyone; what checkers say is for whom they say it', async () => {
    const request = await cast.claimed([cast.bob]);
    const say = (by: typeof cast.bob, over: object = {}) => comment(house.ports, { id: request.id }, by, { text: ' look ', audience: 'checkers', ...over });
    expect(ok(await say(cast.ada)).comments.at(-1)).toMatchObject({ author: cast.ada.id, audience: 'researcher', text: 'look' });
    const file = request.files[0]!.id;
    expect(ok(await say(cast.bob, { file, finding: 'f', cell: 't1/2/3' })).comments.at(-1)).toMatchObject({ audience: 'checkers', file, finding: 'f', cell: 't1/2/3', round: 1 });
    expect(await say(cast.bob, { file: 'x' })).toEqual({ refused: 'no-such-file', about: ['x'] });
    expect(await say(cast.bob, { text: ' ' })).toEqual({ refused: 'text-missing' });
    expect(await say(cast.nobody)).toEqual({ refused: 'not-allowed' });
    expect(ok(await say(cast.bob, { text: 'x'.repeat(20_000) })).comments.at(-1)!.text).toHaveLength(10_000);
  });
});
