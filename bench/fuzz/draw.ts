/** Numbers by chance that are the same every time for the same seed and input. */
export interface Draw {
  /** A whole number from 0 up to but not including `below`. */
  below(below: number): number;
  /** True once in `times` draws. */
  once(times: number): boolean;
  pick<T>(from: readonly T[]): T;
}

/** Mulberry32 over a mix of the seed and the input's number, so that any input can be made again on its own. */
export function drawFor(seed: number, input: number): Draw {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(input + 1, 0xc2b2ae35);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { below, once: (times) => below(times) === 0, pick: (from) => from[below(from.length)]! };
}
