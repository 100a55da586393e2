import type { Cell, Measure, Rounding } from './table.js';

/** What the true whole number behind a published one may be. `high` may be Infinity. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** The bounds of a count, by what the cell shows and how its measure was rounded. Undefined where nothing is published. */
export function boundsOf(cell: Cell, measure: Measure): Bounds | undefined {
  switch (cell.shown.as) {
    case 'number': return measure.rounding ? roundedBounds(cell.shown.value, measure.rounding) : { low: cell.shown.value, high: cell.shown.value };
    case 'censored':
    case 'suppressed':
    case 'rounded-zero': return { low: cell.shown.low, high: cell.shown.high };
    case 'not-applicable':
    case 'missing':
    case 'text': return undefined;
  }
}

/**
 * The whole numbers that round to `value`. Nearest: both half-up and half-even are allowed for. Midpoint (OpenSAFELY
 * `midpoint6`): ceil(x/b)·b − ⌊b/2⌋. Random: x moves to one of the two multiples around it.
 */
export function roundedBounds(value: number, { method, base }: Rounding): Bounds {
  if (base <= 1 || method === 'significant') return { low: value, high: value };
  if (method === 'random') return { low: Math.max(0, value - base + 1), high: value + base - 1 };
  if (method === 'midpoint') {
    const top = value + Math.floor(base / 2);
    return value === 0 ? { low: 0, high: 0 } : { low: Math.max(1, top - base + 1), high: top };
  }
  const half = Math.floor(base / 2);
  return { low: Math.max(0, value - half), high: value + half };
}
