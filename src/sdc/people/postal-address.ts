/** Kinds of streets, as they end a British address line. */
const street = '(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|cl|crescent|cres|court|ct|place|pl|square|sq|terrace|terr?|gardens?|gdns|grove|way|walk|mews|hill|park|row|view|rise|green|parade|gate|wynd|loan|brae|vennel|quay|wharf|heights|meadows?|fields?)';
const line = new RegExp(`(?<![\\p{L}\\d.,%-])(?:flat \\d+\\w?,? |unit \\d+\\w?,? )?\\d{1,4}[A-Za-z]?,? (?:(?:the|st\\.?|upper|lower|old|new|north|south|east|west|great|little) )?(?:[A-Z][\\p{L}'’-]+ ){1,3}${street}(?![\\p{L}\\d])`, 'giu');

/** A house number, a capitalised name and a kind of street: "12 Acacia Avenue". */
export function addressesInText(text: string): { start: number; end: number }[] {
  return [...text.matchAll(line)]
    .filter((match) => {
      const words = match[0].split(/[\s,]+/);
      // "3 Months Way" is not written so, but "12 patients st" is: the name must be capitalised (or the whole line upper case).
      return words.slice(1, -1).some((word) => /^\p{Lu}/u.test(word)) && /^\p{Lu}/u.test(words.at(-1)!);
    })
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
