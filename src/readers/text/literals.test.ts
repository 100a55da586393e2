import { describe, expect, test } from '@jest/globals';
import { literalAt } from './literals.js';

describe('a literal that a program printed', () => {
  test.each([
    ["{'north': {'cases': 45, 'deaths': 3}}", { north: { cases: 45, deaths: 3 } }],
    ["Counter({'asthma': 812, 'rare': 3})", { asthma: 812, rare: 3 }],
    ["defaultdict(<class 'int'>, {'a': 1, 'b': .5})", { a: 1, b: 0.5 }],
    ["[('north', 45), ('south', 3)]", [['north', 45], ['south', 3]]],
    ["{'a': np.int64(120), 'b': np.float64(0.25)}", { a: 120, b: 0.25 }],
    ['{1: 1_200, 2: None, 3: True, 4: 7.}', { 1: 1200, 2: null, 3: true, 4: 7 }],
    ["results = {'it\\'s': [1, 2,], 'x': ()}", { "it's": [1, 2], x: [] }],
  ])('%s', (line, value) => expect(literalAt([line], 0)?.value).toEqual(value));

  test('may run over lines', () => {
    expect(literalAt(["{'a': 1,", " 'b': 2}", 'after'], 0)).toEqual({ value: { a: 1, b: 2 }, to: 2 });
  });

  test.each([['prose (n = 3) and more'], ['{ not closed'], ["{'a': }"], [')('], ['[1, 2) trailing ]'], ['{{{{'], ['[1]'], ['(' + '['.repeat(100)]])('%s is none', (line) => expect(literalAt([line], 0)).toBeUndefined());
});
