/** A mean and a standard deviation as printed, with their decimals. */
export interface Printed {
  readonly value: number;
  readonly decimals: number;
}

/**
 * The sets of n whole numbers whose mean and sample standard deviation print as given, up to `most` of them: what
 * SPRITE-like attacks find. Smallest first. Exact in whole numbers for sums; squares are bounded outward.
 */
export function multisets(n: number, mean: Printed, sd: Printed, most: number): number[][] {
  const found: number[][] = [];
  const reach = (printed: Printed): [number, number] => [printed.value - 0.5 * 10 ** -printed.decimals, printed.value + 0.5 * 10 ** -printed.decimals];
  const [meanLow, meanHigh] = reach(mean);
  const [sdLow, sdHigh] = reach(sd);
  for (let sum = Math.ceil(meanLow * n - 1e-9); sum <= Math.floor(meanHigh * n + 1e-9); sum += 1) {
    // Σx² = (n − 1)·s² + (Σx)²/n, rounded outward by a hair for floating point.
    const squares = (s: number): number => (n - 1) * s * s + (sum * sum) / n;
    const low = Math.ceil(squares(Math.max(0, sdLow)) - 1e-6);
    const high = Math.floor(squares(sdHigh) + 1e-6);
    const spread = Math.sqrt((n - 1) * Math.max(0, high - (sum * sum) / n) / n) + 1;
    const least = Math.floor(sum / n - spread);
    search({ left: n, sum, low, high, least, chosen: [] }, (set) => found.push(set), () => found.length >= most);
    if (found.length >= most) break;
  }
  return found;
}

/** What is still to be chosen: `left` numbers of at least `least`, with this sum, their squares between low and high. */
interface Search {
  readonly left: number;
  readonly sum: number;
  readonly low: number;
  readonly high: number;
  readonly least: number;
  readonly chosen: readonly number[];
}

/** Whole numbers ≥ `least`, in order, with this sum and sum of squares. */
function search({ left, sum, low, high, least, chosen }: Search, say: (set: number[]) => void, isEnough: () => boolean): void {
  if (isEnough()) return;
  if (left === 1) {
    if (sum >= least && sum * sum >= low && sum * sum <= high) say([...chosen, sum]);
    return;
  }
  // In order, so the next is at most the mean of the rest; the rest has at least the squares of equal numbers.
  for (let value = least; value * left <= sum; value += 1) {
    const rest = sum - value;
    const squares = high - value * value;
    if ((rest * rest) / (left - 1) > squares + 1e-6) continue;
    search({ left: left - 1, sum: rest, low: low - value * value, high: squares, least: value, chosen: [...chosen, value] }, say, isEnough);
  }
}
