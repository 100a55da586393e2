import type { Fact } from '../../sdc/subjects.js';

const people = 'patients?|participants?|people|persons?|individuals?|subjects?|cases?|controls?|deaths?|died|events?|failures?|wom[ae]n|m[ae]n|males?|females?|boys?|girls?|children|babies|infants|births?|admissions?|respondents?|pupils?|households?|residents?|donors?|carers?';
const records = 'observations?|obs\\.?|records?|rows|missing values?|real changes?|missings?|values? missing|duplicates?';
const number = '(?<![\\w.,/-])(\\d{1,3}(?:,\\d{3})+|\\d+)(?![\\d/]|[.,]\\d|\\s*%|-)';
const words: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9 };

/** "Deaths: 4", "deaths = 4", "Readmitted within 7 days - 3": a name and its number on a line of their own. */
const alone = /^[\s*•·>"'-]{0,12}[a-z][^:=\d]{1,50}(?:\d{1,3} [a-z][a-z ]{1,20})?(?::|=|\t| [-–—] |\.{3,}|#{1,200} )\s*(\d{1,3}(?:,\d{3})+|\d+)\s*[,;.]?\s*(?:\([^)]{0,30}\)\s*)?$/gi;

/** Ways to say a count. The first group is the number; what is a name, a code or a share is left out by the pattern itself. */
const patterns: readonly RegExp[] = [
  /\b[nN]\s*=\s*(\d{1,3}(?:,\d{3})+|\d+)(?![\d]|[.,]\d)/g,
  new RegExp(`${number}\\s+(?:[a-z-]+\\s+){0,2}?(?:${people}|${records})\\b`, 'gi'),
  new RegExp(`\\b(?:no\\. of|number of|nr of|#\\s*of)\\s+(?:[a-z-]+\\s+){0,2}?(?:${people}|${records}|obs|groups)\\s*[=:]\\s*${number}`, 'gi'),
  new RegExp(`\\bfrequency missing\\s*=\\s*${number}`, 'gi'),
  new RegExp(`\\b(?:excluded|removed|dropped|deleted|omitted|lost to follow-up|withdrew|missing)[^.;:()\\d]{0,20}\\(?\\s*[nN]?\\s*[=:]?\\s*${number}\\)`, 'gi'),
  /\b(?:number|no\.?|count|total|frequency)\b(?![^:=]*iteration)[^:=\d]{0,40}[:=]\s*(\d{1,3}(?:,\d{3})+|\d+)(?=\s*$|\s{2,}|[;,)])/gi,
  /(?<![\d.,/-])(\d{1,3}(?:,\d{3})*|\d+)\s*\(\s*\d+(?:\.\d+)?\s*\\?%\s*\)/g,
  alone,
  new RegExp(`\\bof (?:whom|which|these|them)\\s*,?\\s+(\\d+|${Object.keys(words).join('|')})\\b(?![\\d/]|[.,]\\d|\\s*\\\\?%)`, 'gi'),
  new RegExp(`(?<![\\w.,/-])(\\d{1,3}(?:,\\d{3})+|\\d+|${Object.keys(words).join('|')})\\s+(?:\\([^)]{0,20}\\)\\s*)?(?:were|was|had|died|withdrew|developed|received|reported|dropped|remained|required|relapsed|recovered|survived|declined)\\b`, 'gi'),
  new RegExp(`\\b(${Object.keys(words).join('|')})\\s+(?:[a-z-]+\\s+){0,1}?(?:${people})\\b`, 'gi'),
];

const notCounts = /\b(age[ds]?|aged|version|figure|fig\.?|table|step|model|iteration|group|quintile|decile|chapter|section|day|week|month|year|line|page|stage|type|grade|seed|row|column|wave|phase|arm|tier|band|part|cluster|cohort|study|site|visit|question|item|appendix|level|class|option|scenario|box|panel|q|no one|the|only|which|this|that|that)s?\s*$/i;
/** Names of settings and of sizes that count no one: "Random seed: 7", "Folds: 5". */
const notPeople = /\b(seed|version|page|table|figure|chapter|section|folds?|threads?|cores?|workers?|epochs?|bins?|knots?|lags?|chains?|burn|thin|threshold|base|rounding|rounded|minimum|maximum|df|dof|freedom|k|alpha|seconds?|minutes?|hours?|digits?|decimals?|iterations?|width|height|dpi|order|degree|power|precision|level|score|scale|index|rank|iqr|median|mean|age|year|month|week|day|date|time|size of|columns?|variables?|fields?|files?|sheets?|parameters?|clusters?|steps?|depth|layers?|batch|rate|ratio|imputations?|draws?|samples? drawn|reps?|replications?|bootstraps?|range|id|code|number of groups|groups|port|timeout|retries|max|min|lambda|sigma|p|t|z|f)\b/i;
/** What stands before the number on a line of its own. */
const named = /^[^:=\t]*/;

/** Counts said in a sentence: facts with the count and its line, never the words. */
export const proseCounts = (said: string, line: number): Fact[] => {
  // Several patterns allow blanks side by side: a long run of them would be tried in every division.
  const text = said.replace(/\s{5,}/g, '    ');
  if (!/\d|\b(one|two|three|four|five|six|seven|eight|nine)\b/i.test(text)) return [];
  const found = new Map<number, Fact>();
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const digits = match[1]!;
      const count = words[digits.toLowerCase()] ?? Number(digits.replaceAll(',', ''));
      const at = match.index + match[0].indexOf(digits);
      if (found.has(at) || notCounts.test(text.slice(Math.max(0, at - 14), at).trimEnd())) continue;
      if (pattern === alone && notPeople.test(named.exec(text)![0])) continue;
      found.set(at, { is: 'prose-count', place: { line }, count });
    }
  }
  return [...found.values()];
};
