/**
 * Which of two values of a parameter protects more. `equal`: neither does, so two owners who differ need a person.
 * Words are listed from the loosest to the strictest.
 */
export type Strictness = 'higher' | 'lower' | 'yes' | 'no' | 'equal' | readonly string[];

const byName: Readonly<Record<string, Strictness>> = {
  threshold: 'higher', tail: 'higher', minBase: 'higher', minContributors: 'higher', minDegrees: 'higher', width: 'higher', minWidth: 'higher',
  p: 'higher', k: 'lower', share: 'lower', comparator: ['>', '>='], negatives: ['absolute', 'ask'], policy: ['allow', 'review', 'fail'],
  zeroPolicy: ['allow', 'review', 'fail'], countsZero: 'yes', applyToMargins: 'yes', applyToMissing: 'yes', maxRows: 'lower', maxBytes: 'lower',
  decimals: 'lower', digits: 'lower', coalition: 'higher', base: 'equal', method: 'equal', n: 'equal',
};

export const strictnessOf = (parameter: string): Strictness => byName[parameter] ?? 'equal';

/** The stricter of two values, or undefined where a person must decide. Equal values are themselves. */
export function stricterOf(parameter: string, a: unknown, b: unknown): unknown {
  if (JSON.stringify(a) === JSON.stringify(b)) return a;
  const way = strictnessOf(parameter);
  if (typeof a === 'number' && typeof b === 'number') return way === 'higher' ? Math.max(a, b) : way === 'lower' ? Math.min(a, b) : undefined;
  if (typeof a === 'boolean' && typeof b === 'boolean') return way === 'yes' ? a || b : way === 'no' ? a && b : undefined;
  if (Array.isArray(way) && typeof a === 'string' && typeof b === 'string') {
    const [first, second] = [way.indexOf(a), way.indexOf(b)];
    return first < 0 || second < 0 ? undefined : way[Math.max(first, second)];
  }
  // Lists of what is exempt protect most where they agree.
  if (Array.isArray(a) && Array.isArray(b) && /^exempt/.test(parameter)) return a.filter((one) => b.includes(one));
  return undefined;
}
