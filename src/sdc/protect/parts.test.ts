import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Breakpoints } from './breakpoints.js';
import { certify } from './certify.js';
import { protect } from './protect.js';
import type { CellFacts, Problem } from './problem.js';

const cell = (value: number, rest: Partial<CellFacts> = {}): CellFacts => ({ value, role: 'open', cost: value, lower: 0, upper: 0, ...rest });
const primary = (value: number, rest: Partial<CellFacts> = {}): CellFacts => cell(value, { role: 'primary', lower: 1, upper: 1, ...rest });
/** One line of cells under its total. */
const line = (parts: readonly CellFacts[]): Problem => {
  const cells = [...parts, cell(parts.reduce((sum, { value }) => sum + value, 0))];
  return { cells, system: { variables: cells.map(() => ({ low: 0, high: Infinity, whole: false })), sums: [{ total: parts.length, parts: parts.map((_, i) => i) }] } };
};
/** A table of 3 × 3 with margins. */
const square = (): Problem => {
  const values = [3, 20, 30, 25, 4, 40, 35, 45, 5];
  const rows = [0, 1, 2].map((r) => values.slice(r * 3, r * 3 + 3).reduce((a, b) => a + b, 0));
  const columns = [0, 1, 2].map((c) => values[c]! + values[c + 3]! + values[c + 6]!);
  const cells = [...values.map((value) => (value < 10 ? primary(value) : cell(value))), ...[...rows, ...columns].map((value) => cell(value, { role: 'published' }))];
  return {
    cells,
    system: {
      variables: cells.map(() => ({ low: 0, high: Infinity, whole: false })),
      sums: [...[0, 1, 2].map((r) => ({ total: 9 + r, parts: [r * 3, r * 3 + 1, r * 3 + 2] })), ...[0, 1, 2].map((c) => ({ total: 12 + c, parts: [c, c + 3, c + 6] }))],
    },
  };
};
const after = (calls: number) => { let left = calls; return () => left-- <= 0; };

describe('the audit of a pattern', () => {
  const hidden = (...at: number[]) => Object.assign(new Uint8Array(6), Object.fromEntries(at.map((i) => [i, 1])));
  it('one contributor of two cells knows both; without coalitions nobody is asked', () => {
    const problem = line([primary(5, { sole: 'a' }), cell(7, { sole: 'a' }), primary(6), cell(50)]);
    expect(certify(problem, hidden(0, 1, 2), 1)).toMatchObject({ holders: 1, shortfalls: [{ cell: 2, reader: 'insider', coalition: ['a'] }] });
    expect(certify(problem, hidden(0, 1, 2), 0)).toMatchObject({ holders: 0, shortfalls: [] });
  });
  it('contributors who know a published cell know nothing more', () => {
    expect(certify(line([primary(5), primary(6), cell(50, { sole: 'a' })]), hidden(0, 1), 1)).toMatchObject({ holders: 0, enough: 2, shortfalls: [] });
  });
  it('two together know what neither does', () => {
    const problem = line([primary(5, { sole: 'a' }), primary(6, { sole: 'b' }), primary(7), cell(50)]);
    expect(certify(problem, hidden(0, 1, 2), 1)).toMatchObject({ holders: 2, shortfalls: [] });
    expect(certify(problem, hidden(0, 1, 2), 2)).toMatchObject({ holders: 3, shortfalls: [{ cell: 2, reader: 'insider', coalition: ['a', 'b'] }] });
  });
  it('outsiders who learn too much are told by how much', () => {
    expect(certify(line([primary(5), cell(50)]), hidden(0), 0).shortfalls).toEqual([{ cell: 0, reader: 'outsider', side: 'exact', coalition: [] }]);
    expect(certify(line([primary(5, { upper: 9 }), primary(6), cell(50)]), hidden(0, 1), 0).shortfalls).toEqual([{ cell: 0, reader: 'outsider', side: 'width', coalition: [] }]);
  });
  it('more pairs than can be asked leave the question open', () => {
    const many = Array.from({ length: 202 }, (_, i) => cell(5, { sole: `c${i}` }));
    const found = certify(line([primary(5), ...many]), new Uint8Array(204).fill(1), 2);
    expect([found.holders, found.open]).toEqual([202 + 20_000, 1]);
  });
  it('out of time, what was not asked is open', () => {
    const found = certify(square(), new Uint8Array(15).fill(1, 0, 9), 1, () => true);
    expect(found.open).toBeGreaterThan(0);
    expect(found.shortfalls).toEqual([]);
  });
});

describe('protection', () => {
  it('stopped at any moment, it is proven or it says that it is not', () => {
    const outcomes = new Set<string>();
    for (let calls = 0; calls < 400; calls += calls < 60 ? 1 : 17) {
      const problem = square();
      const found = protect(problem, { isOver: after(calls) });
      outcomes.add(found.outcome);
      expect(['protected', 'unproven']).toContain(found.outcome);
      if (found.outcome !== 'protected') continue;
      const pattern = new Uint8Array(15);
      for (const i of found.hidden) pattern[i] = 1;
      expect(certify(problem, pattern, 1)).toMatchObject({ shortfalls: [], open: 0 });
    }
    expect([...outcomes].sort()).toEqual(['protected', 'unproven']);
  });
  it('good enough at any moment, it is safe', () => {
    const costs = [0, 1, 2, 3, 5, 8, 1000].map((calls) => {
      const found = protect(square(), { isEnough: after(calls) });
      if (found.outcome !== 'protected') throw new Error('a square can be protected');
      return found.cost;
    });
    expect(costs).toEqual([...costs].sort((a, b) => b - a));
  });
  it('of nothing hides nothing, and of a lone number there is none', () => {
    expect(protect({ cells: [], system: { variables: [], sums: [] } })).toMatchObject({ outcome: 'protected', hidden: [], cost: 0 });
    const alone = protect(line([primary(5), cell(0, { role: 'published' })].map((one) => one)));
    expect(alone.outcome).toBe('protected');
    const published = line([primary(5), cell(9, { role: 'published' })]);
    expect(protect({ ...published, cells: published.cells.with(2, { ...published.cells[2]!, role: 'published' }) })).toMatchObject({ outcome: 'impossible', shortfalls: [{ cell: 0, side: 'exact' }] });
  });
  it('refuses what is no problem', () => {
    const problem = line([primary(5), cell(9)]);
    expect(() => protect({ ...problem, cells: problem.cells.slice(1) })).toThrow('2 cells for 3 variables');
    for (const wrong of [{ cost: -1 }, { lower: -1 }, { upper: NaN }]) expect(() => protect({ ...problem, cells: problem.cells.with(0, { ...problem.cells[0]!, ...wrong }) })).toThrow('cell 0: costs and protection are 0 or more');
    for (const value of [-1, NaN]) expect(() => protect({ ...problem, cells: problem.cells.with(1, cell(value, { cost: 1 })) })).toThrow("cell 1: the value is not between the variable's bounds");
  });
});

describe('the ratio test', () => {
  it('passes the same breakpoints as sorting them all', () => {
    const entry = fc.record({ ratio: fc.integer({ min: 0, max: 40 }), step: fc.integer({ min: 1, max: 9 }) });
    fc.assert(fc.property(fc.uniqueArray(entry, { minLength: 1, maxLength: 20, selector: ({ ratio }) => ratio }), fc.integer({ min: 1, max: 80 }), fc.integer({ min: 0, max: 2000 }), (entries, infeasibility, allowed) => {
      const breakpoints = new Breakpoints(20);
      entries.forEach(({ ratio, step }, column) => breakpoints.add(column, ratio, step));
      const found = breakpoints.choose(infeasibility, allowed);
      let [slope, reached, rise] = [infeasibility, 0, 0];
      const flips: number[] = [];
      let expected: number | 'none' | 'dear' = 'none';
      for (const { ratio, step, column } of entries.map((one, column) => ({ ...one, column })).sort((a, b) => a.ratio - b.ratio)) {
        rise += (ratio - reached) * slope;
        reached = ratio;
        if (rise > allowed) expected = 'dear';
        else if (step >= slope) expected = column;
        else {
          slope -= step;
          flips.push(column);
          continue;
        }
        break;
      }
      expect([found, breakpoints.flips, breakpoints.rise]).toEqual([expected, flips, rise]);
      breakpoints.clear();
      expect([breakpoints.choose(1, 1), breakpoints.flips, breakpoints.rise]).toEqual(['none', [], 0]);
    }), { numRuns: 500, seed: 20_261_122 });
  });
});
