import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { gridFile } from '../test/support/file-subject.js';
import { saidOf, wordOf } from '../test/support/said-of.js';
import { tableOf } from '../test/support/table-of.js';
import { assess } from '../src/sdc/assess.js';
import { nothingDeclared } from '../src/sdc/declaration.js';
import type { Flag, Rule } from '../src/sdc/rule.js';
import type { RequestSubject } from '../src/sdc/subjects.js';
import type { Measure, Table } from '../src/sdc/table.js';
import correlation from './correlation/rule.js';
import differencingPrior from './differencing-prior/rule.js';
import hazardRatio from './hazard-ratio/rule.js';
import hiddenDenominator from './hidden-denominator/rule.js';
import kmAtRisk from './km-at-risk/rule.js';
import kmStep from './km-step/rule.js';
import kmTail from './km-tail/rule.js';
import linearConcentrationRatio from './linear-concentration-ratio/rule.js';
import meanDifferencing from './mean-differencing/rule.js';
import meanLowN from './mean-low-n/rule.js';
import meanSdReconstruction from './mean-sd-reconstruction/rule.js';
import medianIqrLowN from './median-iqr-low-n/rule.js';
import mode from './mode/rule.js';
import oddsRatio from './odds-ratio-2x2/rule.js';
import percentileSupport from './percentile-support/rule.js';
import shapeDof from './shape-dof/rule.js';

/** The rules about statistics, each against the people the statistic was made from. 10,000 seeded cases each. */
const runs = { numRuns: 10_000, seed: 20_261_122 };
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const upTo = (last: number): number[] => [...Array(last + 1).keys()];

/** One group with these measures side by side. */
const group = (measures: readonly (Partial<Measure> & { readonly shows: string })[]): Table =>
  tableOf({ by: { group: ['A'] }, measures: measures.map(({ shows: _shows, ...measure }) => measure), shows: measures.map(({ shows }) => [shows]) });

const ofFile = (rule: Rule, table: Table, declared: object): { flags: readonly Flag[]; asks: boolean } => {
  const file = { ...gridFile([['a']]), tables: [table], declared: { path: 'a.csv', tables: [], ...declared } };
  const verdict = assess(rule, { over: 'file', subject: file }, rule.params.parse({}));
  if (verdict.outcome === 'threw') throw verdict.fault;
  return verdict.outcome === 'said' ? { flags: verdict.flags, asks: verdict.gaps.length > 0 } : { flags: [], asks: false };
};

const ofRequest = (rule: Rule, subject: Partial<RequestSubject>, params: object): readonly Flag[] => {
  const verdict = assess(rule, { over: 'request', subject: { files: [], tables: [], earlier: [], declared: nothingDeclared, ...subject } }, rule.params.parse(params));
  if (verdict.outcome === 'threw') throw verdict.fault;
  return verdict.outcome === 'said' ? verdict.flags : [];
};

const threshold = fc.integer({ min: 2, max: 15 });
const few = fc.integer({ min: 1, max: 25 });

describe('the rules about positions and moments', () => {
  it('mean-low-n, median-iqr-low-n, mode: the people are counted', () => {
    fc.assert(fc.property(few, threshold, (n, least) => {
      const word = n < least ? 'flag' : 'silent';
      const of = (measure: Partial<Measure>): Table => group([{ shows: String(n) }, { ...measure, shows: '41.2' }]);
      return wordOf(meanLowN, of({ kind: 'mean' }), { threshold: least }) === word && wordOf(medianIqrLowN, of({ kind: 'median' }), { threshold: least }) === word
        && wordOf(mode, of({ kind: 'mode' }), { threshold: least }) === word;
    }), runs);
  });

  it('percentile-support: people on the thinner side of the value, one by one', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 250 }), fc.integer({ min: 1, max: 99 }), threshold, (n, percentile, least) => {
      // A person at rank r of n lies below the percentile as long as 100·r ≤ percentile·n, and above it from the other end.
      const ranks = upTo(n).slice(1);
      const below = ranks.filter((rank) => 100 * rank <= percentile * n).length;
      const above = ranks.filter((rank) => 100 * rank <= (100 - percentile) * n).length;
      const table = group([{ shows: String(n) }, { kind: 'quantile', quantile: percentile / 100, shows: '3.1' }]);
      return (wordOf(percentileSupport, table, { threshold: least }) === 'flag') === (Math.min(below, above) < least);
    }), runs);
  });

  it('mean-sd-reconstruction: every small set of whole numbers', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 4 }), (values, decimals, fewSets) => {
      const mean = (set: readonly number[]): number => sum(set) / set.length;
      const sd = (set: readonly number[]): number => Math.sqrt(sum(set.map((value) => (value - mean(set)) ** 2)) / (set.length - 1));
      const printed = [mean(values), sd(values)].map((value) => value.toFixed(decimals));
      const near = (value: number, text: string): boolean => Math.abs(value - Number(text)) <= 0.5 * 10 ** -decimals + 1e-9;
      // All sets of three whose sum the mean allows, in order; none strays further than 1.2 standard deviations from the mean.
      const sums = upTo(30).map((at) => at - 1).filter((total) => near(total / 3, printed[0]!));
      const first = upTo(25).map((at) => at - 8);
      const sets = sums.flatMap((total) => first.flatMap((a) => first.filter((one) => one >= a && total - a - one >= one).map((one) => [a, one, total - a - one])));
      const found = sets.filter((set) => near(sd(set), printed[1]!)).length;
      const table = group([{ shows: '3' }, { kind: 'mean', shows: printed[0]! }, { kind: 'sd', shows: printed[1]! }]);
      return (wordOf(meanSdReconstruction, table, { fewSets }) === 'flag') === (found > 0 && found <= fewSets);
    }), runs);
  });

  it('shape-dof and correlation: the parameters are taken off the people', () => {
    fc.assert(fc.property(few, fc.integer({ min: 1, max: 15 }), fc.constantFrom(['sd', 1] as const, ['variance', 1] as const, ['se', 1] as const, ['skewness', 2] as const, ['kurtosis', 3] as const), (n, dof, [name, lost]) => {
      const shape = group([{ shows: String(n) }, { kind: name === 'sd' || name === 'variance' || name === 'se' ? name : 'statistic', label: name, shows: '0.31' }]);
      const pairs = group([{ shows: String(n) }, { kind: 'statistic', label: 'correlation', shows: '0.31' }]);
      const free = Array.from({ length: n }).slice(lost).length;
      return (wordOf(shapeDof, shape, { dof }) === 'flag') === (free < dof && n >= lost || n < lost)
        && (wordOf(correlation, pairs, { dof, threshold: 1 }) === 'flag') === (n < 2 || Array.from({ length: n }).slice(2).length < dof);
    }), runs);
  });

  it('linear-concentration-ratio: firms in the share, and firms in all', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 8 }), few, fc.integer({ min: 1, max: 6 }), threshold, (size, n, fewest, least) =>
      (wordOf(linearConcentrationRatio, group([{ shows: String(n) }, { kind: 'ratio', label: `CR${size}`, shows: '0.61' }]), { fewest, threshold: least }) === 'flag') === (size < fewest || n < least)), runs);
  });

  it('hidden-denominator: the smallest number of people that prints so, by trying each table', () => {
    fc.assert(fc.property(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 })), fc.integer({ min: 0, max: 1 }), fc.integer({ min: 1, max: 10 }), (counts, decimals, least) => {
      const n = sum(counts);
      const texts = counts.map((count) => ((100 * count) / n).toFixed(decimals));
      if (Math.abs(sum(texts.map(Number)) - 100) > 10 ** -decimals) return true;
      const prints = (count: number, all: number, text: string): boolean => Math.abs((100 * count) / all - Number(text)) <= 0.5 * 10 ** -decimals + 1e-9;
      const smallest = upTo(n).slice(1).find((all) => upTo(all).some((count) => prints(count, all, texts[0]!) && prints(all - count, all, texts[1]!)))!;
      const table = tableOf({ by: { answer: ['yes', 'no'] }, measures: [{ kind: 'percent', label: 'pct' }], shows: [texts] });
      return wordOf(hiddenDenominator, table, { threshold: least }) === (smallest < least * 2 ? 'flag' : 'ask');
    }), runs);
  });
});

describe('the rules about subtraction', () => {
  it('differencing-prior: who was counted then and is not now', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }), threshold, (now, then, least) => {
      const of = (value: number): Table => tableOf({ by: { region: ['North', 'South'] }, shows: [[String(value), '100']] });
      const flags = ofRequest(differencingPrior, { tables: [{ file: 'a.csv', table: of(now) }], earlier: [{ file: 'b.csv', table: of(then), release: 'AL-0001' }] }, { threshold: least });
      const changed = Math.abs(now - then);
      return flags.length === (changed > 0 && changed < least ? 1 : 0);
    }), runs);
  });

  it('mean-differencing: the mean of those left out, from their own values', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 6 }), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }), fc.integer({ min: 2, max: 4 }), (kept, left, least) => {
      const everyone = [...kept, ...left];
      const scaled = (values: readonly number[]): string => String(sum(values) * (2520 / values.length));
      // In units of 1/2520 the means of up to ten people are whole numbers.
      const table = tableOf({
        by: { sample: ['full', 'excluding outliers'] }, measures: [{ label: 'n' }, { kind: 'mean', label: 'mean' }],
        shows: [[String(everyone.length), String(kept.length)], [scaled(everyone), scaled(kept)]],
      });
      const flags = ofRequest(meanDifferencing, { tables: [{ file: 'a.csv', table }] }, { threshold: least });
      return left.length >= least ? flags.length === 0 : flags.length === 1 && flags[0]!.because === `the ${left.length} left out have a mean of ${scaled(left)}`;
    }), runs);
  });
});

describe('the rules about ratios and survival', () => {
  const cell = fc.integer({ min: 1, max: 60 });
  const ratio = (label: string, estimate: number, error: number): Table => group([
    { kind: 'ratio', label, shows: estimate.toFixed(3) }, { kind: 'ci-low', label: 'lower', shows: (estimate * Math.exp(-1.959964 * error)).toFixed(3) },
    { kind: 'ci-high', label: 'upper', shows: (estimate * Math.exp(1.959964 * error)).toFixed(3) },
  ]);

  it('odds-ratio-2x2: what its interval says of the smallest cell is true of the table it came from', () => {
    fc.assert(fc.property(cell, cell, cell, cell, (a, b, c, d) => {
      const table = ratio('odds ratio', (a * d) / (b * c), Math.sqrt(1 / a + 1 / b + 1 / c + 1 / d));
      const { flags, asks } = ofFile(oddsRatio, table, { estimates: 'crude' });
      const smallest = Math.min(a, b, c, d);
      const said = /at most (\d+)/.exec(flags[0]?.because ?? '');
      return (flags.length === 0 || smallest <= Number(said![1])) && (flags.length > 0 || asks || smallest >= 10);
    }), runs);
  });

  it('odds-ratio-2x2: a risk ratio clears nothing, and what it flags is true', () => {
    fc.assert(fc.property(cell, fc.integer({ min: 0, max: 200 }), cell, fc.integer({ min: 0, max: 200 }), (a, b, c, d) => {
      const error = Math.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d));
      const { flags, asks } = ofFile(oddsRatio, ratio('risk ratio', (a / (a + b)) / (c / (c + d)), error), { estimates: 'crude' });
      return flags.length > 0 ? Math.min(a, c) < 10 : asks;
    }), runs);
  });

  it('hazard-ratio: what its interval says of the smaller group is true of the groups', () => {
    fc.assert(fc.property(cell, cell, (a, b) => {
      const { flags, asks } = ofFile(hazardRatio, ratio('HR', a / b, Math.sqrt(1 / a + 1 / b)), { estimates: 'crude' });
      const said = /at most (\d+)/.exec(flags[0]?.because ?? '');
      return (flags.length === 0 || Math.min(a, b) <= Number(said![1])) && (flags.length > 0 || asks || Math.min(a, b) >= 10);
    }), runs);
  });

  it('km-step: the events of each step lie within what the curve gives', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 5 })), { minLength: 2, maxLength: 4 }), fc.integer({ min: 2, max: 4 }), (steps, decimals) => {
      let [n, survival] = [400, 1];
      const rows = [{ n, s: survival, events: 0 }, ...steps.map(([events, censored]) => {
        const row = { n, s: survival *= 1 - events / n, events };
        n -= events + censored;
        return row;
      })];
      const table = tableOf({
        by: { time: rows.map((_row, at) => String(at)) }, measures: [{ kind: 'at-risk', label: 'n' }, { kind: 'survival', label: 'S' }],
        shows: [rows.map((row) => String(row.n)), rows.map(({ s }) => s.toFixed(decimals))],
      });
      const { flags } = saidOf(kmStep, table, { threshold: 10 });
      return rows.every(({ events, s }, at) => {
        const flag = flags.find(({ cells }) => cells![0]!.coords[0] === at);
        const moves = at > 0 && s.toFixed(decimals) !== rows[at - 1]!.s.toFixed(decimals);
        // Certain means low; and a low step known to the person is never passed over.
        return flag?.certainty === 'certain' ? events > 0 && events < 10 : !(decimals === 4 && moves && events > 0 && events < 10) || flag !== undefined;
      });
    }), runs);
  });

  it('km-at-risk and km-tail: who is left, and who has left', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 30 }), threshold, (last, left, least) => {
      const numbers = [last + left, last];
      const shows = [numbers.map(String)];
      const by = { time: ['0', '1'] };
      const atRisk = tableOf({ by, measures: [{ kind: 'at-risk', label: 'n' }], shows });
      const curve = tableOf({ by, measures: [{ kind: 'at-risk', label: 'n' }, { kind: 'survival', label: 'S' }], shows: [...shows, ['1.000', '0.800']] });
      const low = numbers.some((n) => n < least) || (left > 0 && left < least);
      return (wordOf(kmAtRisk, atRisk, { threshold: least }) === 'flag') === low && (wordOf(kmTail, curve, { threshold: least }) === 'flag') === last < least;
    }), runs);
  });
});
