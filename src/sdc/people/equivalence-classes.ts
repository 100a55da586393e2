/** Records that share every quasi-identifier form a class. Handbook on SDC, ch. 3; Sweeney, k-anonymity, 2002. */
export interface Classes {
  readonly count: number;
  /** k: size of the smallest class; 0 where there are no records. */
  readonly smallest: number;
  /** Records alone in their class. */
  readonly unique: number;
  /** l: the fewest distinct sensitive values in a class; undefined when none was given. */
  readonly fewestSensitive?: number;
}

/** `keys`: the quasi-identifiers of each record; `sensitive`: its sensitive value, same order. */
export function equivalenceClasses(keys: readonly (readonly string[])[], sensitive?: readonly string[]): Classes {
  const sizes = new Map<string, number>();
  const values = new Map<string, Set<string>>();
  keys.forEach((key, index) => {
    // Length before each part, so that ("a", "bc") and ("ab", "c") stay apart.
    const joined = key.map((part) => `${part.length}:${part}`).join('');
    sizes.set(joined, (sizes.get(joined) ?? 0) + 1);
    if (sensitive === undefined) return;
    const known = values.get(joined) ?? new Set<string>();
    known.add(sensitive[index]!);
    values.set(joined, known);
  });
  const all = [...sizes.values()];
  const least = (numbers: readonly number[]): number => numbers.reduce((low, number) => Math.min(low, number), Infinity);
  return {
    count: all.length,
    smallest: all.length === 0 ? 0 : least(all),
    unique: all.filter((size) => size === 1).length,
    ...(sensitive !== undefined && all.length > 0 && { fewestSensitive: least([...values.values()].map((known) => known.size)) }),
  };
}
