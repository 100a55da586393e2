import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { certify, protect, type CellFacts, type Problem } from './index.js';

interface Inner {
  readonly value: number;
  readonly primary: boolean;
  readonly sole: boolean;
}

/** A two-way table with margins, row by row; the last of each row and the last row are totals. */
function tableOf(rows: readonly (readonly Inner[])[]): Problem {
  const width = rows[0]!.length;
  const cells: CellFacts[] = [];
  const sums: { total: number; parts: number[] }[] = [];
  const index = (r: number, c: number): number => r * (width + 1) + c;
  const open = (value: number): CellFacts => ({ value, role: value === 0 ? 'published' : 'open', cost: value, lower: 0, upper: 0 });
  rows.forEach((row, r) => {
    for (const { value, primary, sole } of row) {
      const facts = open(value);
      cells.push({
        ...facts,
        ...(primary && value > 0 ? { role: 'primary' as const, lower: Math.ceil(value / 10), upper: Math.ceil(value / 10) } : {}),
        ...(sole && value > 0 ? { sole: `c${cells.length}` } : {}),
      });
    }
    cells.push(open(row.reduce((sum, { value }) => sum + value, 0)));
    sums.push({ total: index(r, width), parts: row.map((_, c) => index(r, c)) });
  });
  for (let c = 0; c <= width; c++) {
    const parts = rows.map((_, r) => index(r, c));
    cells.push(open(parts.reduce((sum, i) => sum + cells[i]!.value, 0)));
    sums.push({ total: index(rows.length, c), parts });
  }
  sums.push({ total: index(rows.length, width), parts: rows[0]!.map((_, c) => index(rows.length, c)) });
  return { system: { variables: cells.map(() => ({ low: 0, high: Infinity, whole: false })), sums }, cells };
}

const inner = fc.record({ value: fc.integer({ min: 0, max: 60 }), primary: fc.boolean(), sole: fc.boolean() });
const tables = (most: number) =>
  fc.tuple(fc.integer({ min: 2, max: most }), fc.integer({ min: 2, max: most }))
    .chain(([r, c]) => fc.array(fc.array(inner, { minLength: c, maxLength: c }), { minLength: r, maxLength: r }))
    .map((rows) => tableOf(rows.map((row) => row.map((cell) => ({ ...cell, primary: cell.primary && cell.value % 3 === 0, sole: cell.sole && cell.value % 3 === 0 })))));

/** Every subset of the open cells, cheapest first, until one passes the audit. */
function optimum(problem: Problem, coalition: 0 | 1): number | undefined {
  const open = problem.cells.flatMap((cell, i) => (cell.role === 'open' ? [i] : []));
  const fixed = problem.cells.map((cell) => (cell.role === 'primary' || cell.role === 'forced' ? 1 : 0));
  const costOf = (set: number): number => open.reduce((sum, i, k) => sum + (set & (1 << k) ? problem.cells[i]!.cost : 0), 0);
  const sets = Array.from({ length: 1 << open.length }, (_, set) => ({ set, cost: costOf(set) })).sort((a, b) => a.cost - b.cost);
  const base = problem.cells.reduce((sum, cell, i) => sum + (fixed[i] ? cell.cost : 0), 0);
  for (const { set, cost } of sets) {
    const hidden = [...fixed];
    open.forEach((i, k) => {
      if (set & (1 << k)) hidden[i] = 1;
    });
    if (certify(problem, hidden, coalition).shortfalls.length === 0) return base + cost;
  }
  return undefined;
}

describe('protect', () => {
  it('hides the cheapest rectangle around one cell', () => {
    const cell = (value: number, primary = false): Inner => ({ value, primary, sole: false });
    const problem = tableOf([
      [cell(20, true), cell(50), cell(10)],
      [cell(8), cell(19), cell(22)],
      [cell(17), cell(32), cell(12)],
    ]);
    const answer = protect(problem);
    expect(answer).toMatchObject({ outcome: 'protected', hidden: [0, 2, 8, 10], cost: 59 });
  });

  it('does not let the only contributor of one hidden cell work out another', () => {
    const cell = (value: number, primary = false, sole = false): Inner => ({ value, primary, sole });
    const problem = tableOf([
      [cell(20, true), cell(30, true, true), cell(90)],
      [cell(80), cell(70), cell(95)],
      [cell(85), cell(75), cell(99)],
    ]);
    const outsiders = protect(problem, { coalition: 0 });
    const everybody = protect(problem, { coalition: 1 });
    if (outsiders.outcome !== 'protected' || everybody.outcome !== 'protected') throw new Error('a pattern exists');
    expect(outsiders.hidden).toEqual([0, 1, 4, 5]);
    expect(everybody.certificate).toMatchObject({ primaries: 2, enough: 2, holders: 1, shortfalls: [], open: 0 });
    expect(everybody.cost).toBeGreaterThan(outsiders.cost);
  });

  it('never beats the cheapest of all patterns, and stays close to it', () => {
    let best = 0;
    let ours = 0;
    fc.assert(
      fc.property(tables(3), fc.constantFrom(0 as const, 1 as const), (problem, coalition) => {
        fc.pre(problem.cells.filter((cell) => cell.role === 'open').length <= 9);
        const least = optimum(problem, coalition);
        const answer = protect(problem, { coalition });
        if (least === undefined) return expect(answer.outcome).toBe('impossible');
        if (answer.outcome !== 'protected') throw new Error(`a pattern of cost ${least} exists`);
        expect(answer.cost).toBeGreaterThanOrEqual(least);
        best += least;
        ours += answer.cost;
      }),
      { numRuns: 60, seed: 6 },
    );
    expect(best).toBeGreaterThan(0);
    expect(ours / best).toBeLessThan(1.02);
  });

  it('returns nothing that the audit of the pattern does not accept', () => {
    fc.assert(
      fc.property(tables(5), fc.constantFrom(0 as const, 1 as const, 2 as const), (problem, coalition) => {
        const answer = protect(problem, { coalition });
        if (answer.outcome !== 'protected') return expect(answer.shortfalls.length).toBeGreaterThan(0);
        const hidden = problem.cells.map((_, i) => (answer.hidden.includes(i) ? 1 : 0));
        expect(certify(problem, hidden, coalition)).toMatchObject({ shortfalls: [], open: 0 });
        expect(answer.cost).toBe(answer.hidden.reduce((sum, i) => sum + problem.cells[i]!.cost, 0));
        for (const i of answer.hidden) expect(problem.cells[i]!.role).not.toBe('published');
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('keeps forced cells hidden and published cells in sight, and says when that is impossible', () => {
    const cell = (value: number, primary = false): Inner => ({ value, primary, sole: false });
    const problem = tableOf([[cell(20, true), cell(50)], [cell(30), cell(40)]]);
    const withRole = (roles: Partial<Record<number, CellFacts['role']>>): Problem => ({
      ...problem, cells: problem.cells.map((facts, i) => ({ ...facts, role: roles[i] ?? facts.role })),
    });
    expect(protect(withRole({ 8: 'forced' }))).toMatchObject({ outcome: 'protected', hidden: expect.arrayContaining([0, 8]) });
    const kept = protect(withRole({ 1: 'published', 3: 'published' }));
    if (kept.outcome !== 'protected') throw new Error('the margins are left to hide');
    expect(kept.hidden).toEqual([0, 2, 6, 8]);
    expect(protect(withRole({ 1: 'published', 2: 'published' })).outcome).toBe('impossible');
  });

  it('returns no pattern when time runs out before the proof', () => {
    const cell = (value: number, primary = false): Inner => ({ value, primary, sole: false });
    const problem = tableOf([[cell(20, true), cell(50)], [cell(30), cell(40)]]);
    expect(protect(problem, { isOver: () => true })).toMatchObject({ outcome: 'unproven' });
  });

  it('gives the same pattern twice', () => {
    const [problem] = fc.sample(tables(7), { numRuns: 1, seed: 3 });
    expect(protect(problem!)).toEqual(protect(problem!));
  });

  it('refuses values that the reader would not believe', () => {
    const problem = tableOf([[{ value: 5, primary: true, sole: false }, { value: 4, primary: false, sole: false }], [{ value: 3, primary: false, sole: false }, { value: 2, primary: false, sole: false }]]);
    const variables = problem.system.variables.map(() => ({ low: 10, high: 20, whole: false }));
    expect(() => protect({ ...problem, system: { ...problem.system, variables } })).toThrow('between the variable');
  });
});
