/**
 * Which of two values of a parameter protects more. `equal`: neither does, so two owners who differ need a person.
 * Words are listed from the loosest to the strictest.
 */
export type Strictness = 'higher' | 'lower' | 'yes' | 'no' | 'equal' | readonly string[];

const byName: Readonly<Record<string, Strictness>> = {
  threshold: 'higher', tail: 'higher', minBase: 'higher', minContributors: 'higher', dof: 'higher', width: 'higher', minWidth: 'higher', minLeaf: 'higher', minFrequency: 'higher',
  fewSets: 'higher', mostPeople: 'higher', tried: 'higher', mostCells: 'higher', fewestPixels: 'higher', unknownShare: 'higher', fewest: 'lower', widestInterval: 'lower', largestError: 'lower',
  p: 'higher', q: 'lower', k: 'lower', k1: 'lower', k2: 'lower', share: 'lower', r2: 'lower', comparator: ['>', '>='], negatives: ['absolute', 'ask'], policy: ['allow', 'review', 'fail'],
  zeroPolicy: ['allow', 'flag'], countsZero: 'yes', applyToMargins: 'yes', applyToMissing: 'yes', complement: 'yes', ignoreZeros: 'yes', zeroIsLimit: 'no', allowed: 'no', maxRows: 'lower', maxBytes: 'lower',
  decimals: 'lower', digits: 'lower', coalition: 'higher', unknownPrimary: ['pass', 'ask'], medianNeeds: ['threshold', 'tail'], ladder: ['off', 'us-census-drb'],
  people: 'higher', smallestClass: 'higher', words: 'higher', certainFrom: 'lower', possibleFrom: 'lower', distinct: 'lower', length: 'lower', atLeast: 'lower', dimensions: 'lower',
  files: 'lower', rows: 'lower', bytes: 'lower', cells: 'lower', always: 'yes', alone: 'yes', missing: 'yes', absentFiles: 'yes',
  roundingBase: 'equal', roundingMethod: ['nearest', 'midpoint', 'random'], base: 'equal', method: 'equal', n: 'equal',
};

export const strictnessOf = (parameter: string): Strictness => byName[parameter] ?? 'equal';

/** The stricter of two values, or undefined where a person must decide. Equal values are themselves. */
export function stricterOf(parameter: string, a: unknown, b: unknown): unknown {
  if (JSON.stringify(a) === JSON.stringify(b)) return a;
  const way = strictnessOf(parameter);
  // Exact counts give way to rounded ones; two ways of rounding cannot both be kept.
  if (parameter === 'roundingBase' && (a === 0 || b === 0)) return a === 0 ? b : a;
  if (typeof a === 'number' && typeof b === 'number') return way === 'higher' ? Math.max(a, b) : way === 'lower' ? Math.min(a, b) : undefined;
  if (typeof a === 'boolean' && typeof b === 'boolean') return way === 'yes' ? a || b : way === 'no' ? a && b : undefined;
  if (Array.isArray(way) && typeof a === 'string' && typeof b === 'string') {
    const [first, second] = [way.indexOf(a), way.indexOf(b)];
    return first < 0 || second < 0 ? undefined : way[Math.max(first, second)];
  }
  // Lists of what is exempt protect most where they agree.
  if (Array.isArray(a) && Array.isArray(b) && /^(exempt|kinds|referenceLevels|ignore)/.test(parameter)) return a.filter((one) => b.includes(one));
  // Lists of what to look for protect most together; and what is composed stands for all it is made of.
  if (Array.isArray(a) && Array.isArray(b) && /^(sensitiveAttributes|eventWords|answers|standsFor)$/.test(parameter)) return [...new Set([...a, ...b])];
  return undefined;
}
