/** A span of text that has the shape of an identifier. */
export interface Spot {
  readonly start: number;
  readonly end: number;
  /** The value without separators, upper case: only to count distinct values, never printed. */
  readonly key: string;
  /** Passes every check its kind offers: check digit, range, real prefix. */
  readonly valid: boolean;
  /** Printed in a way chance does not produce: "943 476 5919", "AB 12 34 56 C". */
  readonly formatted: boolean;
}

/** One kind of direct identifier: how to see it, and how much to believe one that stands alone. */
export interface Spotter {
  /** The last part of the rule's id: `direct-identifier-<id>`. */
  readonly id: string;
  /** "NHS number", for sentences: "a column of NHS numbers". */
  readonly one: string;
  readonly many: string;
  /** Headings that name it, tested against `headingWords`. */
  readonly heading: RegExp;
  /** Words that, just before it in running text, say what it is; one ending in `$` is used as it stands. */
  readonly context: RegExp;
  /** Text with fewer digits or letters is not looked at. */
  readonly digits: number;
  readonly letters: number;
  /** Share of unrelated strings of the same shape that pass the checks by chance, 0 to 1. */
  readonly chance: number;
  /** What one valid value is worth without a heading, without context and without company. */
  readonly alone: 'certain' | 'possible' | 'silent';
  /** Without a heading, a column of them is this certain at most. */
  readonly column: 'certain' | 'possible' | 'silent';
  /** Under its heading, a value that has the shape but fails the checks (or has none to pass). */
  readonly headed: 'certain' | 'possible';
  /** Trailing characters a mask leaves visible. */
  readonly shows: 0 | 2;
  spot(text: string): readonly Spot[];
}

/** Every match of a global pattern as a spot, judged by `judge` (undefined: not one after all). */
export function spotsOf(
  text: string, pattern: RegExp, judge: (value: string, match: RegExpMatchArray) => Pick<Spot, 'valid' | 'formatted'> | undefined,
): Spot[] {
  pattern.lastIndex = 0;
  if (!pattern.test(text)) return [];
  pattern.lastIndex = 0;
  const spots: Spot[] = [];
  for (const match of text.matchAll(pattern)) {
    const verdict = judge(match[0], match);
    if (verdict === undefined) continue;
    const key = match[0].replace(/[\s\-./()]/g, '').toUpperCase();
    spots.push({ start: match.index, end: match.index + match[0].length, key, ...verdict });
  }
  return spots;
}
