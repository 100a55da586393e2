import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import highsModule from 'highs';
import type { Sum } from '../audit/index.js';
import { controlledRounding, recomputeTotals, roundToBase, roundToFigures, roundToLadder, roundToMidpoint6, type Highs } from './index.js';

let highs: Highs;
beforeAll(async () => {
  highs = await (highsModule as unknown as typeof highsModule.default)();
});

/** A cross of any number of dimensions with all its margins; the last position of each dimension is its total. */
function crossOf(sizes: readonly number[], inner: (at: number) => number): { values: number[]; sums: Sum[] } {
  const wide = sizes.map((size) => size + 1);
  const stride = wide.map((_, d) => wide.slice(d + 1).reduce((a, b) => a * b, 1));
  const count = wide.reduce((a, b) => a * b, 1);
  const place = (cell: number, d: number): number => Math.floor(cell / stride[d]!) % wide[d]!;
  const values = Array.from({ length: count }, (_, cell) => (sizes.every((size, d) => place(cell, d) < size) ? inner(cell) : 0));
  const sums: Sum[] = [];
  sizes.forEach((size, d) => {
    for (let cell = 0; cell < count; cell++)
      if (place(cell, d) === size) sums.push({ total: cell, parts: Array.from({ length: size }, (_, k) => cell - (size - k) * stride[d]!) });
  });
  return { values: recomputeTotals(values, sums)!, sums };
}

/** The least distance over every table of adjacent multiples, inner cells first; undefined if there is none. */
function leastDistance(values: readonly number[], sums: readonly Sum[], base: number): number | undefined {
  const totals = new Set(sums.map((sum) => sum.total));
  const inner = values.flatMap((value, i) => (!totals.has(i) && value % base !== 0 ? [i] : []));
  let least: number | undefined;
  for (let choice = 0; choice < 1 << inner.length; choice++) {
    const rounded = values.map((value) => Math.floor(value / base) * base);
    inner.forEach((cell, k) => {
      if (choice & (1 << k)) rounded[cell]! += base;
    });
    const whole = recomputeTotals(rounded, sums)!;
    if (whole.some((value, i) => Math.abs(value - values[i]!) >= base)) continue;
    const distance = whole.reduce((sum, value, i) => sum + Math.abs(value - values[i]!), 0);
    if (least === undefined || distance < least) least = distance;
  }
  return least;
}

function expectAdjacentAndAdditive(values: readonly number[], rounded: readonly number[], sums: readonly Sum[], base: number): void {
  rounded.forEach((value, i) => {
    expect(value % base).toBe(0);
    expect(Math.abs(value - values[i]!)).toBeLessThan(base);
    if (values[i]! % base === 0) expect(value).toBe(values[i]);
  });
  for (const { total, parts } of sums) expect(parts.reduce((sum, part) => sum + rounded[part]!, 0)).toBe(rounded[total]);
}

describe('rounding each number on its own', () => {
  it.each([[0, 0], [1, 0], [2, 0], [3, 5], [7, 5], [8, 10], [-3, -5], [-2, 0]])('to base 5: %i → %i', (value, rounded) => {
    expect(roundToBase(value, 5)).toBe(rounded);
  });

  it('sends a half away from zero', () => {
    expect([5, 15, -5].map((value) => roundToBase(value, 10))).toEqual([10, 20, -10]);
  });

  it.each([[0, 0], [1, 3], [6, 3], [7, 9], [12, 9], [13, 15], [600, 597]])('to midpoint 6: %i → %i', (value, rounded) => {
    expect(roundToMidpoint6(value)).toBe(rounded);
  });

  it('keeps significant figures, a half to the even one', () => {
    expect([1234, 1250, 1350, 12, -1250].map((value) => roundToFigures(value, 2))).toEqual([1200, 1200, 1400, 12, -1200]);
    expect(roundToFigures(9_999_999, 4)).toBe(10_000_000);
  });

  it('follows the ladder of the US Census DRB', () => {
    expect([14, 15, 25, 99, 124, 125, 1049, 10_250, 123_456, 1_234_567].map(roundToLadder)).toEqual(
      ['below 15', 20, 20, 100, 100, 100, 1000, 10_000, 123_000, 1_235_000],
    );
  });

  it('always lands within half a base, on a multiple', () => {
    fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 1, max: 1000 }), (value, base) => {
      const rounded = roundToBase(value, base);
      expect(Math.abs(rounded % base)).toBe(0);
      expect(2 * Math.abs(rounded - value)).toBeLessThanOrEqual(base);
    }));
  });

  it.each([[1.5], [NaN], [Infinity]])('refuses %p', (value) => {
    expect(() => roundToBase(value, 5)).toThrow(RangeError);
    expect(() => roundToMidpoint6(value)).toThrow(RangeError);
  });
});

describe('refusals', () => {
  it('of bases and figures that are none', () => {
    for (const wrong of [0, -1, 2.5]) {
      expect(() => roundToBase(7, wrong)).toThrow(`base ${wrong}: a whole number of 1 or more`);
      expect(() => roundToFigures(7, wrong)).toThrow(`${wrong} figures: a whole number of 1 or more`);
    }
    expect([roundToBase(7, 1), roundToFigures(77, 1)]).toEqual([7, 80]);
  });
  it('of counts below nothing', () => {
    expect(() => roundToMidpoint6(-1)).toThrow('value -1: midpoint 6 is for counts');
    expect(() => roundToLadder(-1)).toThrow('value -1: the ladder is for counts');
    expect(() => roundToLadder(1.5)).toThrow('value 1.5: a whole number');
    expect(() => roundToFigures(1.5, 2)).toThrow('value 1.5: a whole number');
  });
});

describe('recomputeTotals', () => {
  it('adds parts up, lowest totals first', () => {
    expect(recomputeTotals([0, 0, 5, 10, 15], [{ total: 0, parts: [1, 4] }, { total: 1, parts: [2, 3] }])).toEqual([30, 15, 5, 10, 15]);
  });

  it('refuses a total that two sums make different, and one that contains itself', () => {
    expect(recomputeTotals([0, 5, 10], [{ total: 0, parts: [1] }, { total: 0, parts: [2] }])).toBeNull();
    expect(recomputeTotals([0, 0], [{ total: 0, parts: [1] }, { total: 1, parts: [0] }])).toBeNull();
  });
});

describe('controlled rounding', () => {
  it('is additive, adjacent and least on every small two-way table, by brute force', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 10 }), fc.infiniteStream(fc.integer({ min: 0, max: 40 })), (r, c, base, numbers) => {
        const { values, sums } = crossOf([r, c], () => numbers.next().value!);
        const answer = controlledRounding(highs, { values, sums, base });
        if (answer.outcome !== 'rounded') throw new Error('a two-way table always has one');
        expectAdjacentAndAdditive(values, answer.values, sums, base);
        expect(answer.isLeast).toBe(true);
        expect(answer.distance).toBe(leastDistance(values, sums, base));
      }),
      { numRuns: 120, seed: 5 },
    );
  });

  it('is least on small three-way tables, and says when there is none', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5 }), fc.infiniteStream(fc.integer({ min: 0, max: 12 })), (base, numbers) => {
        const { values, sums } = crossOf([2, 2, 2], () => numbers.next().value!);
        const answer = controlledRounding(highs, { values, sums, base });
        const least = leastDistance(values, sums, base);
        if (least === undefined) return expect(answer.outcome).toBe('none');
        if (answer.outcome !== 'rounded') throw new Error(`one at distance ${least} exists`);
        expectAdjacentAndAdditive(values, answer.values, sums, base);
        expect(answer.distance).toBe(least);
      }),
      { numRuns: 80, seed: 5 },
    );
  });

  it('holds on 500 tables up to 50 × 50, least each time', () => {
    let seed = 12345;
    const roll = (below: number): number => ((seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) >>> 8) % below;
    for (let n = 0; n < 500; n++) {
      const most = n % 25 === 0 ? 50 : 14;
      const base = [3, 5, 10][n % 3]!;
      const { values, sums } = crossOf([1 + roll(most), 1 + roll(most)], () => roll(n % 2 === 0 ? 20 : 400));
      const answer = controlledRounding(highs, { values, sums, base });
      if (answer.outcome !== 'rounded') throw new Error(`table ${n}: a two-way table always has one`);
      const wrong = answer.values.filter((value, i) => value % base !== 0 || Math.abs(value - values[i]!) >= base);
      expect(wrong).toEqual([]);
      expect(sums.filter(({ total, parts }) => parts.reduce((sum, part) => sum + answer.values[part]!, 0) !== answer.values[total])).toEqual([]);
      expect(answer.isLeast).toBe(true);
    }
  }, 120_000);

  it('leaves a table of multiples alone', () => {
    const { values, sums } = crossOf([2, 2], () => 15);
    expect(controlledRounding(highs, { values, sums, base: 5 })).toEqual({ outcome: 'rounded', values, distance: 0, isLeast: true });
  });

  describe('whatever the solver says', () => {
    const { values, sums } = crossOf([2, 2], (at) => 3 + at);
    /** A table of multiples of 5 next to its values. */
    const right = [5, 5, 10, 5, 5, 10, 10, 10, 20];
    const ups = (answer: readonly number[]) => Float64Array.from(values.flatMap((value, i) => (value % 5 === 0 ? [] : [answer[i]! > value ? 1 : 0])));
    const answering = (status: number, colValue: Float64Array): Highs => ({
      constants: highs.constants,
      createModel: () => ({ options: { set: () => undefined }, run: () => undefined, getModelStatus: () => status, getSolution: () => ({ colValue }), dispose: () => undefined }),
    }) as unknown as Highs;
    const said = (status: number, colValue: Float64Array) => controlledRounding(answering(status, colValue), { values, sums, base: 5 });

    it('takes no table that does not add up', () => {
      const { optimal } = highs.constants.modelStatus;
      expect(said(optimal, ups(right))).toMatchObject({ outcome: 'rounded', values: right, isLeast: true });
      expect(said(optimal, ups(right).map((up) => 1 - up))).toMatchObject({ outcome: 'unfinished' });
    });
    it('says that there is none, or that it was not finished', () => {
      const { infeasible, iterationLimit } = highs.constants.modelStatus;
      expect(said(infeasible, ups(right))).toEqual({ outcome: 'none' });
      expect(said(iterationLimit, ups(right).map((up) => up / 2))).toEqual({ outcome: 'unfinished' });
      expect(said(iterationLimit, new Float64Array(1))).toEqual({ outcome: 'unfinished' });
    });
    it('takes the best so far, without calling it the least', () => {
      expect(said(highs.constants.modelStatus.iterationLimit, ups(right))).toMatchObject({ outcome: 'rounded', values: right, isLeast: false });
    });
  });

  it('refuses a base or a value that is no whole number', () => {
    const sums: Sum[] = [{ total: 0, parts: [1, 2] }];
    for (const base of [0, -5, 2.5, NaN]) expect(() => controlledRounding(highs, { values: [5, 2, 3], sums, base })).toThrow(`base ${base}: a whole number of 1 or more`);
    expect(() => controlledRounding(highs, { values: [5, 2.5, 2.5], sums, base: 5 })).toThrow('value 2.5: a whole number');
    expect(controlledRounding(highs, { values: [5, 2, 3], sums, base: 1 })).toEqual({ outcome: 'rounded', values: [5, 2, 3], distance: 0, isLeast: true });
  });

  it('refuses numbers that do not add up', () => {
    expect(() => controlledRounding(highs, { values: [5, 2, 2], sums: [{ total: 0, parts: [1, 2] }], base: 5 })).toThrow('do not add up');
  });
});
