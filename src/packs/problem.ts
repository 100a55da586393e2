/** Something wrong in a pack, said so that its author can put it right: which file, where, what was found, what is allowed. */
export interface PackProblem {
  readonly file: string;
  /** Line of the file, from 1, where it can be told. */
  readonly line?: number;
  /** Dotted path in the file: "rules.min-cell-count.threshold". */
  readonly path: string;
  readonly message: string;
}

/** "opensafely.yaml, line 12, rules.min-cell-count.treshold: no such parameter …" */
export const printProblem = ({ file, line, path, message }: PackProblem): string =>
  `${file}${line === undefined ? '' : `, line ${line}`}${path && `, ${path}`}: ${message}`;

/** The word of `known` that `found` is most likely a slip for, or undefined when none is near. */
export function nearest(found: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(found.length / 3)) + 1;
  for (const word of known) {
    const distance = editDistance(found.toLowerCase(), word.toLowerCase());
    if (distance < least) [best, least] = [word, distance];
  }
  return best;
}

export const didYouMean = (found: string, known: Iterable<string>): string => {
  const word = nearest(found, known);
  return word === undefined ? '' : ` Did you mean "${word}"?`;
};

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
