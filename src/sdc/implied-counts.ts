import { decimal, type Decimal } from './decimal.js';
import type { Bounds } from './bounds.js';

/** A published share: p per `per` (100 for percent), with so many decimals printed. */
export interface Share {
  readonly value: Decimal;
  readonly decimals: number;
  /** 1 for proportions, 100 for percentages, 1000 or 100000 for rates. */
  readonly per: number;
}

/**
 * The whole numbers n whose share of some whole N in `base` prints as published, exactly: n lies in
 * [(p − ½·10^-d)·N/per, (p + ½·10^-d)·N/per]. Both ends count, since half-up and half-even are both in use.
 * Undefined when no whole number fits: then the base is not this one.
 */
export function impliedCounts({ value, decimals, per }: Share, base: Bounds): Bounds | undefined {
  if (!Number.isFinite(base.high) || base.low < 0) return undefined;
  const half = { units: 5n, scale: decimals + 1 };
  const scale = Math.max(value.scale, half.scale);
  const middle = value.units * 10n ** BigInt(scale - value.scale);
  // All the digits of a binary number are the nearest to the share, not the share cut off: 3/22 prints as 0.13636363636363635.
  const binary = middle >> 50n;
  const printed = half.units * 10n ** BigInt(scale - half.scale);
  const reach = binary > printed ? binary : printed;
  const divisor = 10n ** BigInt(scale) * BigInt(per);
  // With an exact base the numerator must be whole for that base; with a rounded one the ends of the box bound it.
  const low = ceilDivide((middle - reach) * whole(base.low), divisor);
  const high = floorDivide((middle + reach) * whole(base.high), divisor);
  const least = low < 0n ? 0n : low;
  const most = high > whole(base.high) ? whole(base.high) : high;
  return least > most ? undefined : { low: Number(least), high: Number(most) };
}

const whole = (value: number): bigint => {
  const { units, scale } = decimal(value);
  return units / 10n ** BigInt(scale);
};

const floorDivide = (a: bigint, b: bigint): bigint => (a >= 0n ? a / b : -((-a + b - 1n) / b));
const ceilDivide = (a: bigint, b: bigint): bigint => -floorDivide(-a, b);
