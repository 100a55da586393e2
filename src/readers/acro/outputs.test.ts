import { describe, expect, it, test } from '@jest/globals';
import { acroConfig, acroOutputs } from './outputs.js';

const result = (with_: object) => ({ version: '1.0.1', results: { output_0: { uid: 'output_0', status: 'pass', type: 'table', exception: '', files: [{ name: 'output_0_0.csv', sdc: {} }], ...with_ } } });

describe('outputs', () => {
  it.each<[string, object, object]>([
    ['a pass', {}, { status: 'pass', exception: false, type: 'table', version: '1.0.1' }],
    ['a fail with an exception', { status: 'fail', exception: 'Needed' }, { status: 'fail', exception: true }],
    ['a capital letter', { status: 'Review' }, { status: 'review' }],
    ['a word nobody knows is for a person', { status: 'ok' }, { status: 'review' }],
    ['no type and no exception', { type: undefined, exception: null }, { type: 'unknown', exception: false }],
  ])('%s', (_words, with_, detail) => {
    expect(acroOutputs(result(with_))).toEqual([{ is: 'acro-output', place: { part: 'output_0_0.csv' }, detail: expect.objectContaining(detail) }]);
  });
  test('one fact for each file of an output', () => {
    expect(acroOutputs(result({ files: [{ name: 'a.csv' }, { name: 'b.csv' }] })).map((fact) => fact.place.part)).toEqual(['a.csv', 'b.csv']);
  });
  test.each([[null], [[]], [{ version: 1, results: [] }], ['text']])('%j is not ACRO’s', (value) => expect(acroOutputs(value)).toEqual([]));
});

test('the configuration is one fact, and other JSON is none', () => {
  expect(acroConfig({ safe_threshold: 5, safe_nk_k: 0.9 })).toEqual([{ is: 'acro-config', place: {}, detail: { threshold: 5, k: 0.9 } }]);
  expect(acroConfig({ threshold: 5 })).toEqual([]);
});
