import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { wordOf } from '../test/support/said-of.js';
import { tableOf } from '../test/support/table-of.js';
import type { Contributors } from '../src/sdc/evidence.js';
import type { Rule } from '../src/sdc/rule.js';
import type { Table } from '../src/sdc/table.js';
import allValuesSame from './all-values-same/rule.js';
import dominance1k from './dominance-1k/rule.js';
import dominance2k from './dominance-2k/rule.js';
import dominanceNk from './dominance-nk/rule.js';
import fewContributors from './few-contributors/rule.js';
import hhi from './hhi/rule.js';
import holdingGrouping from './holding-grouping/rule.js';
import negativeContributions from './negative-contributions/rule.js';
import pPercent from './p-percent/rule.js';
import pqRule from './pq-rule/rule.js';
import requestRule from './request-rule/rule.js';
import samplingWeights from './sampling-weights-dominance/rule.js';
import waiver from './waiver/rule.js';

/**
 * The rules about contributions, each against what an attacker does with the contributions themselves: sorting and adding
 * whole pence, and comparing products of whole numbers. 10,000 seeded cases each, boundaries made likely by small amounts.
 */
const runs = { numRuns: 10_000, seed: 20_261_122 };
const pence = (value: number) => ({ units: BigInt(value), scale: 2 });
const downwards = (values: readonly number[]): number[] => [...values].sort((a, b) => b - a);
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

const totalOf = (evidence: Contributors): Table => {
  const table = tableOf({ by: { firm: ['A'] }, measures: [{ kind: 'sum', label: 'turnover', unit: 'unknown' }], shows: [['100']] });
  return { ...table, cells: table.cells.map((cell) => ({ ...cell, evidence })) };
};

const evidenceOf = (values: readonly number[], more: Partial<Contributors> = {}): Contributors => ({
  n: values.length, sum: pence(sum(values)), largest: downwards(values).slice(0, 4).map(pence), negatives: values.filter((value) => value < 0).length,
  sumOfAbsolutes: pence(sum(values.map(Math.abs))), largestAbsolutes: downwards(values.map(Math.abs)).slice(0, 4).map(pence), ...more,
});

const amounts = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 });
const mixed = fc.array(fc.integer({ min: -20, max: 60 }), { minLength: 1, maxLength: 8 });
const percent = fc.integer({ min: 1, max: 100 });
const comparator = fc.constantFrom('>' as const, '>=' as const);

/** The rule flags exactly where the attack succeeds. */
const agrees = (rule: Rule, evidence: Contributors, params: unknown, unsafe: boolean): boolean => wordOf(rule, totalOf(evidence), params) === (unsafe ? 'flag' : 'silent');

describe('the rules about contributions', () => {
  it.each([['dominance-1k', dominance1k, 1], ['dominance-2k', dominance2k, 2]] as const)('%s: the largest beside the rest', (_id, rule, n) => {
    fc.assert(fc.property(amounts, percent, comparator, (values, k, how) => {
      const top = sum(downwards(values).slice(0, n)) * 100;
      return agrees(rule, evidenceOf(values), { k, comparator: how }, how === '>' ? top > k * sum(values) : top >= k * sum(values));
    }), runs);
  });

  it('dominance-nk: no n contributors hold more, whichever they are', () => {
    const chosen = (values: readonly number[], n: number): number[] => (n === 0 || values.length === 0 ? [0] : values.flatMap((value, at) => chosen(values.slice(at + 1), n - 1).map((rest) => value + rest)));
    fc.assert(fc.property(amounts, fc.integer({ min: 1, max: 4 }), percent, comparator, (values, n, k, how) => {
      const most = Math.max(...chosen(values, Math.min(n, values.length))) * 100;
      return agrees(dominanceNk, evidenceOf(values), { n, k, comparator: how }, how === '>' ? most > k * sum(values) : most >= k * sum(values));
    }), runs);
  });

  it('dominance-nk: absolute amounts, where the authority takes them', () => {
    fc.assert(fc.property(mixed, fc.integer({ min: 1, max: 3 }), percent, (values, n, k) => {
      const plain = values.map(Math.abs);
      const word = wordOf(dominanceNk, totalOf(evidenceOf(values)), { n, k, negatives: 'absolute' });
      // Of nothing at all no share can be taken: all-values-same speaks of it.
      if (sum(plain) === 0) return word !== 'flag';
      return word === (sum(downwards(plain).slice(0, n)) * 100 > k * sum(plain) ? 'flag' : 'silent');
    }), runs);
  });

  it('p-percent: a coalition takes its own away and comes within p percent', () => {
    fc.assert(fc.property(amounts, percent, fc.integer({ min: 1, max: 3 }), (values, p, coalition) => {
      const [largest, ...others] = downwards(values) as [number, ...number[]];
      // The second to the last of the coalition know their own and the total: their estimate of the largest is too high by the rest.
      const estimate = sum(values) - sum(others.slice(0, coalition));
      return agrees(pPercent, evidenceOf(values), { p, coalition }, (estimate - largest) * 100 < p * largest);
    }), runs);
  });

  it('pq-rule: an estimate better than everybody’s is better by p to q', () => {
    fc.assert(fc.property(amounts, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 51, max: 100 }), (values, p, q) => {
      const [largest, second = 0, ...rest] = downwards(values) as [number, ...number[]];
      return sum(values) === largest + second + sum(rest) && agrees(pqRule, evidenceOf(values), { p, q }, q * sum(rest) < p * largest);
    }), runs);
  });

  it('few-contributors: those who contributed are counted', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 20 }), fc.integer({ min: 1, max: 15 }), fc.boolean(), (values, minContributors, ignoreZeros) => {
      const who = ignoreZeros ? values.filter((value) => value !== 0) : values;
      const evidence = { n: values.length, sum: pence(sum(values)), zeros: values.filter((value) => value === 0).length };
      return agrees(fewContributors, evidence, { minContributors, ignoreZeros }, who.length > 0 && who.length < minContributors);
    }), runs);
  });

  it('holding-grouping: local units are added up to their owners first', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 60 })), { minLength: 1, maxLength: 10 }), percent, percent, fc.integer({ min: 1, max: 4 }), (unitsOf, k1, k2, least) => {
      const owners = [0, 1, 2, 3, 4, 5].map((owner) => sum(unitsOf.filter(([one]) => one === owner).map(([, value]) => value))).filter((value) => value > 0);
      const total = sum(owners);
      const evidence = { n: unitsOf.length, sum: pence(total), entities: owners.length, largestEntities: downwards(owners).slice(0, 2).map(pence) };
      const [one = 0, two = 0] = downwards(owners);
      return agrees(holdingGrouping, evidence, { minContributors: least, k1, k2 }, owners.length < least || one * 100 > k1 * total || (one + two) * 100 > k2 * total);
    }), runs);
  });

  it('request-rule: only who asked is protected', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.boolean()), { minLength: 1, maxLength: 4 }), percent, (contributors, share) => {
      const sorted = [...contributors].sort(([a], [b]) => b - a);
      const total = sum(sorted.map(([value]) => value));
      const evidence = { n: sorted.length, sum: pence(total), largest: sorted.map(([value]) => pence(value)), waived: sorted.map(([, agreed]) => agreed) };
      return agrees(requestRule, evidence, { share }, sorted.some(([value, agreed]) => !agreed && value * 100 > share * total));
    }), runs);
  });

  it('waiver: the largest who did not agree, against the largest other', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.boolean()), { minLength: 2, maxLength: 4 }), percent, percent, (contributors, p, k) => {
      const sorted = [...contributors].sort(([a], [b]) => b - a);
      const values = sorted.map(([value]) => value);
      const waived = sorted.map(([, agreed]) => agreed);
      if (!waived.includes(true) || !waived.includes(false)) return true;
      const own = Math.max(...values.filter((_value, at) => !waived[at]));
      const other = downwards(values.filter((_value, at) => at !== waived.findIndex((agreed, index) => !agreed && values[index] === own)))[0]!;
      const rest = sum(values) - own - other;
      const evidence = { n: values.length, sum: pence(sum(values)), largest: values.map(pence), waived };
      return agrees(waiver, evidence, { p, k }, rest * 100 < p * own || (own + other) * 100 > k * sum(values));
    }), runs);
  });

  it('sampling-weights-dominance: each contribution stands there as often as its weight says', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 4 }), percent, fc.boolean(), (sampled, n, k, expanded) => {
      const sorted = [...sampled].sort(([a], [b]) => b - a);
      const population = sorted.flatMap(([value, weight]) => Array.from({ length: weight }, () => value));
      const top = sum((expanded ? population : sorted.map(([value]) => value)).slice(0, n));
      const evidence = {
        n: sorted.length, sum: pence(sum(population)), largest: sorted.map(([value]) => pence(value)), weights: sorted.map(([, weight]) => ({ units: BigInt(weight), scale: 0 })),
      };
      return agrees(samplingWeights, evidence, { n, k, method: expanded ? 'expanded' : 'unweighted' }, top * 100 > k * sum(population));
    }), runs);
  });

  it('negative-contributions and all-values-same: by looking at each', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 2, maxLength: 5 }), (values) => {
      const evidence = evidenceOf(values, { allSame: new Set(values).size === 1 });
      return agrees(negativeContributions, evidence, {}, values.some((value) => value < 0)) && agrees(allValuesSame, evidence, {}, values.every((value) => value === values[0]));
    }), runs);
  });

  it('hhi: flags only where one firm has more than k, and clears only where none has', () => {
    fc.assert(fc.property(amounts, fc.integer({ min: 5, max: 95 }), fc.boolean(), (values, k, large) => {
      const total = sum(values);
      const index = sum(values.map((value) => value * value)) / (total * total);
      const table = tableOf({ by: { industry: ['A'] }, measures: [{ kind: 'index', label: 'HHI' }], shows: [[large ? (index * 10_000).toFixed(4) : index.toFixed(8)]] });
      const tooLarge = Math.max(...values) * 100 > k * total;
      const word = wordOf(hhi, table, { k });
      return (word !== 'flag' || tooLarge || Math.max(...values) * 100 === k * total) && (word !== 'silent' || !tooLarge || index * 10_000 <= 1);
    }), runs);
  });
});
