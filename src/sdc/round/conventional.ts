/**
 * Rounding each number on its own. Counts are whole numbers; every function returns one.
 */

/** The nearest multiple of `base`; a half goes away from zero. (HandbookSDC 05-05, deterministic rounding.) */
export function roundToBase(value: number, base: number): number {
  whole(value, 'value');
  if (!Number.isSafeInteger(base) || base < 1) throw new RangeError(`base ${base}: a whole number of 1 or more`);
  const size = Math.abs(value);
  const rest = size % base;
  const rounded = size - rest + (2 * rest >= base ? base : 0);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

/** 0 stays 0; 1–6 → 3, 7–12 → 9, 13–18 → 15 … (OpenSAFELY, "midpoint 6": ⌈x/6⌉·6 − 3 for x ≠ 0.) */
export function roundToMidpoint6(value: number): number {
  whole(value, 'value');
  if (value < 0) throw new RangeError(`value ${value}: midpoint 6 is for counts`);
  return value === 0 ? 0 : Math.ceil(value / 6) * 6 - 3;
}

/** The nearest number of that many significant figures; a half goes to the even one. (US Census DRB.) */
export function roundToFigures(value: number, figures: number): number {
  whole(value, 'value');
  if (!Number.isSafeInteger(figures) || figures < 1) throw new RangeError(`${figures} figures: a whole number of 1 or more`);
  return roundHalfEven(value, 10 ** Math.max(0, String(Math.abs(value)).length - figures));
}

/** The ladder of the US Census Disclosure Review Board for counts; below 15 there is no number to show. */
export function roundToLadder(value: number): number | 'below 15' {
  whole(value, 'value');
  if (value < 0) throw new RangeError(`value ${value}: the ladder is for counts`);
  if (value < 15) return 'below 15';
  const steps: readonly (readonly [below: number, step: number])[] = [[100, 10], [1_000, 50], [10_000, 100], [100_000, 500], [1_000_000, 1_000]];
  const found = steps.find(([below]) => value < below);
  return found ? roundHalfEven(value, found[1]) : roundToFigures(value, 4);
}

function roundHalfEven(value: number, step: number): number {
  const size = Math.abs(value);
  const rest = size % step;
  const down = size - rest;
  const isUp = 2 * rest > step || (2 * rest === step && (down / step) % 2 === 1);
  const rounded = isUp ? down + step : down;
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

function whole(value: number, name: string): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${name} ${value}: a whole number`);
}
