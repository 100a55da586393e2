import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { compare, decimal, parseDecimal, print, type Decimal } from '../src/sdc/decimal.js';
import { concentrationOf, exceedsShare, remainderOf, topOf } from '../src/sdc/dominance.js';
import { determined } from '../src/sdc/determined.js';
import { impliedCounts } from '../src/sdc/implied-counts.js';
import { multisets } from '../src/sdc/multisets.js';
import { roundedBounds } from '../src/sdc/bounds.js';
import { smallestBase } from '../src/sdc/smallest-base.js';
import { tablesWithOddsRatio } from '../src/sdc/two-by-two.js';
import type { Cell } from '../src/sdc/table.js';

/** Each piece of arithmetic against another way of getting the same answer: brute force, or whole numbers instead of decimals. */
const runs = { numRuns: 10_000, seed: 20_261_122 };

const cellWith = (values: readonly number[]): Cell => {
  const sorted = [...values].sort((a, b) => b - a).map((cents) => ({ units: BigInt(cents), scale: 2 }));
  return {
    at: { row: 1, column: 1 }, coords: [], measure: 0, text: '', shown: { as: 'number', value: 0, decimals: 0 },
    evidence: { n: values.length, sum: { units: BigInt(values.reduce((a, b) => a + b, 0)), scale: 2 }, largest: sorted, negatives: 0 },
  };
};

describe('the arithmetic of the rules', () => {
  it('shares of the largest agree with whole cents, at the boundary too', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 100 }), fc.constantFrom('>' as const, '>=' as const), (values, n, k, comparator) => {
      const found = concentrationOf(cellWith(values), n, 'ask');
      if (typeof found === 'string') return false;
      const top = [...values].sort((a, b) => b - a).slice(0, n).reduce((a, b) => a + b, 0);
      const total = values.reduce((a, b) => a + b, 0);
      return exceedsShare(topOf(found, n), found.total, k, comparator) === (comparator === '>' ? top * 100 > k * total : top * 100 >= k * total);
    }), runs);
  });

  it('the p% remainder is what a coalition cannot know', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 3 }), (values, coalition) => {
      const found = concentrationOf(cellWith(values), coalition + 1, 'ask');
      if (typeof found === 'string') return false;
      const rest = [...values].sort((a, b) => b - a).slice(coalition + 1).reduce((a, b) => a + b, 0);
      return compare(remainderOf(found, coalition), { units: BigInt(rest), scale: 2 }) === 0;
    }), runs);
  });

  it('a printed share gives back every count that prints so, and no other', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 2 }), fc.double({ min: 0, max: 1, noNaN: true }), (base, decimals, part) => {
      const count = Math.round(part * base);
      const text = ((100 * count) / base).toFixed(decimals);
      const found = impliedCounts({ value: parseDecimal(text)!, decimals, per: 100 }, { low: base, high: base });
      // In whole numbers: |100·n·10^(d+1) − p·10^(d+1)·N| ≤ 5·N, with both ends counted.
      const scale = 10n ** BigInt(decimals + 1);
      const printed = BigInt(text.replace('.', '')) * 10n;
      const fits = (n: number): boolean => {
        const gap = 100n * BigInt(n) * scale - printed * BigInt(base);
        return (gap < 0n ? -gap : gap) <= 5n * BigInt(base);
      };
      const all = [...Array(base + 1).keys()].filter(fits);
      return found !== undefined && found.low === all[0] && found.high === all.at(-1) && all.includes(count);
    }), { ...runs, numRuns: 10_000 });
  });

  it('rounding bounds hold every number that rounds there', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 2, max: 12 }), fc.boolean(), (value, base, up) => {
      const nearest = Math.floor((value + base / 2) / base) * base;
      const midpoint = value === 0 ? 0 : Math.ceil(value / base) * base - Math.floor(base / 2);
      const random = value % base === 0 ? value : (up ? Math.ceil(value / base) : Math.floor(value / base)) * base;
      const inside = (shown: number, method: 'nearest' | 'midpoint' | 'random'): boolean => {
        const { low, high } = roundedBounds(shown, { method, base, source: 'declared' });
        return low <= value && value <= high;
      };
      return inside(nearest, 'nearest') && inside(midpoint, 'midpoint') && inside(random, 'random');
    }), runs);
  });

  it('odds ratio tables are those a full search finds', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (a, b, c, d) => {
      const margins = { n: a + b + c + d, exposed: a + b, cases: a + c };
      const ratio = Number(((a * d) / (b * c)).toFixed(2));
      return tablesWithOddsRatio(margins, ratio, 2).some(([x]) => x === a);
    }), runs);
  });

  it('every set of values is among those its mean and standard deviation allow', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 4 }), (values) => {
      const mean = values.reduce((a, b) => a + b, 0) / values.length;
      const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
      const sets = multisets(values.length, { value: Number(mean.toFixed(2)), decimals: 2 }, { value: Number(sd.toFixed(2)), decimals: 2 }, 500);
      return sets.some((set) => set.join() === [...values].sort((a, b) => a - b).join());
    }), { ...runs, numRuns: 10_000 });
  });

  it('the smallest base is never larger than the true one', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 4 }), (counts) => {
      const n = counts.reduce((a, b) => a + b, 0);
      const shares = counts.map((count) => ({ value: parseDecimal(((100 * count) / n).toFixed(1))!, decimals: 1, per: 100 }));
      const found = smallestBase(shares, 200);
      return found !== undefined && found <= n;
    }), { ...runs, numRuns: 2_000 });
  });

  it('unknowns are fixed exactly when every small solution agrees', () => {
    const system = fc.array(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(fc.property(system, fc.array(fc.integer({ min: 3, max: 6 }), { minLength: 4, maxLength: 4 }), (rows, truth) => {
      const equations = rows.map((row) => ({ terms: new Map(row.map((value, at) => [at, value] as const)), constant: BigInt(row.reduce((sum, value, at) => sum + value * truth[at]!, 0)) }));
      const found = determined(equations);
      // Another method: move along every direction of −3…3 that all equations allow; a fixed unknown never moves.
      const moves: number[][] = [];
      for (let code = 0; code < 7 ** 4; code += 1) {
        const move = [0, 1, 2, 3].map((at) => (Math.floor(code / 7 ** at) % 7) - 3);
        if (rows.every((row) => row.reduce((sum, value, at) => sum + value * move[at]!, 0) === 0)) moves.push(move);
      }
      return truth.every((value, at) => {
        const fixed = moves.every((move) => move[at] === 0);
        const answer = found.get(at);
        return fixed ? answer !== undefined && answer.num === BigInt(value) * answer.den : answer === undefined;
      });
    }), { ...runs, numRuns: 500 });
  });

  it('decimals print as they were written', () => {
    fc.assert(fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 6 }), (units, scale) => {
      const value: Decimal = { units: BigInt(units), scale };
      return compare(parseDecimal(print(value))!, value) === 0 && compare(decimal(Number(print(value))), value) === 0;
    }), runs);
  });
});
