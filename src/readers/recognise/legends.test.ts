import { describe, expect, it } from '@jest/globals';
import { itemDeclaration } from '../../sdc/declaration.js';
import { boundsIn, declaredLegend, legendsIn, roundingIn } from './legends.js';
import { unbounded } from './marks.js';

const legend = (sentence: string) => legendsIn([sentence]).map(({ mark, low, high, secondary }) => `${mark} ${low} ${high === unbounded ? '∞' : high}${secondary ? ' also secondary' : ''}`);

describe('legends', () => {
  it.each([
    ['* = count below 10 (1-9)', '* 1 9'], ['"* = fewer than 10"', '* 1 9'], ['[c] indicates that counts of less than 5 were suppressed', '[c] 1 4'],
    ['* denotes values between 1 and 7', '* 1 7'], ['c: suppressed, fewer than ten people, including zero', 'c 0 9'], ['~ means 7 or fewer', '~ 1 7'],
    ['* = suppressed (small count, or to protect another cell)', '* 0 ∞ also secondary'], ['# represents a number under 5', '# 1 4'],
    ['[REDACTED] = counts <=7', '[REDACTED] 1 7'], ['Note: * = <10', '* 1 9'], ['S = under 6', 'S 1 5'], ['** denotes suppressed values', '** 0 ∞'],
    ['x = confidential', 'x 0 ∞'], ['* Suppressed: numbers fewer than 5', '* 1 4'], ['s - suppressed to prevent disclosure of counts below 10', 's 1 9'], ['* = 1 to 7', '* 1 7'],
  ])('reads %j', (sentence, expected) => expect(legend(sentence)).toEqual([expected]));

  it.each(['* p < 0.05 shows nothing hidden', 'Source: NHS England, 2023', 'Percentages may not sum to 100', 'n = 212', 'SD = standard deviation'])('leaves %j alone', (sentence) => {
    expect(legend(sentence)).toEqual([]);
  });

  it('reads two marks of one sentence', () => expect(legend('* = fewer than 10; [c] = suppressed to protect other cells')).toEqual(['* 1 9', '[c] 0 ∞ also secondary']));

  it.each([
    ['fewer than five', 1, 4], ['<=7', 1, 7], ['up to 7', 1, 7], ['between 1 and 9', 1, 9], ['1–4', 1, 4], ['less than 10 including zeros', 0, 9], ['suppressed', 0, unbounded],
  ])('bounds %j', (text, low, high) => expect(boundsIn(text)).toEqual({ low, high }));

  it('takes a declared suppression over its own words', () => {
    const table = itemDeclaration.parse({ path: 'x', tables: [{ suppression: { symbol: '*', threshold: 10 } }, { suppression: { symbol: '*', meaning: '<10 including 0; also secondary', threshold: 10 } }, {}] }).tables;
    expect(declaredLegend(table[0])).toEqual([{ mark: '*', low: 1, high: 9, secondary: false, source: 'declared' }]);
    expect(declaredLegend(table[1])).toEqual([{ mark: '*', low: 0, high: unbounded, secondary: true, source: 'declared' }]);
    expect(declaredLegend(table[2])).toEqual([]);
  });
});

describe('rounding', () => {
  it.each([
    ['Counts rounded to the nearest 5', 'nearest', 5], ['Figures are randomly rounded to base 3', 'random', 3], ['All numbers have been rounded to the nearest ten', 'nearest', 10],
    ['Counts use midpoint 6 rounding', 'midpoint', 6],
  ])('reads %j', (sentence, method, base) => expect(roundingIn([sentence])).toMatchObject({ method, base, source: 'legend' }));
  it('reads none where none is said', () => expect(roundingIn(['Percentages are rounded.', 'Source: 5 trusts'])).toBeUndefined());
});
