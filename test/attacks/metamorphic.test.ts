import { describe, expect, it } from '@jest/globals';
import { feasible, type System } from '../../src/sdc/audit/index.js';
import { kinds } from './cases.js';
import { largeTable } from './large.js';
import { between, seeded } from './seeded.js';

/** Whatever the engine says of one publication binds what it may say of another. No oracle is needed. */
function* publications(seed: number): Generator<{ random: () => number; system: System; truth?: readonly number[] }> {
  const random = seeded(seed);
  for (const { draw } of kinds) for (let k = 0; k < 8; k++) yield { random, ...draw(random) };
  for (let k = 0; k < 6; k++) yield { random, system: largeTable(random, k) };
}

const within = (inner: readonly { low: number; high: number }[], outer: readonly { low: number; high: number }[]) =>
  inner.every(({ low, high }, i) => low >= outer[i]!.low && high <= outer[i]!.high);

describe('one publication against another', () => {
  it('the order of numbers and sums changes nothing', () => {
    for (const { random, system } of publications(1)) {
      const order = [...system.variables.keys()].map((i) => ({ i, by: random() })).sort((a, b) => a.by - b.by).map(({ i }) => i);
      const place = new Map(order.map((old, now) => [old, now]));
      const to = (i: number) => place.get(i)!;
      const shuffled: System = {
        variables: order.map((old) => system.variables[old]!),
        sums: system.sums.map((s) => ({ ...s, total: to(s.total), parts: s.parts.map(to).reverse() })).reverse(),
        relations: (system.relations ?? []).map((r) => ({ ...r, terms: r.terms.map((t) => ({ ...t, variable: to(t.variable) })) })),
      };
      const before = feasible(system);
      const after = feasible(shuffled);
      expect(order.map((_, now) => after[now])).toEqual(order.map((old) => before[old]));
    }
  });

  it('hiding one more number never narrows an interval', () => {
    let hid = 0;
    for (const { random, system } of publications(2)) {
      const shown = system.variables.flatMap((v, i) => (v.low === v.high ? [i] : []));
      if (shown.length === 0) continue;
      const hide = shown[between(random, 0, shown.length - 1)]!;
      const more: System = { ...system, variables: system.variables.with(hide, { low: 0, high: Infinity, whole: true }) };
      expect(within(feasible(system), feasible(more))).toBe(true);
      hid++;
    }
    expect(hid).toBeGreaterThan(100);
  });

  it('publishing one more number never widens an interval', () => {
    let published = 0;
    for (const { random, system, truth } of publications(3)) {
      if (!truth) continue;
      const open = system.variables.flatMap((v, i) => (v.low < v.high ? [i] : []));
      if (open.length === 0) continue;
      const show = open[between(random, 0, open.length - 1)]!;
      const less: System = { ...system, variables: system.variables.with(show, { low: truth[show]!, high: truth[show]!, whole: true }) };
      expect(within(feasible(less), feasible(system))).toBe(true);
      published++;
    }
    expect(published).toBeGreaterThan(80);
  });

  it('a number that a reader knows besides never widens an interval, and is as good as published', () => {
    for (const { random, system, truth } of publications(4)) {
      if (!truth) continue;
      const variable = between(random, 0, truth.length - 1);
      const value = truth[variable]!;
      const told = feasible(system, { knows: [{ variable, value }] });
      const shown = feasible({ ...system, variables: system.variables.with(variable, { low: value, high: value, whole: true }) });
      expect(told).toEqual(shown);
      expect(within(told, feasible(system))).toBe(true);
    }
  });

  it('where the search starts changes nothing, be it the truth or nonsense', () => {
    for (const { random, system, truth } of publications(6)) {
      if (!truth) continue;
      const answer = feasible(system);
      expect(feasible(system, { near: truth })).toEqual(answer);
      expect(feasible(system, { near: truth.map(() => between(random, 0, 20)) })).toEqual(answer);
    }
  });

  it('magnitudes in pence are those in pounds, a hundred times over', () => {
    for (const { system } of publications(5)) {
      if (system.relations?.length || system.sums.some((s) => s.slack)) continue;
      const scaled = (by: number): System => ({ ...system, variables: system.variables.map(({ low, high }) => ({ low: low / by, high: high / by, whole: false })) });
      const pounds = feasible(scaled(100));
      const pence = feasible(scaled(1));
      pence.forEach(({ low, high }, i) => {
        expect(pounds[i]!.low).toBeCloseTo(low / 100, 9);
        expect(pounds[i]!.high).toBeCloseTo(high / 100, 9);
        expect(pounds[i]!.low === pounds[i]!.high).toBe(low === high);
      });
    }
  });
});
