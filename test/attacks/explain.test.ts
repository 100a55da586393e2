import { describe, expect, it } from '@jest/globals';
import { explain, inFigures, type Line, type System } from '../../src/sdc/audit/index.js';
import { bounded, kinds } from './cases.js';
import { between, seeded } from './seeded.js';
import { hidden, shown } from './shapes.js';

/** Add up the sums a line names, from the published system alone, and see that nothing is left but what it claims. */
function problemsWith(line: Line, variable: number, { variables, sums, relations = [] }: System): string[] {
  const wrong: string[] = [];
  const left = new Map<string, number>();
  const add = (key: string, times: number) => left.set(key, (left.get(key) ?? 0) + times);
  for (const { sum, times } of line.sums) {
    if (sum < sums.length) {
      const { total, parts, slack = 0 } = sums[sum]!;
      add(`v${total}`, -times);
      for (const part of parts) add(`v${part}`, times);
      if (slack !== 0) add(`s${sum}`, -times);
    } else {
      for (const term of relations[sum - sums.length]!.terms) add(`v${term.variable}`, times * term.times);
      add(`s${sum}`, -times);
    }
  }
  let value = 0;
  for (const { of, times, at, value: stands } of line.terms) {
    value += times * stands;
    add('variable' in of ? `v${of.variable}` : `s${of.slackOf}`, line.sums.length === 0 ? 0 : times);
    const bounds = 'variable' in of
      ? variables[of.variable]!
      : of.slackOf < sums.length
        ? { low: -sums[of.slackOf]!.slack!, high: sums[of.slackOf]!.slack! }
        : relations[of.slackOf - sums.length]!;
    if (at === 'published' ? stands !== bounds.low || stands !== bounds.high : stands !== bounds[at]) wrong.push(`${stands} is not what is published or allowed`);
    if (at !== 'published' && (times > 0) !== (at === (line.relation === '≤' ? 'high' : 'low'))) wrong.push('leans on the wrong bound');
  }
  if (line.sums.length > 0) add(`v${variable}`, -line.divisor);
  for (const [key, times] of left) if (Math.abs(times) > 1e-9 && !isFixedSlack(key, relations, sums.length)) wrong.push(`${key} does not cancel`);
  if (Math.abs(value / line.divisor - line.value) > 1e-9 * Math.max(1, Math.abs(line.value))) wrong.push(`does not add up: ${value} ÷ ${line.divisor} is not ${line.value}`);
  return wrong;
}

/** A relation that must be exactly 0 has a slack that adds nothing. */
const isFixedSlack = (key: string, relations: readonly { low: number; high: number }[], from: number) =>
  key.startsWith('s') && relations[Number(key.slice(1)) - from]?.low === 0 && relations[Number(key.slice(1)) - from]?.high === 0;

function agrees({ variables, sums, relations = [] }: System, values: readonly number[]): boolean {
  return variables.every((v, i) => values[i]! >= v.low && values[i]! <= v.high && (!v.whole || Number.isInteger(values[i]!)))
    && sums.every(({ total, parts, slack = 0 }) => Math.abs(parts.reduce((s, p) => s + values[p]!, 0) - values[total]!) <= slack)
    && relations.every(({ terms, low, high }) => {
      const sum = terms.reduce((s, t) => s + t.times * values[t.variable]!, 0);
      return sum >= low && sum <= high;
    });
}

describe('every answer carries its proof', () => {
  it.each(kinds)('$name', ({ draw }) => {
    const random = seeded(3);
    let lines = 0;
    let witnesses = 0;
    for (let table = 0; table < 15; table++) {
      const { system, truth } = bounded(draw(random));
      const open = system.variables.flatMap((v, i) => (v.low < v.high ? [i] : []));
      if (open.length === 0) continue;
      const variable = open[between(random, 0, open.length - 1)]!;
      const answer = explain(system, variable);
      if (answer.recovery) {
        expect(problemsWith(answer.recovery, variable, system)).toEqual([]);
        expect([answer.low, answer.high]).toEqual([answer.recovery.value, answer.recovery.value]);
        expect(answer.recovery.value).toBe(truth[variable]);
      }
      for (const end of ['low', 'high'] as const) {
        const { line, witness, bySearch } = answer.proofs[end];
        if (line) {
          expect(problemsWith(line, variable, system)).toEqual([]);
          expect(end === 'low' ? Math.ceil(line.value) : Math.floor(line.value)).toBe(answer[end]);
          lines++;
        }
        expect(line !== undefined || bySearch).toBe(true);
        const values = [...truth];
        for (const { variable, value } of witness!) values[variable] = value;
        expect(values[variable]).toBe(answer[end]);
        // The witness moves one component only, so the true values of all the others complete it.
        expect(agrees(system, values)).toBe(true);
        witnesses++;
      }
    }
    expect(lines).toBeGreaterThan(5);
    expect(witnesses).toBeGreaterThan(5);
  });

  it('says an exact recovery in one line', () => {
    const system = { variables: [shown(410), shown(112), hidden, shown(204), shown(88)], sums: [{ total: 0, parts: [1, 2, 3, 4] }] };
    expect(inFigures(explain(system, 2).recovery!)).toBe('410 − 112 − 204 − 88 = 6');
  });

  it('prefers the shorter of two ways to recover a number', () => {
    // Number 1 is its row's total less one other; or its column's, less two, each found from a row of its own.
    const variables = [shown(5), hidden, shown(12), hidden, hidden, shown(33), shown(8), shown(9), shown(21), shown(22)];
    const sums = [{ total: 2, parts: [0, 1] }, { total: 5, parts: [1, 3, 4] }, { total: 8, parts: [3, 6] }, { total: 9, parts: [4, 7] }];
    expect(inFigures(explain({ variables, sums }, 1).recovery!)).toBe('12 − 5 = 7');
  });
});
