import { describe, expect, it, test } from '@jest/globals';
import { eliminate } from './basis.js';
import { Dictionary } from './dictionary.js';
import { explain, feasible, inFigures, levels, type Line, type LineTerm, type Sum, type System, type Variable } from './index.js';
import { packed } from './packed.js';

const hidden: Variable = { low: 0, high: Infinity, whole: true };
const shown = (value: number, whole = true): Variable => ({ low: value, high: value, whole });
const between = (low: number, high: number, whole = true): Variable => ({ low, high, whole });
const ends = (system: System, variable = 0) => {
  const { low, high, proven } = feasible(system, { ask: [variable] })[0]!;
  return [low, high, proven];
};
/** Four hidden cells with their four totals. */
const square: System = {
  variables: [hidden, hidden, hidden, hidden, shown(11), shown(17), shown(13), shown(15)],
  sums: [{ total: 4, parts: [0, 1] }, { total: 5, parts: [2, 3] }, { total: 6, parts: [0, 2] }, { total: 7, parts: [1, 3] }],
};
/** Whole numbers with two thirds of a table: the relaxation reaches 1.5. */
const thirds: System = {
  variables: [between(0, 1), between(0, 1), between(0, 1), between(0, 9)], sums: [{ total: 3, parts: [0, 1, 2] }],
  relations: [[0, 1], [1, 2], [0, 2]].map((pair) => ({ terms: pair.map((variable) => ({ variable, times: 1 })), low: 0, high: 1 })),
};

describe('no table agrees', () => {
  it('with two totals of the same numbers that differ, however slowly their bounds would meet', () => {
    const system: System = { variables: [hidden, hidden, shown(100_000), shown(100_001)], sums: [{ total: 2, parts: [0, 1] }, { total: 3, parts: [0, 1] }] };
    expect(ends(system)[2]).toBe('inconsistent');
    expect(levels(system, { needs: [{ variable: 0, low: 1, high: 2 }], holders: [[1]] })).toEqual({ levels: ['inconsistent'], victims: [null] });
    expect(explain(system, 0).proofs).toEqual({ low: { bySearch: false }, high: { bySearch: false } });
  });
  it('with a number that no whole number fits', () => {
    expect(ends({ variables: [between(0.2, 0.8)], sums: [] })[2]).toBe('inconsistent');
    expect(ends({ variables: [between(0.2, 0.8), hidden, shown(5)], sums: [{ total: 2, parts: [0, 1] }] })[2]).toBe('inconsistent');
  });
  it('with an odd sum of doubled whole numbers', () => {
    const odd: System = { variables: [between(0, 9), between(0, 9)], sums: [], relations: [{ terms: [{ variable: 0, times: 2 }, { variable: 1, times: 2 }], low: 9, high: 9 }] };
    expect(ends(odd)[2]).toBe('inconsistent');
    expect(levels(odd, { needs: [{ variable: 0, low: 1, high: 2 }] }).levels).toEqual(['inconsistent']);
  });
  it('with published numbers that do not add up', () => {
    expect(levels({ variables: [shown(2), shown(3), shown(6)], sums: [{ total: 2, parts: [0, 1] }] }, { needs: [{ variable: 0, low: 1, high: 2 }], holders: [[1]] })).toEqual({ levels: ['inconsistent'], victims: [[]] });
  });
});

describe('whole numbers and magnitudes together', () => {
  const mixed: System = {
    variables: [between(0, 5), between(0, 5), between(0, 20, false)], sums: [{ total: 2, parts: [0, 1] }],
    relations: [{ terms: [{ variable: 0, times: 2 }, { variable: 1, times: 2 }], low: 0, high: 5 }],
  };
  it('a magnitude keeps the relaxation where only whole numbers would tighten it', () => {
    const [low, high, proven] = ends(mixed, 2) as [number, number, string];
    expect([low, proven]).toEqual([0, 'relaxation']);
    expect(high).toBe(2.5);
    expect(explain(mixed, 2).proofs.high).toMatchObject({ bySearch: false, line: { value: 2.5 } });
  });
  it('a whole number among them is searched', () => expect(ends(mixed, 0)).toEqual([0, 2, 'exact']));
});

test('an odd ring of sums is no network, and is solved as any other', () => {
  const ring: System = {
    variables: [hidden, hidden, hidden, hidden, hidden, hidden, shown(10), shown(12), shown(14)],
    sums: [{ total: 6, parts: [0, 1, 3] }, { total: 7, parts: [1, 2, 4] }, { total: 8, parts: [0, 2, 5] }],
  };
  expect(feasible(ring, { ask: [0, 1, 2, 3, 4, 5] }).map(({ low, high, proven }) => [low, high, proven])).toEqual([[0, 10, 'exact'], [0, 10, 'exact'], [0, 12, 'exact'], [0, 10, 'exact'], [0, 12, 'exact'], [0, 14, 'exact']]);
});

test('decimals of very large numbers are rounded outward, never over the truth', () => {
  const truth = 1_000_000_000_000.123456;
  const system: System = { variables: [between(0, Infinity, false), shown(0.5, false), { low: truth, high: truth, whole: false }], sums: [{ total: 2, parts: [0, 1] }] };
  const [low, high] = ends(system) as [number, number];
  expect(low <= truth - 0.5 && truth - 0.5 <= high).toBe(true);
  expect(high - low).toBeLessThan(1);
});

test('with more sums than are worth a readable line, the interval stands without one', () => {
  const count = 620;
  const variables = [...Array.from({ length: count + 1 }, () => hidden), ...Array.from({ length: count }, () => shown(10))];
  const sums = Array.from({ length: count }, (_, i): Sum => ({ total: count + 1 + i, parts: [i, i + 1] }));
  const found = explain({ variables, sums }, 0);
  expect([found.low, found.high, found.recovery]).toEqual([0, 10, undefined]);
});

describe('a clock that fails', () => {
  const failing = (calls: number) => { let left = calls; return () => { if (left-- <= 0) throw new Error('no clock'); return false; }; };
  it.each([['a square', square], ['a table in thirds', thirds]])('%s: the fault is passed on, whenever it comes', (_words, system) => {
    const asked: readonly ((isOver: () => boolean) => unknown)[] = [
      (isOver) => feasible(system, { isOver }), (isOver) => explain(system, 0, { isOver }),
      (isOver) => levels(system, { isOver, needs: [0, 1, 2].map((variable) => ({ variable, low: 0, high: 1 })), holders: [[0], [1, 2]] }),
    ];
    for (const ask of asked) {
      let calls = 0;
      for (; calls < 2_000; calls += 1) {
        let fault: unknown;
        try { ask(failing(calls)); } catch (error) { fault = error; }
        if (fault === undefined) break;
        expect(fault).toEqual(new Error('no clock'));
      }
      expect(calls).toBeGreaterThan(0);
    }
  });
});

test('a tableau that would not fit in one block stays as it is, and the packed one says the same', () => {
  const rows = [{ columns: [0, 1, 2], times: [1, 1, -2], constant: 0, origin: 0 }, { columns: [1, 3], times: [3, -1], constant: 4, origin: 1 }];
  const made = () => {
    const dictionary = new Dictionary(rows, Float64Array.of(4, 2, 3, 10));
    eliminate(dictionary, () => 1, () => undefined);
    return dictionary;
  };
  const dictionary = made();
  expect(packed(dictionary, 1)).toBe(dictionary);
  const block = packed(made());
  const entries = (tableau: typeof block) => [...tableau.basic.keys()].flatMap((row) => {
    const count = tableau.readRow(row);
    return tableau.basic[row]! < 0 ? [] : [[tableau.basic[row], tableau.numerator[row]! / tableau.denominator[row]!, ...[...Array(count).keys()].map((k) => `${tableau.slot[tableau.rowColumns[k]!]}: ${tableau.rowEntries[k]}`).sort()]];
  });
  expect(entries(block)).toEqual(entries(dictionary));
});

describe('a line in figures', () => {
  const term = (times: number, value: number): LineTerm => ({ of: { variable: 0 }, times, at: 'published', value });
  const line = (terms: readonly LineTerm[], rest: Partial<Line> = {}) => inFigures({ relation: '=', divisor: 1, terms, value: 6, sums: [], ...rest });
  it.each<[string, string]>([
    [line([term(1, 410), term(-1, 112)]), '410 − 112 = 6'], [line([term(-1, 4), term(1, 10)]), '−4 + 10 = 6'], [line([term(2, 5), term(-3, 4)]), '2 × 5 − 3 × 4 = 6'],
    [line([term(1, 12)], { divisor: 2 }), '12 ÷ 2 = 6'], [line([term(1, 12), term(1, 6)], { divisor: 3 }), '(12 + 6) ÷ 3 = 6'], [line([term(1, 0)]), '0 = 6'], [line([]), '0 = 6'],
    [line([term(1, 6)], { relation: '≤' }), '≤ 6 = 6'], [line([term(1, -6), term(-1, -12)], { relation: '≥' }), '≥ −6 + 12 = 6'],
  ])('%s', (found, expected) => expect(found).toBe(expected));
});
