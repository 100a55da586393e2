import { describe, expect, it } from '@jest/globals';
import { feasible, levels, type System, type Variable } from './index.js';

const hidden: Variable = { low: 0, high: Infinity, whole: true };
const shown = (value: number): Variable => ({ low: value, high: value, whole: true });

/** Four hidden cells with their four totals: one may move, and the other three with it. */
const square: System = {
  variables: [hidden, hidden, hidden, hidden, shown(11), shown(17), shown(13), shown(15)],
  sums: [{ total: 4, parts: [0, 1] }, { total: 5, parts: [2, 3] }, { total: 6, parts: [0, 2] }, { total: 7, parts: [1, 3] }],
};

describe('feasible', () => {
  it('answers in the order asked, published numbers included', () => {
    expect(feasible(square, { ask: [7, 0] })).toEqual([{ low: 15, high: 15, proven: 'exact' }, { low: 0, high: 11, proven: 'exact' }]);
  });

  it('a number named twice in a sum counts twice', () => {
    expect(feasible({ variables: [hidden, shown(10)], sums: [{ total: 1, parts: [0, 0] }] })[0]).toEqual({ low: 5, high: 5, proven: 'exact' });
  });

  it('says when no table agrees, and keeps to the component where that is so', () => {
    const system = { variables: [...square.variables.with(4, shown(12)), hidden, shown(3)], sums: [...square.sums, { total: 9, parts: [8] }] };
    const found = feasible(system, { ask: [0, 8] });
    expect(found.map((f) => f.proven)).toEqual(['inconsistent', 'exact']);
  });

  it('says so of published numbers that do not add up', () => {
    expect(feasible({ variables: [shown(2), shown(3), shown(6)], sums: [{ total: 2, parts: [0, 1] }] }).map((f) => f.proven)).toEqual(Array(3).fill('inconsistent'));
  });

  it('whole numbers can make a system impossible that fractions allow', () => {
    expect(feasible({ variables: [hidden, shown(9)], sums: [{ total: 1, parts: [0, 0] }] })[0]!.proven).toBe('inconsistent');
  });

  it('out of budget, it says unfinished and gives bounds that hold', () => {
    for (const budget of [{ isOver: () => true }, { steps: 0 }]) {
      const [first] = feasible(square, { ask: [0], ...budget });
      expect(first).toEqual({ low: 0, high: 11, proven: 'unfinished' });
    }
  });

  it('without a search over whole numbers, it says that only the relaxation was solved', () => {
    const pair = (a: number, b: number) => ({ terms: [{ variable: a, times: 1 }, { variable: b, times: 1 }], low: 0, high: 1 });
    const one: Variable = { low: 0, high: 1, whole: true };
    const system: System = {
      variables: [one, one, one, { low: 0, high: 9, whole: true }],
      sums: [{ total: 3, parts: [0, 1, 2] }],
      relations: [pair(0, 1), pair(1, 2), pair(0, 2)],
    };
    expect(feasible(system, { ask: [3] })[0]).toEqual({ low: 0, high: 1, proven: 'exact' });
    const [relaxed] = feasible(system, { ask: [3], nodes: 0 });
    expect(relaxed!.high).toBeGreaterThanOrEqual(1);
  });

  it('a number that no sum mentions may be anything its bounds allow', () => {
    expect(feasible({ variables: [{ low: 2, high: 7, whole: true }], sums: [] })).toEqual([{ low: 2, high: 7, proven: 'exact' }]);
  });

  it('decimals are exact', () => {
    const money = (value: number): Variable => ({ low: value, high: value, whole: false });
    const open: Variable = { low: 0, high: Infinity, whole: false };
    expect(feasible({ variables: [money(0.1), open, money(0.3)], sums: [{ total: 2, parts: [0, 1] }] })[1]).toEqual({ low: 0.2, high: 0.2, proven: 'exact' });
  });
});

describe('levels', () => {
  it('a need is met, missed, or the number is given away', () => {
    const needs = [{ variable: 0, low: 1, high: 10 }, { variable: 0, low: 1, high: 12 }, { variable: 4, low: 10, high: 12 }];
    expect(levels(square, { needs }).levels).toEqual(['enough', 'tooNarrow', 'exactlyKnown']);
  });

  it('whoever knows one corner of a square knows the other three', () => {
    const needs = [0, 1, 2, 3].map((variable) => ({ variable, low: 5, high: 6 }));
    expect(levels(square, { needs, holders: [[0]] }).victims.map((v) => [...v!].sort())).toEqual([[1, 2, 3]]);
  });

  it('out of budget, it leaves the question open', () => {
    expect(levels(square, { needs: [{ variable: 0, low: 0, high: 11 }], isOver: () => true }).levels).toEqual(['open']);
  });
});
