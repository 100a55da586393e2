import type { Component } from './components.js';
import type { Problem } from './problem.js';
import type { Simplex } from './simplex.js';

/** One signed term of a line: times × the value that stands there. */
export interface LineTerm {
  /** The variable, or the sum whose rounding slack this is (relations follow the sums). */
  readonly of: { readonly variable: number } | { readonly slackOf: number };
  readonly times: number;
  /** The published number, or the bound of an unknown that the line leans on. */
  readonly at: 'published' | 'low' | 'high';
  readonly value: number;
}

/**
 * A proof anybody can check: divisor × the variable is exactly (`=`), at least (`≥`) or at most (`≤`) the sum of the
 * terms, because that many times the sums named add up to it.
 */
export interface Line {
  readonly relation: '=' | '≥' | '≤';
  readonly divisor: number;
  readonly terms: readonly LineTerm[];
  /** Σ times × value ÷ divisor. */
  readonly value: number;
  /** The sums used, and how many times each (relations follow the sums). */
  readonly sums: readonly { readonly sum: number; readonly times: number }[];
}

/** Read the proof off a finished climb, from a tableau that kept its artificial columns. */
export function lineFor(problem: Problem, component: Component, simplex: Simplex, target: { variable: number; way: number }): Line {
  const { dictionary } = simplex;
  const n = component.low.length;
  const relation = target.way > 0 ? '≤' : '≥';
  const row = dictionary.place[target.variable]!;
  if (row < 0) {
    // The variable stands at its own bound: that bound is the proof.
    const at = target.way > 0 ? 'high' : 'low';
    const global = component.variables[target.variable]!;
    const value = problem[at][global]! / problem.scale;
    return { relation, divisor: 1, terms: [{ of: { variable: global }, times: 1, at, value }], value, sums: [] };
  }
  const leaning = new Map<number, number>();
  const multipliers = new Map<number, number>();
  const count = dictionary.readRow(row);
  for (let k = 0; k < count; k++) {
    const variable = dictionary.slot[dictionary.rowColumns[k]!]!;
    if (variable < n) leaning.set(component.variables[variable]!, dictionary.rowEntries[k]!);
    else multipliers.set(component.rows[variable - n]!.origin, dictionary.rowEntries[k]!);
  }
  const line = lineFrom(problem, { divisor: dictionary.denominator[row]!, leaning, multipliers }, target.way);
  return { ...line, relation: leaning.size === 0 ? '=' : relation };
}

interface Combination {
  readonly divisor: number;
  /** Unknowns the line leans on, in the problem's numbering, with their factor. */
  readonly leaning: ReadonlyMap<number, number>;
  /** How many times each sum is added, by its origin. */
  readonly multipliers: ReadonlyMap<number, number>;
}

/** divisor · x = Σ leaning − Σ multiplier × (published part of each sum). */
export function lineFrom(problem: Problem, { divisor, leaning, multipliers }: Combination, way: number): Line {
  const published = new Map<number, number>();
  for (const row of problem.rows) {
    const times = multipliers.get(row.origin);
    if (times === undefined) continue;
    row.columns.forEach((column, k) => {
      if (problem.low[column] !== problem.high[column]) return;
      published.set(column, (published.get(column) ?? 0) - times * row.times[k]!);
    });
  }
  const terms: LineTerm[] = [];
  for (const [column, times] of published) if (times !== 0) terms.push(term(problem, column, times, 'published'));
  terms.sort((a, b) => b.times - a.times);
  for (const [column, times] of leaning) terms.push(term(problem, column, times, times * way > 0 ? 'high' : 'low'));
  return {
    relation: leaning.size === 0 ? '=' : way > 0 ? '≤' : '≥',
    divisor,
    terms,
    value: terms.reduce((sum, t) => sum + t.times * Math.round(t.value * problem.scale), 0) / divisor / problem.scale,
    sums: [...multipliers].map(([sum, times]) => ({ sum, times })),
  };
}

function term(problem: Problem, column: number, times: number, at: LineTerm['at']): LineTerm {
  const value = problem[at === 'high' ? 'high' : 'low'][column]! / problem.scale;
  if (column < problem.slackFrom) return { of: { variable: column }, times, at, value };
  return { of: { slackOf: problem.slackRow[column - problem.slackFrom]! }, times, at, value };
}

/** The line in figures: `410 − 112 − 204 − 88 = 6`. A number published as 0 adds nothing and is left out. */
export function inFigures({ terms, divisor, value, relation }: Line): string {
  const figures = terms.filter((t) => t.value !== 0).map(({ times, value }, i) => {
    const signed = times * Math.sign(value);
    const size = Math.abs(times) === 1 ? `${Math.abs(value)}` : `${Math.abs(times)} × ${Math.abs(value)}`;
    return i === 0 ? `${signed < 0 ? '−' : ''}${size}` : `${signed < 0 ? '−' : '+'} ${size}`;
  });
  const sum = figures.join(' ') || '0';
  const whole = divisor === 1 ? sum : `${figures.length > 1 ? `(${sum})` : sum} ÷ ${divisor}`;
  return relation === '=' ? `${whole} = ${value}` : `${relation} ${whole} = ${value}`;
}
