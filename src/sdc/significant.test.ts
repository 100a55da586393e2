import { expect, test } from '@jest/globals';
import { significantDigits } from './significant.js';

test.each([
  ['0.12347', 5], ['1200', 2], ['12.0', 3], ['1,234.50', 6], ['-0.0050', 2], ['\u22127', 1], ['+3.1e-4', 2], ['1 234', 4], ['0', 0], ['0.00', 0], ['.5', 1], ['100.', 3], ['', 0], ['n/a', 0], ['1,200', 2],
])('"%s" has %i significant digits', (text, digits) => expect(significantDigits(text)).toBe(digits));
