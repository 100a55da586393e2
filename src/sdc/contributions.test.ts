import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { byLabels, Contributions, NotANumber, type CellEvidence, type Contribution } from './contributions.js';

/** Slow and obviously right: amounts in thousandths as big integers, keys as JSON. */
function slowly(records: readonly Contribution[], dimensions: number): Map<string, { n: number; sum: bigint; largest: bigint[] }> {
  const cells = new Map<string, Map<string, bigint>>();
  records.forEach((record, i) => {
    for (let mask = 0; mask < 2 ** dimensions; mask += 1) {
      const key = JSON.stringify(record.labels.map((label, d) => (mask & (1 << d) ? label : null)));
      const cell = cells.get(key) ?? new Map<string, bigint>();
      cells.set(key, cell);
      if (record.value === '') continue;
      const who = record.contributor ?? `#${i}`;
      cell.set(who, (cell.get(who) ?? 0n) + BigInt(Math.round(Number(record.value) * 1000)));
    }
  });
  return new Map([...cells].map(([key, members]) => {
    const amounts = [...members.values()].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
    return [key, { n: amounts.length, sum: amounts.reduce((a, b) => a + b, 0n), largest: amounts.slice(0, 3) }];
  }));
}

const tallied = (records: readonly Contribution[], dimensions: number, margins = true): { cells: CellEvidence[]; scale: number } => {
  const tally = new Contributions(dimensions);
  records.forEach((record) => tally.add(record));
  return { cells: tally.cells(margins), scale: tally.scale };
};

const thousandths = fc.integer({ min: -5_000_000, max: 5_000_000 }).map((n) => (n / 1000).toFixed(3).replace(/\.?0+$/, ''));
const record = (named: boolean) => fc.record({
  labels: fc.tuple(fc.constantFrom('N', 'S', 'N-E'), fc.constantFrom('a', 'b', 'E-a')), value: fc.oneof({ weight: 9, arbitrary: thousandths }, fc.constant('')),
  ...(named && { contributor: fc.constantFrom('p', 'q', 'r', 's', 't') }),
}) as fc.Arbitrary<Contribution>;

describe.each([['named contributors', true], ['every record a contributor', false]])('%s', (_words, named) => {
  test('agrees with slow sums over every cell and total, on thousands of small data sets', () => {
    fc.assert(fc.property(fc.array(record(named), { minLength: 1, maxLength: 40 }), (records) => {
      const expected = slowly(records, 2);
      const { cells, scale } = tallied(records, 2);
      const unit = 10n ** BigInt(3 - scale);
      const found = new Map(cells.map((cell) => [JSON.stringify(cell.labels), { n: cell.n, sum: cell.sum * unit, largest: cell.largest.map((one) => one * unit) }]));
      expect(found).toEqual(expected);
    }), { numRuns: 2_000, seed: 20261122 });
  });
});

test('labels are never joined: (North-East, 18) with 3 people stays apart from (North, East-18) with 500', () => {
  const records = [...Array.from({ length: 3 }, () => ['North-East', '18']), ...Array.from({ length: 500 }, () => ['North', 'East-18'])]
    .map((labels, i): Contribution => ({ labels, contributor: `c${i}`, value: '1' }));
  expect(tallied(records, 2, false).cells.map((cell) => cell.n).sort((a, b) => a - b)).toEqual([3, 500]);
});

test('007 and 7 are different labels', () => {
  expect(tallied([{ labels: ['007'], value: '1' }, { labels: ['7'], value: '1' }], 1, false).cells).toHaveLength(2);
});

test('sums stay exact beyond 2^53 and for many decimals', () => {
  const values = ['9007199254740993', '0.000000001', '-1', '1e3'];
  const { cells: [cell], scale } = tallied(values.map((value, i) => ({ labels: [], contributor: `c${i}`, value })), 0);
  expect(scale).toBe(9);
  expect(cell!.sum).toBe(9_007_199_254_741_992_000_000_001n);
  expect(cell!.negatives).toBe(1);
});

test('missing, zero, negative and equal contributions are counted', () => {
  const { cells: [cell] } = tallied([['a', '0'], ['b', 'NA'], ['c', '-2'], ['c', '2'], ['d', '0.0']].map(([contributor, value]) => ({ labels: [], contributor: contributor!, value: value! })), 0);
  expect(cell).toMatchObject({ n: 3, missing: 1, zeros: 3, negatives: 0, isAllSame: true });
});

test('a weight is told where it is one, and left out where a contributor has several', () => {
  const of = (contributor: string, value: string, weight: string): Contribution => ({ labels: [], contributor, value, weight });
  const { cells: [cell] } = tallied([of('a', '50', '2'), of('b', '40', '1'), of('b', '5', '3'), of('c', '10', '4')], 0);
  expect(cell!.weights).toEqual(['2', undefined, '4']);
});

test('an amount that is no number is refused with its record, never its text', () => {
  expect(() => tallied([{ labels: [], value: '1' }, { labels: [], value: 'secret' }], 0)).toThrow(new NotANumber(2));
});

test('the scale grows when a long amount brings more decimals, and earlier amounts keep their value', () => {
  const values = ['5', '1234567890123.123456', '0.5'];
  const { cells: [cell], scale } = tallied(values.map((value) => ({ labels: [], value })), 0);
  expect([cell!.sum, scale]).toEqual([1_234_567_890_128_623_456n, 6]);
});

test('in a total, a contributor with different weights in two cells has no weight; with the same it keeps it', () => {
  const of = (label: string, contributor: string, weight: string): Contribution => ({ labels: [label], contributor, value: '5', weight });
  const { cells } = tallied([of('N', 'a', '2'), of('S', 'a', '3'), of('N', 'b', '4'), of('S', 'b', '4')], 1);
  expect(cells.find(({ labels }) => labels[0] === null)!.weights).toEqual([undefined, '4']);
});

test('more labels, contributors or unnamed records than the limit are refused, never mixed up', () => {
  const adding = (records: readonly Contribution[]) => () => {
    const tally = new Contributions(1, 3);
    records.forEach((record) => tally.add(record));
    return tally.cells(true).map(({ n }) => n);
  };
  const four = ['a', 'b', 'c', 'd'];
  expect(adding(four.slice(1).map((label) => ({ labels: [label], value: '1' })))()).toEqual([1, 1, 1, 3]);
  expect(adding(four.slice(1).map((contributor) => ({ labels: ['N'], contributor, value: '1' })))()).toEqual([3, 3]);
  expect(adding([...four, ...four].map((_, at) => ({ labels: [at % 3 === 0 ? 'N' : at % 3 === 1 ? 'S' : 'W'], value: '1' })))()).toEqual([3, 3, 2, 8]);
  expect(adding(four.map((label) => ({ labels: [label], value: '1' })))).toThrow(RangeError);
  expect(adding(four.map((contributor) => ({ labels: ['N'], contributor, value: '1' })))).toThrow(RangeError);
  expect(adding(four.map(() => ({ labels: ['N'], value: '1' })))).toThrow(RangeError);
});

test('evidence is ordered by labels, totals last, and the same labels are equal', () => {
  const shuffled = [[null, 'a'], ['N', null], ['N', 'b'], [null, null], ['N', 'a']].map((labels) => ({ labels }));
  expect([...shuffled].sort(byLabels).map(({ labels }) => labels)).toEqual([['N', 'a'], ['N', 'b'], ['N', null], [null, 'a'], [null, null]]);
  expect(byLabels({ labels: ['N', null] }, { labels: ['N', null] })).toBe(0);
});
