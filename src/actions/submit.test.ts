import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { answers, ok, openCast, type Cast } from '../../test/support/cast.js';
import { aPack, openTestHouse, packsOf, type TestHouse } from '../../test/support/house.js';
import { aFinding } from '../../test/support/makers.js';
import { changeProject } from './change-project.js';
import { describe as answer } from './describe.js';
import { edit } from './edit.js';
import { precheck } from './precheck.js';
import { submit } from './submit.js';
import { withdraw } from './withdraw.js';

let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openTestHouse(packsOf(aPack(), aPack({ id: 'strict', checkers: 4 })));
  cast = await openCast(house);
});
afterAll(() => house.close());
const send = (id: string, input: { rowsConfirmed?: boolean } = {}) => submit(house.ports, { id }, cast.ada, input);

describe('sending', () => {
  test('fixes the terms, says when the answer comes, and asks for the check after it is saved', async () => {
    const draft = await cast.draft();
    const request = ok(await send(draft.id));
    expect(request).toMatchObject({
      state: 'checking', round: 1, sentAt: '2026-11-20T09:00:00.000Z',
      // Friday; Monday is a holiday: Tuesday, Wednesday, Thursday.
      dueAt: '2026-11-26T17:00:00.000Z',
      terms: { packs: ['plain'], checkers: 2, review: 'blinded', promiseDays: 3, noFindings: 'review' },
    });
    expect(house.asked.at(-1)).toEqual(['check', { request: request.id, version: request.version }]);
    expect(await send(draft.id)).toEqual({ refused: 'wrong-state' });
  });

  test('a pack may ask for more checkers than the project', async () => {
    const draft = await cast.draft();
    ok(await changeProject(house.ports, { id: cast.project.id }, cast.max, { sources: [{ name: 'E', owner: 'O', pack: 'strict' }] }));
    expect(ok(await send(draft.id)).terms!.checkers).toBe(4);
    ok(await changeProject(house.ports, { id: cast.project.id }, cast.max, { sources: cast.project.sources }));
  });

  test('a pack that has gone stops the sending, not the request', async () => {
    const draft = await cast.draft();
    const without = { ...house.ports, packs: packsOf() };
    expect(await submit(without, { id: draft.id }, cast.ada, {})).toEqual({ refused: 'pack-unknown', about: ['plain'] });
    expect(await submit(house.ports, { id: '00000000-0000-4000-8000-000000000000' }, cast.ada, {})).toEqual({ refused: 'not-found' });
  });

  test('names every question of every output that has no answer', async () => {
    const draft = await cast.draft();
    const id = draft.files[0]!.id;
    await answer(house.ports, { id: draft.id }, cast.ada, { files: [id], answers: { population: ' ', protections: [], people: undefined } as never });
    expect(await send(draft.id)).toEqual({ refused: 'answers-missing', about: [`${id}.population`, `${id}.people`, `${id}.protections`] });
  });

  test('sends nothing when there is nothing to release', async () => {
    const draft = await cast.draft();
    await edit(house.ports, { id: draft.id }, cast.ada, { files: [{ id: draft.files[0]!.id, purpose: 'supporting' }] });
    expect(await send(draft.id)).toEqual({ refused: 'nothing-to-send' });
  });

  test('a figure must name the file that holds its numbers, and a figure holds none', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';
    const draft = await cast.draft({ 'a.csv': 'a,b\n1,2\n', 'fig.svg': svg, 'other.svg': `${svg} ` });
    const [a, fig, other] = draft.files.map((file) => file.id) as [string, string, string];
    await edit(house.ports, { id: draft.id }, cast.ada, { files: [{ id: other, purpose: 'supporting' }, { id: fig, numbersIn: other }] });
    expect(await send(draft.id)).toEqual({ refused: 'numbers-missing', about: [fig] });
    await edit(house.ports, { id: draft.id }, cast.ada, { files: [{ id: fig, numbersIn: a }] });
    expect(ok(await send(draft.id)).state).toBe('checking');
  });

  test('what looks like one row for each person needs a second, plain confirmation', async () => {
    house.finds = () => ({ findings: { 'rows.csv': [aFinding({ rule: 'row-level-data' })] } });
    const draft = await cast.draft({ 'rows.csv': 'id,dob\n1,2\n', 'a.csv': 'a,b\n1,2\n' });
    await precheck(house.ports, { id: draft.id, version: draft.version });
    expect(await send(draft.id)).toEqual({ refused: 'rows-unconfirmed', about: [draft.files[0]!.id] });
    expect(ok(await send(draft.id, { rowsConfirmed: true })).state).toBe('checking');
    house.finds = () => ({});
  });

  test('can be taken back, for good', async () => {
    const request = await cast.sent();
    expect(await withdraw(house.ports, { id: request.id }, cast.bob, {})).toEqual({ refused: 'not-allowed' });
    expect(ok(await withdraw(house.ports, { id: request.id }, cast.ada, { reason: ' a mistake ' }))).toMatchObject({ state: 'withdrawn', reason: 'a mistake', endedAt: house.clock.now });
    const other = await cast.sent();
    expect(ok(await withdraw(house.ports, { id: other.id }, cast.ada, {})).reason).toBeUndefined();
    expect(await send(request.id)).toEqual({ refused: 'wrong-state' });
  });

  test('answers stay as they are', async () => {
    expect((await cast.sent()).files[0]!.answers).toEqual(answers);
  });
});
