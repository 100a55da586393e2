import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explain, feasible, inFigures, levels, type Known, type Line, type Relation, type Sum, type System, type Variable } from './index.js';

/** Systems of any kind, also such as no table would give: odd factors, decimals, contradictions, loops. */
interface Case {
  readonly system: System;
  readonly truth: readonly number[];
}

const factor = fc.constantFrom(1, 1, 1, -1, 2, -2, 3, 5, 0.5, 0.25);

/** Up to six whole numbers of 0 to 3, with sums and relations that the truth meets, or narrowly misses. */
const small: fc.Arbitrary<Case> = fc.integer({ min: 2, max: 6 }).chain((count) => {
  const index = fc.nat(count - 1);
  return fc.record({
    truth: fc.array(fc.nat(3), { minLength: count, maxLength: count }),
    sums: fc.array(fc.record({ parts: fc.array(index, { minLength: 1, maxLength: 4 }), off: fc.constantFrom(0, 0, 0, 0, 0, 1), slack: fc.constantFrom(0, 0, 0, 1, 0.5) }), { maxLength: 4 }),
    relations: fc.array(fc.record({ terms: fc.array(fc.record({ variable: index, times: factor }), { minLength: 1, maxLength: 4 }), below: fc.constantFrom(0, 0, 1, 2), above: fc.constantFrom(0, 0, 1, Infinity) }), { maxLength: 3 }),
    free: fc.array(fc.boolean(), { minLength: count, maxLength: count }),
    whole: fc.constantFrom(true, true, true, false),
  }).map(({ truth, sums, relations, free, whole }): Case => {
    const variables: Variable[] = truth.map((value, i) => (free[i] ? { low: 0, high: 3, whole } : { low: Math.max(0, value - 1), high: value + 1, whole }));
    const all = [...truth];
    const made = sums.map(({ parts, off, slack }): Sum => {
      const value = parts.reduce((sum, part) => sum + truth[part]!, 0) + off;
      variables.push({ low: value, high: value, whole });
      all.push(value);
      return { total: variables.length - 1, parts, ...(slack > 0 && { slack }) };
    });
    const tied = relations.map(({ terms, below, above }): Relation => {
      const value = terms.reduce((sum, { variable, times }) => sum + times * truth[variable]!, 0);
      return { terms, low: value - below, high: value + above };
    });
    return { system: { variables, sums: made, relations: tied }, truth: all };
  });
});

/** Every table of whole numbers that agrees, by trying them all. */
function tablesOf({ variables, sums, relations = [] }: System): number[][] {
  const found: number[][] = [];
  const values = new Array<number>(variables.length).fill(0);
  const fits = (): boolean => sums.every(({ total, parts, slack = 0 }) => Math.abs(parts.reduce((sum, part) => sum + values[part]!, 0) - values[total]!) <= slack)
    && relations.every(({ terms, low, high }) => {
      const sum = terms.reduce((all, { variable, times }) => all + times * values[variable]!, 0);
      return low <= sum && sum <= high;
    });
  const fill = (at: number): void => {
    if (at === variables.length) {
      if (fits()) found.push([...values]);
      return;
    }
    for (let value = Math.ceil(variables[at]!.low); value <= variables[at]!.high; value += 1) {
      values[at] = value;
      fill(at + 1);
    }
  };
  fill(0);
  return found;
}

const budget = fc.record({
  steps: fc.option(fc.nat(40), { nil: undefined }), nodes: fc.option(fc.nat(6), { nil: undefined }), searchable: fc.option(fc.constantFrom(0, 3), { nil: undefined }),
  asks: fc.option(fc.nat(60), { nil: undefined }), near: fc.option(fc.boolean(), { nil: undefined }),
}, { requiredKeys: [] });
type Budget = typeof budget extends fc.Arbitrary<infer T> ? T : never;
const optionsOf = ({ steps, nodes, searchable, asks }: Budget) => {
  let left = asks ?? 0;
  return { ...(steps !== undefined && { steps }), ...(nodes !== undefined && { nodes }), ...(searchable !== undefined && { searchable }), ...(asks !== undefined && { isOver: () => left-- <= 0 }) };
};
const ends = (tables: readonly number[][], variable: number): [number, number] => [Math.min(...tables.map((table) => table[variable]!)), Math.max(...tables.map((table) => table[variable]!))];
const isWholly = ({ variables }: System): boolean => variables.every(({ whole }) => whole);
const runs = { numRuns: 300, seed: 20_261_122 };

describe('systems of any kind, with any budget', () => {
  it('intervals hold every table there is, and exact ones nothing more', () => {
    fc.assert(fc.property(small, budget, fc.boolean(), ({ system, truth }, spent, isNear) => {
      const tables = tablesOf(system);
      const found = feasible(system, { ...optionsOf(spent), ...(isNear && { near: truth }) });
      found.forEach(({ low, high, proven }, variable) => {
        const [least, most] = ends(tables, variable);
        if (tables.length > 0) {
          expect(proven).not.toBe('inconsistent');
          expect(low <= least && high >= most).toBe(true);
        }
        if (proven === 'exact' && isWholly(system) && tables.length > 0) expect([low, high]).toEqual([least, most]);
      });
      // Enough budget leaves nothing undecided.
      if (spent.steps === undefined && spent.asks === undefined && spent.nodes === undefined && spent.searchable === undefined && isWholly(system) && tables.length > 0) {
        expect(found.every(({ proven }) => proven === 'exact')).toBe(true);
      }
    }), runs);
  });

  it('what a reader knows narrows them like any published number', () => {
    fc.assert(fc.property(small, fc.nat(1), ({ system, truth }, variable) => {
      const knows: Known[] = [{ variable, value: truth[variable]! }];
      const told: System = { ...system, variables: system.variables.with(variable, { ...system.variables[variable]!, low: truth[variable]!, high: truth[variable]! }) };
      expect(feasible(system, { knows })).toEqual(feasible(told));
    }), { ...runs, numRuns: 100 });
  });

  it('a proof bounds the number in every table, and a witness reaches its end', () => {
    fc.assert(fc.property(small, budget, fc.nat(9), ({ system }, spent, pick) => {
      const variable = pick % system.variables.length;
      const tables = tablesOf(system);
      const { proofs, recovery, low, high, proven } = explain(system, variable, optionsOf(spent));
      if (tables.length > 0 && recovery) for (const table of tables) expect(Math.abs(table[variable]! - recovery.value)).toBeLessThan(1e-9);
      for (const [proof, end] of [[proofs.low, low], [proofs.high, high]] as const) {
        if (tables.length > 0 && proof.line) for (const table of tables) expect(bounds(proof.line, table[variable]!)).toBe(true);
        if (!proof.witness) continue;
        const witness = new Map(proof.witness.map((one) => [one.variable, one.value]));
        if (proven === 'exact') expect(witness.get(variable)).toBeCloseTo(end, 9);
        const narrowed = { ...system, variables: system.variables.map((one, i) => (witness.has(i) ? { ...one, low: witness.get(i)!, high: witness.get(i)! } : one)) };
        expect(feasible(narrowed, { ask: [variable] })[0]!.proven).not.toBe('inconsistent');
      }
    }), runs);
  });

  it('levels are what trying every table says', () => {
    fc.assert(fc.property(small, budget, fc.array(fc.record({ pick: fc.nat(9), low: fc.nat(3), width: fc.nat(3) }), { minLength: 1, maxLength: 4 }), fc.array(fc.array(fc.nat(9), { maxLength: 3 }), { maxLength: 3 }), ({ system, truth }, spent, asked, known) => {
      const count = system.variables.length;
      const needs = asked.map(({ pick, low, width }) => ({ variable: pick % count, low, high: low + width }));
      const holders = known.map((one) => [...new Set(one.map((pick) => pick % count))]);
      const tables = tablesOf(system);
      const found = levels(system, { ...optionsOf(spent), needs, holders, ...(spent.near !== undefined && { truth: spent.near ? truth : truth.map(() => 1) }) });
      found.levels.forEach((level, n) => {
        if (!isWholly(system) || tables.length === 0) return;
        const { variable, low, high } = needs[n]!;
        const [least, most] = ends(tables, variable);
        expect(level).not.toBe('inconsistent');
        if (level === 'enough') expect(least <= low && most >= high).toBe(true);
        if (level === 'tooNarrow') expect(least <= low && most >= high).toBe(false);
        if (level === 'exactlyKnown') expect(least).toBe(most);
      });
      found.victims.forEach((victims, h) => {
        if (victims === null || tables.length === 0) return;
        // Whoever knows these numbers sees only tables with them: in each, a victim has one value.
        const mine = tables.filter((table) => holders[h]!.every((v) => table[v] === truth[v]));
        for (const victim of victims) if (mine.length > 0) expect(new Set(mine.map((table) => table[victim])).size).toBe(1);
      });
    }), runs);
  });
});

const bounds = ({ relation, value }: Line, x: number): boolean => (relation === '=' ? Math.abs(x - value) < 1e-9 : relation === '≤' ? x <= value + 1e-9 : x >= value - 1e-9);

describe('numbers that outgrow exact arithmetic', () => {
  const large = fc.record({
    truth: fc.array(fc.integer({ min: 0, max: 2 ** 30 }), { minLength: 6, maxLength: 6 }),
    relations: fc.array(fc.array(fc.record({ variable: fc.nat(5), times: fc.integer({ min: -999_983, max: 999_983 }).filter((times) => times !== 0) }), { minLength: 2, maxLength: 5 }), { minLength: 2, maxLength: 5 }),
    slack: fc.constantFrom(0, 1, 1000),
  });
  it('cost tightness, never truth', () => {
    fc.assert(fc.property(large, budget, ({ truth, relations, slack }, spent) => {
      const system: System = {
        variables: truth.map(() => ({ low: 0, high: Infinity, whole: true })), sums: [],
        relations: relations.map((terms) => {
          const value = terms.reduce((sum, { variable, times }) => sum + times * truth[variable]!, 0);
          return { terms, low: value - slack, high: value + slack };
        }),
      };
      for (const [variable, { low, high, proven }] of feasible(system, optionsOf(spent)).entries()) {
        expect(proven).not.toBe('inconsistent');
        expect(low <= truth[variable]! && truth[variable]! <= high).toBe(true);
      }
      const found = levels(system, { ...optionsOf(spent), needs: truth.map((value, variable) => ({ variable, low: value, high: value })), holders: [[0], [0, 1], [2, 3, 4], [1, 3, 5]], ...(spent.near && { truth }) });
      expect(found.levels.filter((level) => level === 'inconsistent' || level === 'tooNarrow')).toEqual([]);
      const { proofs, recovery } = explain(system, 0, optionsOf(spent));
      if (recovery) expect(Math.abs(recovery.value - truth[0]!)).toBeLessThan(1e-3);
      for (const { line } of [proofs.low, proofs.high]) if (line && slack === 0) expect(inFigures(line).length).toBeGreaterThan(0);
    }), { numRuns: 80, seed: 20_261_122 });
  });

  it('are not believed when bounds are passed on: an interval keeps the truth', () => {
    const truth = [0, 238_683_870, 256_781_718, 0];
    const tied = [[[2, -327_800], [0, 39_595]], [[0, -1], [1, -487_974]], [[3, 1], [0, -1]]].map((terms): Relation => {
      const named = terms.map(([variable, times]) => ({ variable: variable!, times: times! }));
      const value = named.reduce((sum, { variable, times }) => sum + times * truth[variable]!, 0);
      return { terms: named, low: value, high: value };
    });
    const found = feasible({ variables: truth.map(() => ({ low: 0, high: Infinity, whole: true })), sums: [], relations: tied });
    expect(found.map(({ low, high }, i) => low <= truth[i]! && truth[i]! <= high)).toEqual([true, true, true, true]);
  });
});
