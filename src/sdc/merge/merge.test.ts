import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dropCost, mergeHierarchy, mergeOrdered, type Branch, type Category, type MergeLimits } from './merge.js';

const list = (...counts: number[]): Category[] => counts.map((n, i) => ({ label: `c${i}`, counts: [n] }));
const ten: MergeLimits = { least: 10, zerosMayShow: false };

/** Every way to cut an ordered list, by brute force. */
function leastLoss(categories: readonly Category[], limits: MergeLimits): number | undefined {
  const bits = (n: number): number => (n > 0 ? n * Math.log2(n) : 0);
  let least: number | undefined;
  for (let cuts = 0; cuts < 1 << (categories.length - 1); cuts++) {
    const groups: Category[][] = [[]];
    categories.forEach((category, i) => {
      groups.at(-1)!.push(category);
      if (i < categories.length - 1 && cuts & (1 << i)) groups.push([]);
    });
    const sums = groups.map((group) => group[0]!.counts.map((_, c) => group.reduce((sum, { counts }) => sum + counts[c]!, 0)));
    if (!sums.flat().every((n) => n >= limits.least || (limits.zerosMayShow && n === 0))) continue;
    const lost = sums.flat().reduce((s, n) => s + bits(n), 0) - categories.flatMap((c) => c.counts).reduce((s, n) => s + bits(n), 0);
    if (least === undefined || lost < least) least = lost;
  }
  return least;
}

describe('mergeOrdered', () => {
  it('merges nothing where nothing is small', () => {
    expect(mergeOrdered(list(10, 20, 30), ten)).toEqual({ groups: [['c0'], ['c1'], ['c2']], counts: [[10], [20], [30]], lost: 0, people: 0 });
  });

  it('joins a small category to the neighbour that loses less', () => {
    expect(mergeOrdered(list(40, 3, 12), ten)).toMatchObject({ groups: [['c0'], ['c1', 'c2']], counts: [[40], [15]], people: 15 });
  });

  it('leaves zeros alone only where they may show', () => {
    expect(mergeOrdered(list(10, 0, 10), { least: 10, zerosMayShow: true })?.groups).toHaveLength(3);
    expect(mergeOrdered(list(10, 0, 10), ten)?.groups).toHaveLength(2);
  });

  it('looks at every column', () => {
    const categories = [{ label: 'a', counts: [50, 4] }, { label: 'b', counts: [50, 6] }, { label: 'c', counts: [50, 60] }];
    expect(mergeOrdered(categories, ten)).toMatchObject({ groups: [['a', 'b'], ['c']], counts: [[100, 10], [50, 60]] });
  });

  it('says when not even everything together will do', () => {
    expect(mergeOrdered(list(3, 4), ten)).toBeNull();
    expect(mergeOrdered([], ten)).toBeNull();
  });

  it('loses the least of all ways to cut the order', () => {
    const category = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(category, { minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: 15 }), fc.boolean(), (rows, least, zerosMayShow) => {
        const categories = rows.map((counts, i) => ({ label: String(i), counts }));
        const answer = mergeOrdered(categories, { least, zerosMayShow });
        const expected = leastLoss(categories, { least, zerosMayShow });
        if (expected === undefined) return expect(answer).toBeNull();
        expect(answer!.lost).toBeCloseTo(expected, 6);
        expect(answer!.groups.flat()).toEqual(categories.map(({ label }) => label));
        expect(answer!.counts.flat().every((n) => n >= least || (zerosMayShow && n === 0))).toBe(true);
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  it('refuses counts that are not counts', () => {
    expect(() => mergeOrdered(list(1, -1), ten)).toThrow('whole');
    expect(() => mergeOrdered([{ label: 'a', counts: [1] }, { label: 'b', counts: [1, 2] }], ten)).toThrow('as many counts');
    expect(() => mergeHierarchy({ label: 'all', children: [{ label: 'x' }] }, ten)).toThrow('x: as many counts as the others, at least one');
    for (const least of [-1, NaN]) expect(() => mergeOrdered(list(1, 2), { ...ten, least })).toThrow('the least count is 0 or more');
    expect(mergeOrdered(list(1, 2), { ...ten, least: 0 })).toMatchObject({ counts: [[1], [2]] });
  });
});

describe('mergeHierarchy', () => {
  const leaf = (label: string, n: number): Branch => ({ label, counts: [n] });

  it('rolls up only the branch that needs it', () => {
    const tree: Branch = { label: 'all', children: [{ label: 'a', children: [leaf('a1', 20), leaf('a2', 30)] }, { label: 'b', children: [leaf('b1', 4), leaf('b2', 40)] }] };
    expect(mergeHierarchy(tree, ten)).toMatchObject({ groups: [['a1'], ['a2'], ['b1', 'b2']], counts: [[20], [30], [44]], people: 44 });
  });

  it('goes as far up as it must, and no further than there is', () => {
    const tree: Branch = { label: 'all', children: [{ label: 'a', children: [leaf('a1', 1), leaf('a2', 2)] }, { label: 'b', children: [leaf('b1', 40)] }] };
    expect(mergeHierarchy(tree, ten)).toMatchObject({ groups: [['a1', 'a2', 'b1']] });
    expect(mergeHierarchy({ label: 'all', children: [leaf('x', 3)] }, ten)).toBeNull();
  });
});

describe('dropCost', () => {
  it('counts cells and people', () => {
    expect(dropCost({ label: 'a', counts: [3, 5] })).toMatchObject({ cells: 2, people: 8 });
    expect(dropCost({ label: 'a', counts: [4, 4] }).lost).toBeCloseTo(8, 6);
  });
});
