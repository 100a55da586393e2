import { createHash } from 'node:crypto';
import { describe, expect, it, test } from '@jest/globals';
import { canonical, chainText, faultIn, genesis, type AuditEvent, type ChainedEvent } from './audit.js';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const chain = (count: number): ChainedEvent[] => {
  let previous = genesis;
  return Array.from({ length: count }, (_, i) => {
    const event: AuditEvent = { at: '2026-11-02T09:00:00.000Z', actor: 'bob', name: 'view', subject: { is: 'request', id: 'r1' }, detail: { n: i } };
    const hash = sha256(chainText(event, i + 1, previous));
    const chained = { ...event, seq: i + 1, previous, hash };
    previous = hash;
    return chained;
  });
};

describe('the chain', () => {
  test('holds when nothing was touched', () => expect(faultIn(chain(5), sha256)).toBeUndefined());
  test('holds from a later start', () => {
    const events = chain(5);
    expect(faultIn(events.slice(2), sha256, { seq: 2, hash: events[1]!.hash })).toBeUndefined();
  });
  it.each<[string, (events: ChainedEvent[]) => ChainedEvent[], object]>([
    ['a changed detail', (e) => e.with(2, { ...e[2]!, detail: { n: 99 } }), { seq: 3, fault: 'altered' }],
    ['a changed actor', (e) => e.with(2, { ...e[2]!, actor: 'eve' }), { seq: 3, fault: 'altered' }],
    ['a missing event', (e) => e.toSpliced(2, 1), { seq: 4, fault: 'gap' }],
    ['a cut-off beginning', (e) => e.slice(1), { seq: 2, fault: 'gap' }],
    ['a rehashed event', (e) => { const altered = { ...e[2]!, actor: 'eve' }; return e.with(2, { ...altered, hash: sha256(chainText(altered, 3, altered.previous)) }); }, { seq: 4, fault: 'broken-link' }],
  ])('shows %s', (_words, tamper, fault) => expect(faultIn(tamper(chain(5)), sha256)).toEqual(fault));
});

test('canonical JSON sorts keys, drops what is undefined and keeps the order of lists', () => {
  expect(canonical({ b: [2, 1, undefined], a: { d: null, c: 'x' }, e: undefined })).toBe('{"a":{"c":"x","d":null},"b":[2,1,null]}');
});
