import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { saidOf, wordOf } from '../test/support/said-of.js';
import { tableOf } from '../test/support/table-of.js';
import type { Table, TableSum } from '../src/sdc/table.js';
import classDisclosureFull from './class-disclosure-full/rule.js';
import classDisclosureNear from './class-disclosure-near/rule.js';
import differenceGroupMissing from './difference-group-missing/rule.js';
import impliedCountComplement from './implied-count-complement/rule.js';
import impliedCountPercent from './implied-count-percent/rule.js';
import kDisclosure from './k-disclosure/rule.js';
import midpoint6 from './midpoint6/rule.js';
import minCellCount from './min-cell-count/rule.js';
import percentOfSuppressed from './percent-of-suppressed/rule.js';
import randomRounding from './random-rounding/rule.js';
import roundingBase from './rounding-base/rule.js';
import roundingDerivedFromRaw from './rounding-derived-from-raw/rule.js';
import roundingImpossibleValue from './rounding-impossible-value/rule.js';
import roundingUnpick from './rounding-unpick/rule.js';
import suppressionInterval from './suppression-interval/rule.js';
import suppressionSingletonLine from './suppression-singleton-line/rule.js';

/** The rules about counts and shares, each against lists of people or a full search of small numbers. 10,000 seeded cases each. */
const runs = { numRuns: 10_000, seed: 20_261_122 };
const upTo = (last: number): number[] => [...Array(last + 1).keys()];
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** A column of counts, with its total where one is given. */
const column = (shows: readonly (number | string)[], total?: number | string, more: Partial<Table> = {}): Table => {
  const labels = [...shows.map((_one, at) => `c${at}`), ...(total === undefined ? [] : ['Total (total)'])];
  const sums: TableSum[] = total === undefined ? [] : [{ total: shows.length, parts: shows.map((_one, at) => at), slack: 0, because: 'arithmetic' }];
  return tableOf({ by: { group: labels }, shows: [[...shows, ...(total === undefined ? [] : [total])].map(String)], sums, ...more });
};

/** The same column read as answers of people (an attribute), not as places they are known to be in. */
const answers = (counts: readonly number[]): Table => {
  const table = column(counts);
  return { ...table, dimensions: table.dimensions.map((dimension) => ({ ...dimension, role: 'attribute' })) };
};

const rounded = {
  nearest: (value: number, base: number): number[] => [Math.floor(value / base) * base, Math.ceil(value / base) * base].filter((near) => 2 * Math.abs(near - value) <= base),
  random: (value: number, base: number): number[] => [Math.floor(value / base) * base, Math.ceil(value / base) * base],
  midpoint: (value: number, base: number): number[] => [value === 0 ? 0 : Math.ceil(value / base) * base - Math.floor(base / 2)],
};

describe('the rules about counts', () => {
  it('min-cell-count: some true count below the threshold, or all of them', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 15 }), fc.integer({ min: 2, max: 8 }), (value, threshold, base) => {
      const shown = rounded.nearest(value, base)[0]!;
      const table = column([shown]);
      const measures = table.measures.map((measure) => ({ ...measure, rounding: { method: 'nearest' as const, base, source: 'declared' as const } }));
      const fitting = upTo(60).filter((count) => rounded.nearest(count, base).includes(shown));
      const { flags } = saidOf(minCellCount, { ...table, measures }, { threshold });
      if (shown === 0 || shown >= threshold) return flags.length === 0;
      return flags[0]?.certainty === (fitting.every((count) => count < threshold) ? 'certain' : 'possible');
    }), runs);
  });

  it('class disclosure: what each person who is listed has', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 4 }), fc.integer({ min: 1, max: 3 }), (counts, coalition) => {
      const people = counts.flatMap((count, category) => Array.from({ length: count }, () => category));
      const everyone = people.length > 0 && people.every((one) => one === people[0]);
      const full = wordOf(classDisclosureFull, answers(counts), {}) === 'flag';
      // A coalition of people outside a category knows the rest of the others when they are all who is outside.
      const told = counts.some((count, category) => {
        const outside = people.filter((one) => one !== category).length;
        return count > coalition && outside >= 1 && outside <= coalition;
      });
      return full === everyone && (wordOf(kDisclosure, answers(counts), { coalition }) === 'flag') === told;
    }), runs);
  });

  it('class-disclosure-near: the share of those who have what most have', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 3 }), fc.integer({ min: 50, max: 99 }), fc.integer({ min: 2, max: 12 }), (counts, share, threshold) => {
      const people = counts.flatMap((count, category) => Array.from({ length: count }, () => category));
      const most = Math.max(...counts);
      const others = people.length - most;
      const rare = counts.some((count, at) => at !== counts.indexOf(most) && count > 0 && count < threshold);
      const near = people.length >= threshold && others > 0 && !rare && (most * 100 >= share * people.length || others < threshold);
      return (wordOf(classDisclosureNear, answers(counts), { share, threshold }) === 'flag') === near;
    }), runs);
  });

  it('implied-count-percent: every number of people that prints so', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 120 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 2, max: 15 }), (base, part, decimals, threshold) => {
      const text = ((100 * Math.round(part * base)) / base).toFixed(decimals);
      const table = tableOf({ by: { region: ['A'] }, measures: [{ label: 'N' }, { kind: 'percent', label: 'pct', of: 'measure', base: 0 }], shows: [[String(base)], [text]] });
      // In whole numbers, so that both ways to round a half are allowed for.
      const printed = BigInt(Math.round(Number(text) * 10 ** decimals)) * 10n;
      const fits = upTo(base).filter((n) => {
        const gap = 100n * BigInt(n) * 10n ** BigInt(decimals + 1) - printed * BigInt(base);
        return (gap < 0n ? -gap : gap) <= 5n * BigInt(base);
      });
      const isLow = (counts: readonly number[]): boolean => counts.some((n) => n > 0) && counts.some((n) => n < threshold);
      const { flags } = saidOf(impliedCountPercent, table, { threshold });
      const others = fits.map((n) => base - n);
      const certainly = (counts: readonly number[]): boolean => counts.every((n) => n > 0 && n < threshold);
      if (flags.length > 0 !== (isLow(fits) || isLow(others))) return false;
      return flags.length === 0 || flags[0]!.certainty === (certainly(isLow(fits) ? fits : others) ? 'certain' : 'possible');
    }), runs);
  });

  it('percent-of-suppressed: what the percentage leaves of the mark', () => {
    fc.assert(fc.property(fc.integer({ min: 10, max: 200 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 2 }), (base, count, decimals) => {
      const text = ((100 * count) / base).toFixed(decimals);
      const table = tableOf({
        by: { answer: ['yes', 'all (total)'] }, measures: [{ label: 'n' }, { kind: 'percent', label: 'pct', of: 'column' }], shows: [['[1-9]', String(base)], [text, '100']],
      });
      const fits = upTo(9).filter((n) => n >= 1 && Math.abs((100 * n) / base - Number(text)) <= 0.5 * 10 ** -decimals + 1e-9);
      return (wordOf(percentOfSuppressed, table, {}) === 'flag') === (fits.length < 9) && fits.includes(count);
    }), runs);
  });

  it('complements and groups left out: every true table behind the rounded one', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 2, max: 15 }), fc.constantFrom(1, 3, 5), (part, left, threshold, base) => {
      const near = (value: number): number => rounded.nearest(value, base)[0]!;
      const [shown, total] = base === 1 ? [part, part + left] : [near(part), near(part + left)];
      const behind = (value: number): number[] => (base === 1 || value === 0 ? [value] : upTo(60).filter((count) => Math.abs(count - value) <= Math.floor(base / 2)));
      const gaps = behind(total).flatMap((whole) => behind(shown).map((one) => whole - one));
      const params = { threshold, roundingBase: base };
      const [least, most] = [Math.min(...gaps), Math.max(...gaps)];
      const expected = least > 0 && least < threshold ? (most < threshold ? 'certain' : 'possible') : undefined;
      const { flags } = saidOf(differenceGroupMissing, column([shown], total), params);
      return flags[0]?.certainty === expected;
    }), runs);
  });

  it('implied-count-complement: what is in no category', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 4 }), fc.integer({ min: -2, max: 20 }), fc.integer({ min: 2, max: 15 }), (parts, left, threshold) => {
      const total = sum(parts) + left;
      return total < 0 || (wordOf(impliedCountComplement, column(parts, total), { threshold }) === 'flag') === (left > 0 && left < threshold);
    }), runs);
  });
});

describe('the rules about rounding', () => {
  const method = fc.constantFrom('nearest' as const, 'random' as const);

  it('rounding-impossible-value: values that no count from the threshold up can give', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 25 }), fc.integer({ min: 2, max: 12 }), method, (shown, threshold, base, roundingMethod) => {
      const possible = upTo(120).some((count) => count >= threshold && rounded[roundingMethod](count, base).includes(shown));
      const flagged = wordOf(roundingImpossibleValue, column([shown]), { threshold, roundingBase: base, roundingMethod }) === 'flag';
      return flagged === (!possible && shown % base === 0);
    }), runs);
  });

  it('rounding-base, random-rounding and midpoint6: values that the method never gives', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 2, max: 12 }), (shown, base) => {
      const gives = (how: keyof typeof rounded): boolean => upTo(120).some((count) => rounded[how](count, base).includes(shown));
      const midpoints = column([shown]);
      const measures = midpoints.measures.map((measure) => ({ ...measure, rounding: { method: 'midpoint' as const, base, source: 'declared' as const } }));
      return (wordOf(roundingBase, column([shown]), { roundingBase: base }) === 'flag') === !gives('nearest')
        && (wordOf(randomRounding, column([shown]), { roundingBase: base, roundingMethod: 'random' }) === 'flag') === !gives('random')
        && (wordOf(midpoint6, { ...midpoints, measures }, { base }) === 'flag') === !gives('midpoint');
    }), runs);
  });

  it('rounding-unpick: every true line that adds up to the total', () => {
    fc.assert(fc.property(fc.tuple(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 16 })), (counts) => {
      const base = 5;
      const shown = counts.map((count) => rounded.nearest(count, base)[0]!);
      const total = sum(counts);
      const behind = (value: number): number[] => (value === 0 ? [0] : upTo(30).filter((count) => Math.abs(count - value) <= 2));
      const wholes = total % base === 0 ? behind(total) : [total];
      const lines = behind(shown[0]!).flatMap((a) => behind(shown[1]!).flatMap((b) => (wholes.includes(a + b) ? [[a, b] as const] : [])));
      if (lines.length === 0) return true;
      const { flags } = saidOf(roundingUnpick, column(shown, total), { roundingBase: base, threshold: 10 });
      return [0, 1].every((at) => {
        const [all, left] = [behind(shown[at]!), lines.map((line) => line[at]!)];
        const width = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
        const revealed = Math.max(...left) < 10 && Math.max(...all) >= 10 && Math.max(...left) > 0;
        const expected = all.length > 1 && (2 * width(left) < width(all) || revealed);
        return flags.some(({ cells }) => cells![0]!.coords[0] === at) === expected;
      });
    }), runs);
  });

  it('rounding-derived-from-raw: every pair behind the rounded ones', () => {
    fc.assert(fc.property(fc.integer({ min: 6, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 2 }), (whole, part, decimals) => {
      const count = Math.round(part * whole);
      const text = ((100 * count) / whole).toFixed(decimals);
      const [n, all] = [rounded.nearest(count, 5)[0]!, rounded.nearest(whole, 5)[0]!];
      const table = tableOf({ by: { region: ['A'] }, measures: [{ label: 'N' }, { label: 'n' }, { kind: 'percent', label: 'pct', of: 'measure', base: 0 }], shows: [[String(all)], [String(n)], [text]] });
      const prints = (a: number, b: number): boolean => b > 0 && a <= b && Math.abs((100 * a) / b - Number(text)) <= 0.5 * 10 ** -decimals + 1e-9;
      const pairs = upTo(70).filter((b) => Math.abs(b - all) <= 2).flatMap((b) => upTo(70).filter((a) => Math.abs(a - n) <= 2 && prints(a, b)));
      const { flags } = saidOf(roundingDerivedFromRaw, table, { roundingBase: 5 });
      const expected = prints(n, all) ? undefined : pairs.length <= 2 ? 'certain' : 'possible';
      return flags[0]?.certainty === expected;
    }), runs);
  });
});

describe('the rules about hidden cells', () => {
  it('suppression-singleton-line: one unknown of a line with a total', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.boolean()), { minLength: 2, maxLength: 5 }), (cells) => {
      const table = column(cells.map(([count, hidden]) => (hidden ? '[c]' : count)), sum(cells.map(([count]) => count)));
      const { flags } = saidOf(suppressionSingletonLine, table, {});
      const hidden = cells.filter(([, isHidden]) => isHidden);
      return hidden.length === 1 ? flags.length === 1 && flags[0]!.because.startsWith(`${hidden[0]![0]} = `) : flags.length === 0;
    }), runs);
  });

  it('suppression-interval: every line of low counts that adds up', () => {
    fc.assert(fc.property(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })), (counts) => {
      const table = column(['[1-9]', '[1-9]', 20], sum(counts) + 20);
      const lines = upTo(9).flatMap((a) => upTo(9).flatMap((b) => (a > 0 && b > 0 && a + b === sum(counts) ? [a] : [])));
      const width = Math.max(...lines) - Math.min(...lines);
      const { flags } = saidOf(suppressionInterval, table, { threshold: 10 });
      const expected = 4 * width <= 8 ? 'certain' : 2 * width <= 8 ? 'possible' : undefined;
      return flags.length === (expected ? 2 : 0) && flags.every(({ certainty }) => certainty === expected);
    }), runs);
  });
});
