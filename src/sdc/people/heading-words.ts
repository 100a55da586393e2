/**
 * A heading as plain lower-case words: "NHSNumber", "nhs_number" and "NHS-number " all become "nhs number".
 * Digits stay with the letters before them ("chi2", "pcd2").
 */
export const headingWords = (heading: string): string =>
  heading
    .normalize('NFKC')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%#&]+/gu, ' ')
    .trim();

/** A heading that may be repeated in a sentence: short, worded, and without anything that could itself identify. */
export const isPlainHeading = (heading: string): boolean =>
  heading.length > 0 && heading.length <= 40 && /\p{L}/u.test(heading) && !/\d{3}|@|\d[\s-]\d/.test(heading);
