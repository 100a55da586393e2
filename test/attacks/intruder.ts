import type { System } from '../../src/sdc/audit/system.js';

export interface Seen {
  readonly low: number;
  readonly high: number;
}

/**
 * Everything a patient reader can deduce: try every whole-number table that agrees with what is published and
 * note the least and greatest value each number takes. Slow and obviously right. Every bound must be finite or
 * `most` must cap it. Null when no table agrees; `tooMany` when there are more than `limit` steps to try.
 */
export function intruder(system: System, most: number, limit = 2_000_000): Seen[] | null | 'tooMany' {
  const { variables, sums, relations = [] } = system;
  const rules = [
    ...sums.map(({ total, parts, slack = 0 }) => ({
      terms: [{ variable: total, times: -1 }, ...parts.map((variable) => ({ variable, times: 1 }))],
      low: -slack,
      high: slack,
    })),
    ...relations,
  ];
  const low = variables.map((v) => Math.max(v.low, -most));
  const high = variables.map((v) => Math.min(v.high, most));
  const value: number[] = [];
  const seen = variables.map(() => ({ low: Infinity, high: -Infinity }));
  let steps = 0;

  /** Could the variables not yet tried still make every rule true? */
  const isPossible = () =>
    rules.every((rule) => {
      let least = 0;
      let greatest = 0;
      for (const { variable, times } of rule.terms) {
        const a = times * (value[variable] ?? (times > 0 ? low : high)[variable]!);
        const b = times * (value[variable] ?? (times > 0 ? high : low)[variable]!);
        least += a;
        greatest += b;
      }
      return least <= rule.high && greatest >= rule.low;
    });

  const go = (i: number): void => {
    if (steps > limit) return;
    if (i === variables.length) {
      value.forEach((v, k) => (seen[k] = { low: Math.min(seen[k]!.low, v), high: Math.max(seen[k]!.high, v) }));
      return;
    }
    for (let v = low[i]!; v <= high[i]!; v++) {
      steps++;
      value.push(v);
      if (isPossible()) go(i + 1);
      value.pop();
    }
  };
  go(0);
  if (steps > limit) return 'tooMany';
  return seen[0]!.low === Infinity ? null : seen;
}
