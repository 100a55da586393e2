import type { TableDeclaration } from '../../sdc/declaration.js';
import type { Legend, Rounding } from '../../sdc/table.js';
import { unbounded } from './marks.js';

const definition = /(?:^|[\s("'‘“])((?:\[[a-z]{1,10}\])|\*{1,3}|[~$#†‡§^¤]{1,2}|[-–—.:]{1,2}|[a-z]{1,4}|\[[^\]]{1,12}\]|<\d+|:c|\.\.c|n\.p\.|redacted|\[redacted\]|supp|suppressed|0)["'’”]?\s*(?:=|:|\s[-–—]\s|indicates?|denotes?|represents?|means?|is used for|stands for|are|shows?)\s*(.+)$/i;
/** A mark, then what is said of it without a verb: "* Suppressed: numbers fewer than 5". */
const leading = /^(\*{1,3}|[~$#†‡§^¤]{1,2}|\[[^\]]{1,12}\])\s+(?![=:])(?!(?:indicates?|denotes?|represents?|means?|is|are|shows?|stands)\b)(.+)$/i;
/** Stars that mark significance hide nothing. */
const significance = /\bp[- ]?(?:value)?s?\s*[<>=≤]|<\s*0?\.\d/i;
const hides = /suppress|redact|fewer|less|below|under|small|<|≤|confiden|disclos|withheld|mask|\b\d+\s*(?:-|–|to)\s*\d+|between \w+ and \w+|not shown|not (?:disclosed|published|reported|displayed)|hidden|removed|censored|too (?:small|few|low)|n\.?p\.?|statistical disclosure/i;
const wordNumber: Readonly<Record<string, number>> = { three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, fifteen: 15, twenty: 20 };
const num = String.raw`(\d+|three|four|five|six|seven|eight|nine|ten|eleven|fifteen|twenty)`;
const toNumber = (text: string) => wordNumber[text.toLowerCase()] ?? Number(text);

/** The bounds a sentence about a mark gives to what it hides. */
export function boundsIn(text: string): { low: number; high: number } {
  const zero = /includ(?:ing|es) (?:zeros?|0)|zeros? (?:is|are|or|and|included)|0 (?:or|to)\b/i.test(text);
  const span = new RegExp(`(?:between |from |\\()?\\b${num}\\s*(?:-|–|to|and|through)\\s*${num}\\b`, 'i').exec(text);
  if (span && !/nearest/i.test(text.slice(0, span.index))) {
    return { low: zero ? 0 : toNumber(span[1]!), high: toNumber(span[2]!) };
  }
  const strict = new RegExp(`(?:fewer than|less than|<(?!=)|under|below|smaller than)\\s*${num}`, 'i').exec(text);
  if (strict) return { low: zero ? 0 : 1, high: toNumber(strict[1]!) - 1 };
  const loose = new RegExp(`(?:<=|≤|up to|at most|no more than)\\s*${num}|${num} or (?:fewer|less)`, 'i').exec(text);
  if (loose) return { low: zero ? 0 : 1, high: toNumber(loose[1] ?? loose[2]!) };
  return { low: zero ? 0 : 0, high: unbounded };
}

const secondaryWords = /secondar|other (?:\w+ )?(?:cells?|values?|counts?|figures?|numbers?)|another|complementar|differenc|recalculat|deriv|deduc/i;

/** The marks that sentences around a table explain. */
export function legendsIn(sentences: readonly string[]): Legend[] {
  const found: Legend[] = [];
  for (const sentence of sentences.flatMap((text) => text.split(/;\s+(?=\S{1,12}\s*[=:])|\n/))) {
    const plain = sentence.trim().replace(/^(?:notes?|key|legend|footnotes?)\s*[:.]\s*/i, '');
    const match = leading.exec(plain) ?? definition.exec(plain);
    if (!match || !hides.test(match[2]!) || significance.test(match[2]!) || (/^[a-z]{3,4}$/i.test(match[1]!) && match[1] !== match[1]!.toUpperCase())) continue;
    const secondary = secondaryWords.test(match[2]!);
    const bounds = boundsIn(match[2]!);
    found.push({ mark: match[1]!, low: secondary ? 0 : bounds.low, high: secondary ? unbounded : bounds.high, secondary, source: 'legend' });
  }
  return found;
}

/** A declared suppression, read as a legend. */
export function declaredLegend(declared: TableDeclaration | undefined): Legend[] {
  const { symbol, meaning = '', threshold } = declared?.suppression ?? { symbol: '' };
  if (symbol === '' || symbol === 'blank') return [];
  const secondary = secondaryWords.test(meaning);
  const said = meaning === '' && threshold !== undefined ? { low: 1, high: threshold - 1 } : boundsIn(meaning);
  return [{ mark: symbol, low: secondary ? 0 : said.low, high: secondary ? unbounded : said.high, secondary, source: 'declared' }];
}

/** "Rounded to the nearest 5", in the sentences around a table. */
export function roundingIn(sentences: readonly string[]): Rounding | undefined {
  for (const sentence of sentences) {
    const nearest = new RegExp(`round(?:ed|ing)?\\b.{0,40}?\\b(?:nearest|multiple of|base)\\s*(?:of )?${num}`, 'i').exec(sentence);
    if (nearest) return { method: /random/i.test(sentence) ? 'random' : 'nearest', base: toNumber(nearest[1]!), source: 'legend' };
    if (/midpoint[- ]?6/i.test(sentence)) return { method: 'midpoint', base: 6, source: 'legend' };
  }
  return undefined;
}
