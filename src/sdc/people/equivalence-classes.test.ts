import { describe, expect, test } from '@jest/globals';
import { equivalenceClasses } from './equivalence-classes.js';

describe('equivalence classes', () => {
  test('of nobody are none', () => expect(equivalenceClasses([])).toEqual({ count: 0, smallest: 0, unique: 0 }));
  test('count their members, their loners and their secrets', () => {
    const keys = [['F', '40'], ['F', '40'], ['M', '40'], ['M', '41'], ['F', '40']];
    expect(equivalenceClasses(keys, ['a', 'a', 'b', 'c', 'a'])).toEqual({ count: 3, smallest: 1, unique: 2, fewestSensitive: 1 });
  });
  test('are not confused by where one value ends', () => {
    expect(equivalenceClasses([['a', 'bc'], ['ab', 'c'], ['1:a', ''], ['', '1:a']]).count).toBe(4);
  });
  test('agree with counting by hand, record against record', () => {
    const keys = Array.from({ length: 300 }, (_, index) => [String(index * 7919 % 5), String(index * 104729 % 7)]);
    const sizes = keys.map((key) => keys.filter((other) => other.every((part, at) => part === key[at])).length);
    expect(equivalenceClasses(keys)).toEqual({ count: new Set(keys.map(String)).size, smallest: Math.min(...sizes), unique: sizes.filter((size) => size === 1).length });
  });
});
