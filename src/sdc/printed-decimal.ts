import { parseDecimal, toNumber, type Decimal } from './decimal.js';
import type { Cell } from './table.js';

/**
 * The number a cell shows, exactly as printed: its digits, whatever separators the file uses ("1,204.5", "1.204,5",
 * "1 204.5"). Undefined where the cell shows no number.
 */
export function printedDecimal({ shown, text }: Cell): Decimal | undefined {
  if (shown.as !== 'number') return undefined;
  const digits = BigInt(text.replaceAll(/\D/g, '') || '0');
  const printed = { units: shown.value < 0 ? -digits : digits, scale: shown.decimals };
  // Anything else beside the digits (an exponent, a unit): the number as it was read.
  return toNumber(printed) === shown.value ? printed : parseDecimal(shown.value.toFixed(Math.min(shown.decimals, 100)));
}
