import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { absolute, compare, decimal, isNegative, isZero, minus, parseDecimal, plus, print, sumOf, times, toNumber } from './decimal.js';

test.each(['', '.', '-', '+.', 'e5', '1,000', '12a', 'NaN', '--1', '1e', '1e1000', ' 1'])('"%s" is no plain decimal', (text) => {
  expect(parseDecimal(text)).toBeUndefined();
});

test.each([['12', 12n, 0], ['+12.50', 1250n, 2], ['-.5', -5n, 1], ['7.', 7n, 0], ['1.5e3', 1500n, 0], ['1.5E-3', 15n, 4], ['-0', 0n, 0]])('"%s" is read exactly', (text, units, scale) => {
  expect(parseDecimal(text)).toEqual({ units, scale });
});

test('a number that is none has no decimal; a decimal is its own', () => {
  for (const value of [NaN, Infinity, -Infinity]) expect(() => decimal(value)).toThrow(new RangeError('not a finite decimal'));
  expect(decimal({ units: 5n, scale: 1 })).toEqual({ units: 5n, scale: 1 });
  expect(decimal(2.5)).toEqual({ units: 25n, scale: 1 });
});

test('sums, differences, products and order agree with thousandths in whole numbers', () => {
  const one = fc.record({ units: fc.bigInt({ min: -1_000_000_000n, max: 1_000_000_000n }), scale: fc.integer({ min: 0, max: 3 }) });
  const thousandths = ({ units, scale }: { units: bigint; scale: number }): bigint => units * 10n ** BigInt(3 - scale);
  fc.assert(fc.property(one, one, (a, b) => {
    const [x, y] = [thousandths(a), thousandths(b)];
    expect([plus(a, b), minus(a, b)].map(thousandths)).toEqual([x + y, x - y]);
    const product = times(a, b);
    expect(product.units * 10n ** BigInt(6 - product.scale)).toBe(x * y);
    expect(compare(a, b)).toBe(x < y ? -1 : x > y ? 1 : 0);
    expect(thousandths(sumOf([a, b, a]))).toBe(2n * x + y);
    expect(thousandths(absolute(a))).toBe(x < 0n ? -x : x);
    expect([isNegative(a), isZero(a)]).toEqual([x < 0n, x === 0n]);
    expect(thousandths(parseDecimal(print(a))!)).toBe(x);
    expect(toNumber(a)).toBeCloseTo(Number(x) / 1000, 3);
  }), { numRuns: 500, seed: 20261122 });
});

test.each([[1250n, 2, '12.5'], [-5n, 3, '-0.005'], [100n, 2, '1'], [0n, 2, '0'], [-40n, 0, '-40']])('%s with %s decimals prints as %s', (units, scale, text) => {
  expect(print({ units, scale })).toBe(text);
});
