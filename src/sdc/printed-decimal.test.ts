import { describe, expect, it } from '@jest/globals';
import { print } from './decimal.js';
import { printedDecimal } from './printed-decimal.js';
import type { Shown } from './table.js';

const printed = (text: string, shown: Shown): string | undefined => {
  const found = printedDecimal({ at: { row: 1, column: 1 }, coords: [], measure: 0, text, shown });
  return found && print(found);
};

describe('the number a cell shows, exactly', () => {
  it.each([
    ['1,204.5', 1204.5, 1, '1204.5'],
    ['1.204,5', 1204.5, 1, '1204.5'],
    ['1 204,50 %', 1204.5, 2, '1204.5'],
    ['−3,2', -3.2, 1, '-3.2'],
    ['(12.0)', 12, 1, '12'],
    ['12345678901234567.89', 12345678901234567.89, 2, '12345678901234567.89'],
    ['2.5e-05', 0.000025, 6, '0.000025'],
    ['0', 0, 0, '0'],
  ])('%j', (text, value, decimals, expected) => expect(printed(text, { as: 'number', value, decimals })).toBe(expected));

  it('is nothing where nothing is shown', () => expect(printed('[c]', { as: 'suppressed', mark: '[c]', low: 1, high: 9, cause: 'unknown' })).toBeUndefined());
});
