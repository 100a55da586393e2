import { plainLabel } from './cell-keys.js';
import type { Declaration } from './declaration.js';
import type { Population } from './table.js';

/** What names the people a table is about: in words (a page's category, a population, a title), and the file's name. */
export interface PopulationNames {
  readonly said: readonly string[];
  readonly file: string;
  readonly population?: Population;
}

/** How we know that one population is part of another. */
export type NestedBecause = 'declared' | 'labels' | 'files';

/** How `part` is known to be part of `whole`; undefined where nothing says so, `not` where the opposite is said. */
export function nestedByName(whole: PopulationNames, part: PopulationNames, { populations }: Pick<Declaration, 'populations'>): NestedBecause | 'not' | undefined {
  if (isDeclaredWithin(part, whole, populations)) return 'declared';
  if (isDeclaredWithin(whole, part, populations)) return 'not';
  const pairs = whole.said.flatMap((a, at) => (part.said[at] === undefined ? [] : [[a, part.said[at]] as const]));
  if (pairs.some(([a, b]) => namesNest(b, a))) return 'not';
  if (pairs.some(([a, b]) => namesNest(a, b))) return 'labels';
  if (namesNest(stemOf(part.file), stemOf(whole.file))) return 'not';
  return namesNest(stemOf(whole.file), stemOf(part.file)) ? 'files' : undefined;
}

/** Whether two tables say that they are about the same people, about others, or nothing. */
export function samePeople(a: Population | undefined, b: Population | undefined): boolean | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (a.id !== undefined && a.id === b.id) return true;
  if (a.label !== undefined && b.label !== undefined && plainLabel(a.label) === plainLabel(b.label)) return true;
  return a.id !== undefined && b.id !== undefined ? false : undefined;
}

function isDeclaredWithin(part: PopulationNames, whole: PopulationNames, populations: Declaration['populations']): boolean {
  const idOf = ({ population, said }: PopulationNames): string | undefined => {
    const wanted = [population?.id, population?.label, ...said].filter((text) => text !== undefined && text !== '').map((text) => plainLabel(text!));
    return populations.find(({ id, label }) => wanted.includes(plainLabel(id)) || (label !== undefined && wanted.includes(plainLabel(label))))?.id;
  };
  const goal = idOf(whole);
  const seen = new Set<string>();
  for (let at = idOf(part); at !== undefined && !seen.has(at); at = populations.find(({ id }) => id === at)?.subsetOf ?? undefined) {
    if (at === goal && seen.size > 0) return true;
    seen.add(at);
  }
  return false;
}

const wholeWords = /\b(full|whole|all|main|overall|entire|total|everyone|everybody|unrestricted|eligible|itt|intention)\b/;
const partWords = /\b(excl\w*|without|except|restricted|complete case\w*|cc|sensitivity|subset|per protocol|only|matched|trimmed|analysed|minus|less|not incl\w*|after removing|removed)\b/;

/** "age18plus" holds "age20plus"; "full" holds "excluding outliers"; "England" holds "England excluding Rutland". */
export function namesNest(whole: string, part: string): boolean {
  const [plainWhole, plainPart] = [plain(whole), plain(part)];
  if (plainWhole === plainPart) return false;
  const [a, b] = [agesIn(plainWhole), agesIn(plainPart)];
  if (a && b && a.rest === b.rest) return a.low <= b.low && a.high >= b.high && (a.low < b.low || a.high > b.high);
  if (!partWords.test(plainPart)) return false;
  return (wholeWords.test(plainWhole) && !partWords.test(plainWhole)) || (plainWhole !== '' && plainPart.startsWith(plainWhole) && partWords.test(plainPart.slice(plainWhole.length)));
}

/** Without numbering ("Table 2a:"), and with words parted: "smoking_over18" is "smoking over 18". */
const plain = (text: string): string => plainLabel(text.slice(0, 500)).replace(/^(table|figure|tab|fig) ?\d{1,3}[a-z]?\b/, '').replaceAll(/(\p{L})(?=\d)/gu, '$1 ').replaceAll(/(\d)(?=\p{L})/gu, '$1 ').replaceAll(/ {1,9}/g, ' ').trim();

const stemOf = (file: string): string => (file.split(/[\\/]/).at(-1) ?? '').replace(/(\.[a-z0-9]{1,5}){1,2}$/i, '');

const from = /(?:≥|>=|> ?=|\b(?:ge|gte|from|min)) ?(\d{1,3})\b(?! ?(?:to|-) ?\d)|\b(\d{1,3}) ?(?:\+|plus\b|(?:years? |yrs? |y )?(?:and|or|&) ?(?:over|older|above)\b|(?:years? )?upwards?\b)/;
const above = /(?:>|\b(?:over|above|older than|gt))[ -]?(\d{1,3})\b/;
const below = /(?:<|\b(?:under|below|younger than|lt))[ -]?(\d{1,3})\b/;
const upTo = /(?:≤|<=|\b(?:le|lte|up to|max)) ?(\d{1,3})\b|\b(\d{1,3}) ?(?:years? |yrs? )?(?:and|or) ?(?:under|younger|below)\b/;
const span = /\b(?:ages?|aged|years?|yrs?) ?(\d{1,3}) ?(?:-|to) ?(\d{1,3})\b|\b(\d{1,3}) ?(?:-|to) ?(\d{1,3}) ?(?:years?|yrs?|year olds?)\b/;

/** The ages a name speaks of, and the name without them. */
function agesIn(text: string): { low: number; high: number; rest: string } | undefined {
  const found = ([pattern, read]: readonly [RegExp, (n: number, m: number) => readonly [number, number]]) => {
    const match = pattern.exec(text);
    if (!match) return undefined;
    const [first, second = 0] = match.slice(1).filter((part) => part !== undefined).map(Number);
    const [low, high] = read(first!, second);
    const rest = text.replace(match[0], ' ').replaceAll(/\b(ages?|aged|years?|yrs?|old|olds|adults?)\b/g, ' ').replaceAll(/ {1,9}/g, ' ').trim();
    return high > 130 && high !== Infinity ? undefined : { low, high, rest };
  };
  const readings: readonly (readonly [RegExp, (n: number, m: number) => readonly [number, number]])[] = [
    [span, (n, m) => [n, m]], [from, (n) => [n, Infinity]], [upTo, (n) => [0, n]], [above, (n) => [n, Infinity]], [below, (n) => [0, n - 1]],
  ];
  return readings.map(found).find((one) => one !== undefined);
}

/** The ages a category stands for: "18-34", "85+", "under 5", "18 to 24 years". */
export function ageBand(label: string): { readonly low: number; readonly high: number } | undefined {
  const text = plain(label).replace(/^(ages?|aged) /, '');
  const whole = /^(\d{1,3}) ?(?:-|to|) ?(\d{1,3})(?: ?(?:years?|yrs?|year olds?))?$/.exec(text);
  if (whole) return Number(whole[1]) <= Number(whole[2]) ? { low: Number(whole[1]), high: Number(whole[2]) } : undefined;
  const ages = agesIn(text);
  return ages && ages.rest === '' ? { low: ages.low, high: ages.high } : undefined;
}
