import { describe, expect, it } from '@jest/globals';
import { feasible, levels, type System } from '../../src/sdc/audit/index.js';
import { bounded, kinds } from './cases.js';
import { between, seeded } from './seeded.js';

describe('the verdict alone agrees with the intervals', () => {
  it.each(kinds)('$name', ({ draw }) => {
    const random = seeded(5);
    let settled = 0;
    for (let table = 0; table < 40; table++) {
      const { system, truth } = table % 2 ? draw(random) : bounded(draw(random));
      const open = system.variables.flatMap((v, i) => (v.low < v.high ? [i] : []));
      const needs = open.map((variable) => ({ variable, low: truth[variable]! - between(random, 0, 2), high: truth[variable]! + between(random, 1, 3) }));
      const found = feasible(system, { ask: open });
      for (const start of [{ truth }, {}]) {
        levels(system, { needs, ...start }).levels.forEach((level, k) => {
          if (level === 'open') return;
          const { low, high } = found[k]!;
          const enough = low <= needs[k]!.low && high >= needs[k]!.high;
          expect([table, k, level]).toEqual([table, k, low === high ? 'exactlyKnown' : enough ? 'enough' : 'tooNarrow']);
          settled++;
        });
      }
    }
    expect(settled).toBeGreaterThan(20);
  });
});

describe('what a contributor who knows their own number can compute', () => {
  it.each(kinds)('$name: as elimination in fractions says', ({ draw }) => {
    const random = seeded(9);
    let asked = 0;
    for (let table = 0; table < 30; table++) {
      const { system, truth } = draw(random);
      const open = system.variables.flatMap((v, i) => (v.low < v.high ? [i] : []));
      if (open.length < 3) continue;
      const needs = open.map((variable) => ({ variable, low: truth[variable]!, high: truth[variable]! }));
      const any = () => open[between(random, 0, open.length - 1)]!;
      const holders = [[any()], [any(), any()], [any(), any(), any()]];
      const { victims } = levels(system, { needs, truth, holders });
      holders.forEach((known, h) => {
        const mine = open.filter((v) => !known.includes(v) && !isDetermined(system, [], v) && isDetermined(system, known, v));
        expect([table, h, [...victims[h]!].sort((a, b) => a - b)]).toEqual([table, h, mine]);
        asked++;
      });
    }
    expect(asked).toBeGreaterThan(20);
  });
});

/** Is the unknown fixed by the sums alone once some are known? Gauss elimination modulo a large prime: is its unit vector in the row space? */
function isDetermined({ variables, sums, relations = [] }: System, known: readonly number[], target: number): boolean {
  const prime = 2305843009213693951n;
  const mod = (x: bigint) => ((x % prime) + prime) % prime;
  const unknown = [...variables.keys()].filter((v) => variables[v]!.low < variables[v]!.high && !known.includes(v));
  // A slack that may move is one more unknown; put the target last.
  const rows: bigint[][] = [];
  const slacks = [...sums.filter((s) => s.slack), ...relations.filter((r) => r.low < r.high)].length;
  let slack = 0;
  const columns = [...unknown.filter((v) => v !== target)];
  const width = columns.length + slacks + 1;
  const add = (terms: readonly (readonly [number, number])[], isLoose: boolean) => {
    const row = new Array<bigint>(width).fill(0n);
    for (const [v, t] of terms) {
      const c = v === target ? width - 1 : columns.indexOf(v);
      if (c >= 0) row[c] = mod(row[c]! + BigInt(t));
    }
    if (isLoose) row[columns.length + slack++] = 1n;
    rows.push(row);
  };
  for (const { total, parts, slack = 0 } of sums) add([[total, -1], ...parts.map((p) => [p, 1] as const)], slack !== 0);
  for (const { terms, low, high } of relations) add(terms.map((t) => [t.variable, t.times] as const), low < high);
  const inverse = (x: bigint): bigint => {
    let [a, b, u, v] = [x, prime, 1n, 0n];
    while (b !== 0n) [a, b, u, v] = [b, a % b, v, u - (a / b) * v];
    return mod(u);
  };
  let top = 0;
  for (let c = 0; c < width && top < rows.length; c++) {
    const lead = rows.findIndex((row, r) => r >= top && row[c] !== 0n);
    if (lead < 0) continue;
    if (c === width - 1) return true;
    [rows[top], rows[lead]] = [rows[lead]!, rows[top]!];
    const by = inverse(rows[top]![c]!);
    rows[top] = rows[top]!.map((x) => mod(x * by));
    for (let r = top + 1; r < rows.length; r++) {
      const factor = rows[r]![c]!;
      if (factor !== 0n) rows[r] = rows[r]!.map((x, k) => mod(x - factor * rows[top]![k]!));
    }
    top++;
  }
  return false;
}
