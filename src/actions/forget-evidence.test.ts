import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openCast, ok, type Cast } from '../../test/support/cast.js';
import { openTestHouse, type TestHouse } from '../../test/support/house.js';
import { edit } from './edit.js';
import { forgetEvidence } from './forget-evidence.js';
import { withdraw } from './withdraw.js';

let house: TestHouse;
let cast: Cast;
beforeAll(async () => {
  house = await openTestHouse();
  cast = await openCast(house);
}, 60_000);
afterAll(async () => house.close());

const later = '2026-12-31T00:00:00.000Z';

/** A draft with an output and an evidence file; what it holds is told apart by `salt`. */
async function withEvidence(salt: string) {
  const draft = await cast.draft({ [`${salt}.csv`]: `a,b\n1,${salt}\n`, [`${salt}-evidence.csv`]: `cell,n\n${salt},9\n` });
  return ok(await edit(house.ports, { id: draft.id }, cast.ada, { files: [{ id: draft.files[1]!.id, purpose: 'evidence' }] }));
}
const deletions = async (id: string) => (await house.ports.reads.events({ subject: id, limit: 100 })).filter(({ name }) => name === 'evidenceDeleted');

describe('evidence', () => {
  test('of a request that ended is deleted when it is due, once, with one audit event; the output stays', async () => {
    const request = await withEvidence('one');
    const [output, evidence] = [request.files[0]!.sha256, request.files[1]!.sha256];
    expect(await forgetEvidence(house.ports, later)).toBe(0);
    ok(await withdraw(house.ports, { id: request.id }, cast.ada, {}));
    expect(await forgetEvidence(house.ports, '2026-01-01T00:00:00.000Z')).toBe(0);
    expect(await house.ports.vault.has(evidence)).toBe(true);
    expect(await forgetEvidence(house.ports, later)).toBe(1);
    expect([await house.ports.vault.has(evidence), await house.ports.vault.has(output)]).toEqual([false, true]);
    expect((await deletions(request.id)).map(({ actor, detail }) => ({ actor, detail }))).toEqual([{ actor: 'system', detail: { files: [request.files[1]!.id], digests: [evidence] } }]);
    expect(await forgetEvidence(house.ports, later)).toBe(0);
    expect(await deletions(request.id)).toHaveLength(1);
    expect((await house.ports.reads.verifyAudit()).fault).toBeUndefined();
  });

  test('that another request still holds stays until that one is due as well', async () => {
    const [first, second] = [await withEvidence('two'), await withEvidence('two')];
    const { sha256 } = first.files[1]!;
    ok(await withdraw(house.ports, { id: first.id }, cast.ada, {}));
    expect(await forgetEvidence(house.ports, later)).toBe(1);
    expect(await house.ports.vault.has(sha256)).toBe(true);
    expect((await deletions(first.id))[0]!.detail).toMatchObject({ kept: [sha256] });
    ok(await withdraw(house.ports, { id: second.id }, cast.ada, {}));
    expect(await forgetEvidence(house.ports, later)).toBe(1);
    expect(await house.ports.vault.has(sha256)).toBe(false);
  });

  test('that is an output elsewhere is never deleted', async () => {
    const request = await withEvidence('three');
    await cast.draft({ 'same.csv': 'cell,n\nthree,9\n' });
    ok(await withdraw(house.ports, { id: request.id }, cast.ada, {}));
    expect(await forgetEvidence(house.ports, later)).toBe(1);
    expect(await house.ports.vault.has(request.files[1]!.sha256)).toBe(true);
  });
});
