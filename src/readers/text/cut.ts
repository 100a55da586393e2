/** Stretch of a line, `to` excluded. */
export type Span = readonly [from: number, to: number];

const numberLike = /^[([]?[<>≤≥~=]{0,2}[-+−]?(\d[\d,.]*|\.\d+)([eE][-+]?\d+)?%?[)\]]?[*†‡]{0,3}[,;]?$/;
const markLike = /^(\.[a-z]?|-|–|\*+|NA|NaN|<NA>|None|nan|NULL|\[?REDACTED\]?|\[[a-z]+\]|<\d+|n\/a|ref|omitted|\(omitted\)|\(base\)|\(dropped\))$/i;

/** A number, or a mark that stands where a number would. */
export const isNumeric = (text: string): boolean => numberLike.test(text) || markLike.test(text);
/** A number proper. */
export const isNumber = (text: string): boolean => numberLike.test(text);

interface Word { readonly text: string; readonly from: number; readonly to: number }
const wordsOf = (line: string): Word[] => [...line.matchAll(/\S+/g)].map((match) => ({ text: match[0], from: match.index, to: match.index + match[0].length }));

/** Headings of several words that are one name; their blanks are held together while words are told apart. */
const phrases = /(lower|upper) (\.?\d\d% CI|\.\d\d)|std\.? (error|err\.?|dev\.?)|[tzF] value|(1st|3rd) Qu\.|(mean|sum) sq|(row|col|cell|valid|cumulative) (pct|percent|frequency|%)|num\. obs\.?/gi;
/** A heading with each of its names as one word. */
export const protect = (line: string): string => line.replace(phrases, (phrase) => phrase.replaceAll(' ', '\u0001'));

const slice = (line: string, [from, to]: Span): string => line.slice(from, to).trim();

const share = (lines: readonly string[], span: Span): number => {
  const cells = lines.map((line) => slice(line, span)).filter((text) => text !== '');
  return cells.length === 0 ? 0 : cells.filter((text) => text.split(/\s+/).every(isNumeric)).length / cells.length;
};

/**
 * Columns of aligned lines: stretches of positions that some line fills, parted by positions that all leave blank. One
 * blank alone parts columns where numbers stand on a side, where the heading has a word for each, or where the left one
 * is left out on some lines (a stub printed once for several rows); between words it takes two.
 */
export const columnsOf = (lines: readonly string[], within: Span = [0, Infinity], heading = ''): Span[] => {
  const end = Math.min(within[1], Math.max(0, ...lines.map((line) => line.length)));
  const filled = new Uint8Array(end + 1);
  for (const line of lines) for (let at = within[0]; at < Math.min(line.length, end); at += 1) if (line[at] !== ' ') filled[at] = 1;
  const runs: [number, number][] = [];
  for (let at = within[0]; at < end; at += 1) {
    if (!filled[at]) continue;
    const last = runs.at(-1);
    if (last && last[1] === at) last[1] = at + 1; else runs.push([at, at + 1]);
  }
  const words = wordsOf(protect(heading)).length;
  if (words >= 2 && lines.length >= 2 && (runs.length === words || runs.length === words + 1)) return runs;
  const sparse = (left: Span, right: Span): boolean => {
    const blanks = lines.filter((line) => slice(line, left) === '').length;
    return blanks > 0 && blanks < lines.length && lines.every((line) => slice(line, right) !== '');
  };
  const parted: [number, number][] = [];
  for (const run of runs) {
    const last = parted.at(-1);
    const bracketed = last !== undefined && run[0] - last[1] === 1 && lines.every((line) => /^([([].*)?$/.test(slice(line, run)));
    if (bracketed) last[1] = run[1];
    else if (!last || run[0] - last[1] >= 2 || share(lines, run) >= 0.7 || (share(lines, last) >= 0.7 && share(lines, run) > 0.3) || sparse(last, run)) parted.push(run);
    else last[1] = run[1];
  }
  return parted;
};

/** The cells of a line under given columns: each column reaches to where the next begins. */
export const cellsUnder = (line: string, columns: readonly Span[]): string[] =>
  columns.map(([from], index) => line.slice(index === 0 ? 0 : from, columns[index + 1]?.[0] ?? Infinity).trim());


/** The words of a heading line over given columns: each word goes to the column it lies over, or the nearest. */
export const headingsOver = (line: string, columns: readonly Span[]): string[] => {
  const cells = columns.map(() => '');
  const parts = line.split(/\s{2,}/).filter((text) => text.trim() !== '');
  if (parts.length === columns.length) return parts.map((text) => text.trim());
  for (const { text: held, from, to } of wordsOf(protect(line))) {
    const word = { text: held.replaceAll('\u0001', ' '), from, to };
    let best = 0;
    let least = Infinity;
    columns.forEach(([from, to], index) => {
      const overlap = Math.min(to, word.to) - Math.max(from, word.from);
      const distance = overlap > 0 ? -overlap : Math.min(Math.abs(to - word.to), Math.abs(from - word.from), Math.abs(word.from - to), Math.abs(from - word.to));
      if (distance < least) { least = distance; best = index; }
    });
    cells[best] = cells[best] === '' ? word.text : `${cells[best]} ${word.text}`;
  }
  return cells;
};

/** Joins heading lines column by column, from top to bottom. */
export const joinHeadings = (rows: readonly (readonly string[])[]): string[] =>
  (rows[0] ?? []).map((_cell, column) => rows.map((row) => row[column] ?? '').filter((text) => text !== '').join(' '));
