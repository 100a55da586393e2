/**
 * The probability of at least `valid` passes among `tried` unrelated strings, each passing with probability
 * `chance`: the upper tail of the binomial distribution, summed in logarithms.
 */
export function byChance(valid: number, tried: number, chance: number): number {
  if (valid <= 0) return 1;
  if (chance <= 0) return 0;
  if (chance >= 1) return 1;
  let logTerm = tried * Math.log1p(-chance);
  let tail = 0;
  for (let passes = 1; passes <= tried; passes++) {
    logTerm += Math.log((tried - passes + 1) / passes) + Math.log(chance / (1 - chance));
    if (passes >= valid) tail += Math.exp(logTerm);
  }
  return Math.min(1, tail);
}
