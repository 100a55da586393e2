/** Significant digits of a number as printed: "0.12347" has 5, "1200" has 2, "12.0" has 3. */
export function significantDigits(text: string): number {
  const plain = text.replaceAll(/[,\s]/g, '').replace(/^[-+\u2212]/, '').replace(/[eE].*$/, '');
  const [, whole = '', fraction] = /^(\d*)(?:\.(\d*))?/.exec(plain)!;
  const digits = (whole + (fraction ?? '')).replace(/^0+/, '');
  return fraction === undefined ? digits.replace(/0+$/, '').length : digits.length;
}
