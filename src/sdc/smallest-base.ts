import { impliedCounts, type Share } from './implied-counts.js';

/**
 * The smallest N for which whole numbers n1 … nk with n1 + … + nk = N all print as the given shares: what a reader
 * who knows that the shares make up the whole tries first. Undefined when no N up to `most` fits.
 */
export function smallestBase(shares: readonly Share[], most: number): number | undefined {
  for (let n = 1; n <= most; n += 1) {
    let low = 0;
    let high = 0;
    let fits = true;
    for (const share of shares) {
      const counts = impliedCounts(share, { low: n, high: n });
      if (!counts) {
        fits = false;
        break;
      }
      low += counts.low;
      high += counts.high;
    }
    if (fits && low <= n && n <= high) return n;
  }
  return undefined;
}
