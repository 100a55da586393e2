import type { MeasureKind } from '../../sdc/table.js';
import type { ColumnSigns } from './columns.js';
import { guessMeasure, plainWords } from './measure-words.js';

const lastHeader = ({ path }: ColumnSigns): string => plainWords(path.at(-1) ?? '');
const allWhole = ({ numbers, wholes, negatives, percents }: ColumnSigns): boolean => numbers > 0 && wholes === numbers && negatives === 0 && percents === 0;

/** Words that name a statistic in one table and a category in the next: "low", "SE" (south east), "F" (female), "OR" (operating room). */
const doubleMeaning = /^(?:[a-zβ]\d?|(?:.* )?(?:lo|low|lower|hi|high|upper|se|sd|std|or|aor|rr|arr|hr|est|att|ate|ll|ul|lb|ub)|[pq] ?\d|pc ?\d{1,2})$/;
const sayingInterval = /\bci\b|\b9[059]\b|\bconf|\blimit\b|\bbound\b/;
const superlative = /\b(?:smallest|lowest|earliest|youngest|largest|highest|latest|oldest|longest)\b/;
const sayingRate = /\brates?$|\bper\b|\/|\bincidence\b/;

/** Whether a label may as well name a category as the statistic that its words suggest. */
export function couldBeCategory(label: string): boolean {
  const text = plainWords(label);
  if ((doubleMeaning.test(text) && !sayingInterval.test(text)) || superlative.test(text)) return true;
  const kind = guessMeasure(label)?.kind;
  return kind === 'rate' ? !sayingRate.test(text) : kind === 'coefficient' && /\S \S/.test(text);
}

const summaries: ReadonlySet<MeasureKind> = new Set(['mean', 'median', 'sd', 'se', 'variance', 'ratio', 'coefficient', 'p-value', 'statistic', 'survival', 'quantile', 'min', 'max', 'mode', 'ci-low', 'ci-high']);
/** What an interval may stand about. */
const centres: ReadonlySet<MeasureKind> = new Set([...summaries, 'percent', 'proportion', 'rate', 'count', 'weighted-count', 'events', 'sum', 'index']);
const belowOne: ReadonlySet<MeasureKind> = new Set(['p-value', 'survival', 'proportion']);

/** Another column says plainly that this table holds statistics. */
const inCompany = (signs: ColumnSigns, all: readonly ColumnSigns[], kinds: ReadonlySet<MeasureKind>): boolean =>
  all.some((other) => other !== signs && other.words !== undefined && kinds.has(other.words.kind) && !(couldBeCategory(other.path.at(-1) ?? '') && allWhole(other)));

/**
 * Whether the numbers of a column speak against its header: a probability above one, the end of an interval without a
 * middle, a standard error among whole numbers only. Such a header names a category ("SE" between "NE" and "SW"), and
 * the numbers are what whole numbers are when nothing is said: counts.
 */
export function numbersContradict(signs: ColumnSigns, all: readonly ColumnSigns[]): boolean {
  if (signs.words?.kind === 'count' && signs.numbers > 0 && signs.wholes * 2 < signs.numbers && signs.low >= 0 && signs.high <= 1) return true;
  if (!signs.words || !allWhole(signs)) return false;
  const { kind } = signs.words;
  if (belowOne.has(kind)) return signs.high > 1;
  if (kind === 'ci-low' || kind === 'ci-high') return !inCompany(signs, all, centres);
  if (!couldBeCategory(lastHeader(signs))) return false;
  return kind === 'rate' || summaries.has(kind) && !inCompany(signs, all, summaries);
}
