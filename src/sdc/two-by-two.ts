/** a of `exposed` have the outcome; `cases` have it in all; n people. */
export interface Margins {
  readonly n: number;
  readonly exposed: number;
  readonly cases: number;
}

/** The 2 × 2 tables (a, b, c, d) with these margins whose odds ratio prints as given. */
export function tablesWithOddsRatio({ n, exposed, cases }: Margins, ratio: number, decimals: number): [number, number, number, number][] {
  const half = 0.5 * 10 ** -decimals + 1e-9;
  const found: [number, number, number, number][] = [];
  for (let a = Math.max(0, exposed + cases - n); a <= Math.min(exposed, cases); a += 1) {
    const [b, c] = [exposed - a, cases - a];
    const d = n - a - b - c;
    const odds = b * c === 0 ? Infinity : (a * d) / (b * c);
    if (Math.abs(odds - ratio) <= half) found.push([a, b, c, d]);
  }
  return found;
}
