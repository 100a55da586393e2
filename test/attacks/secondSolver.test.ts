import { beforeAll, describe, expect, it } from '@jest/globals';
import loadHighs, { type Highs } from 'highs';
import { feasible } from '../../src/sdc/audit/index.js';
import { bounded, kinds } from './cases.js';
import { byHighs } from './highs.js';
import { asMagnitudes, largeTable } from './large.js';
import { secondOpinion, type Fraction } from './secondSolver.js';
import { between, seeded } from './seeded.js';

describe('a textbook simplex in exact fractions agrees on magnitudes', () => {
  it.each(kinds)('$name', ({ draw }) => {
    const random = seeded(7);
    let compared = 0;
    for (let table = 0; table < 2; table++) {
      const system = asMagnitudes(table % 2 === 0 ? draw(random).system : bounded(draw(random)).system);
      const unknown = system.variables.flatMap((v, i) => (v.low === v.high ? [] : [i])).slice(0, 2);
      const found = feasible(system, { ask: unknown });
      unknown.forEach((variable, k) => {
        const theirs = secondOpinion(system, variable)!;
        expect([variable, found[k]!.low, found[k]!.high]).toEqual([variable, asNear(theirs.low, found[k]!.low, -Infinity), asNear(theirs.high, found[k]!.high, Infinity)]);
        expect(found[k]!.proven).toBe('exact');
        compared++;
      });
    }
    expect(compared).toBeGreaterThan(1);
  });
});

/** Our number, if the exact fraction rounds to it (one unit in the last place for outward rounding); otherwise the fraction. */
function asNear(theirs: Fraction | null, ours: number, endless: number): number {
  if (theirs === null) return endless;
  const value = Number(theirs.n) / Number(theirs.d);
  return Math.abs(value - ours) <= Math.abs(value) * 4 * Number.EPSILON ? ours : value;
}

describe('HiGHS agrees on tables too large to try', () => {
  let highs: Highs;
  beforeAll(async () => {
    // The package's types are CommonJS, its code is not: the default export is the loader itself.
    highs = await (loadHighs as unknown as typeof loadHighs.default)();
  });

  it('two-way, nested, three-way and rounded tables of up to a few hundred cells', () => {
    const random = seeded(11);
    const wrong: string[] = [];
    let compared = 0;
    for (let table = 0; table < 36; table++) {
      const system = asMagnitudes(largeTable(random, table));
      const unknown = system.variables.flatMap((v, i) => (v.low === v.high ? [] : [i]));
      const ask = Array.from({ length: Math.min(8, unknown.length) }, () => unknown[between(random, 0, unknown.length - 1)]!);
      const found = feasible(system, { ask });
      const theirs = byHighs(highs, system, ask);
      ask.forEach((variable, k) => {
        compared++;
        const { low, high } = found[k]!;
        if (!isNear(low, theirs[k]!.low) || !isNear(high, theirs[k]!.high)) wrong.push(`${table}: ${variable}: ${low} to ${high}, HiGHS ${theirs[k]!.low} to ${theirs[k]!.high}`);
      });
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(200);
  });

  it('the gallery, with hidden numbers as large as they like', () => {
    const random = seeded(12);
    const wrong: string[] = [];
    let endless = 0;
    for (const { name, draw } of kinds) {
      for (let table = 0; table < 8; table++) {
        const system = asMagnitudes(draw(random).system);
        const ask = [...system.variables.keys()];
        const found = feasible(system, { ask });
        byHighs(highs, system, ask).forEach((theirs, i) => {
          const { low, high } = found[i]!;
          if (high === Infinity) endless++;
          if (!isNear(low, theirs.low) || !isNear(high, theirs.high)) wrong.push(`${name}: ${i}: ${low} to ${high}, HiGHS ${theirs.low} to ${theirs.high}`);
        });
      }
    }
    expect(wrong).toEqual([]);
    expect(endless).toBeGreaterThan(20);
  });
});

const isNear = (a: number, b: number) => a === b || Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a));
