/** An exact decimal: `units` × 10^-`scale`. Shares and sums are compared in these, never in floating point. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** From digits as printed ("-8100.50"), without separators. `undefined` when the text is not a plain decimal. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,3}))?$/.exec(text);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole + fraction === '') return undefined;
  const units = BigInt(sign + whole + fraction);
  return shift(units, fraction.length - Number(exponent));
}

const shift = (units: bigint, scale: number): Decimal =>
  scale >= 0 ? { units, scale } : { units: units * 10n ** BigInt(-scale), scale: 0 };

/** From a number that was itself printed in full (a parameter, a count). */
export function decimal(value: number | Decimal): Decimal {
  if (typeof value !== 'number') return value;
  const parsed = parseDecimal(String(value));
  if (!parsed) throw new RangeError('not a finite decimal');
  return parsed;
}

const aligned = (a: Decimal, b: Decimal): [bigint, bigint, number] => {
  const scale = Math.max(a.scale, b.scale);
  return [a.units * 10n ** BigInt(scale - a.scale), b.units * 10n ** BigInt(scale - b.scale), scale];
};

export function plus(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = aligned(a, b);
  return { units: x + y, scale };
}

export function minus(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = aligned(a, b);
  return { units: x - y, scale };
}

export const times = (a: Decimal, b: Decimal): Decimal => ({ units: a.units * b.units, scale: a.scale + b.scale });

/** Below zero, zero or above zero, as a comparator answers. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

export const sumOf = (values: readonly Decimal[]): Decimal => values.reduce(plus, { units: 0n, scale: 0 });
export const isNegative = (a: Decimal): boolean => a.units < 0n;
export const isZero = (a: Decimal): boolean => a.units === 0n;
export const absolute = (a: Decimal): Decimal => ({ units: a.units < 0n ? -a.units : a.units, scale: a.scale });

/** As printed: no exponent, no trailing zeros after the point. */
export function print(a: Decimal): string {
  const digits = absolute(a).units.toString().padStart(a.scale + 1, '0');
  const whole = digits.slice(0, digits.length - a.scale);
  const fraction = digits.slice(digits.length - a.scale).replace(/0+$/, '');
  return `${isNegative(a) ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}

/** The nearest floating-point number, for pictures and rough sorting only. */
export const toNumber = (a: Decimal): number => Number(print(a));
