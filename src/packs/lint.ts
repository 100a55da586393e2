import { parsePack } from './parse.js';
import type { ResolvedPack } from './pack.js';
import type { PackShelf } from './resolve.js';

/** Advice about a pack that is valid but may not do what its author means. */
export interface Advice {
  readonly pack: string;
  readonly line?: number;
  readonly path: string;
  readonly message: string;
}

/** What a statistician would say about these numbers. An empty list is no proof that they are right. */
export function lintPack(pack: ResolvedPack, shelf: PackShelf): Advice[] {
  const text = shelf.get(pack.id);
  const parsed = text && parsePack(text.file, text.text);
  const lineOf = parsed && 'pack' in parsed ? parsed.lineOf : () => undefined;
  const at = (...path: string[]) => ({ pack: pack.id, line: lineOf(path), path: path.join('.') });
  const param = (rule: string, name: string): number | undefined => {
    const value = pack.rules[rule]?.params[name];
    return typeof value === 'number' ? value : undefined;
  };
  const advice: Advice[] = [];
  const [one, two, p] = [param('dominance-1k', 'k'), param('dominance-2k', 'k') ?? (param('dominance-nk', 'n') === 2 ? param('dominance-nk', 'k') : undefined), param('p-percent', 'p')];
  if (one !== undefined && two === undefined && p === undefined) {
    advice.push({ ...at('rules', 'dominance-1k'), message: 'only a (1,k) rule is on: the second largest contributor can still estimate the largest; add p-percent or a (2,k) rule.' });
  }
  // R < p/100·x1 ≤ p/100·X means that the two largest have more than 100 − p percent (rules.md A4).
  if (p !== undefined && two !== undefined && two <= 100 - p) {
    advice.push({ ...at('rules', 'p-percent'), message: `p ${p} adds nothing to (2,${two}): every cell it flags has a share of more than ${100 - p}%. Raise p above ${rounded((100 / two - 1) * 100)} or k above ${rounded(10_000 / (100 + p))}.` });
  }
  advice.push(...roundingAdvice(pack, param, at), ...legendAdvice(pack, param, at));
  const [threshold, q] = [param('pq-rule', 'p'), param('pq-rule', 'q')];
  if (threshold !== undefined && q !== undefined && threshold >= q) advice.push({ ...at('rules', 'pq-rule'), message: `p ${threshold} must be smaller than q ${q}: others would know more beforehand than the table may tell.` });
  return advice;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

type At = (...path: string[]) => Omit<Advice, 'message'>;
type Param = (rule: string, name: string) => number | undefined;

function roundingAdvice(pack: ResolvedPack, param: Param, at: At): Advice[] {
  const [threshold, base] = [param('min-cell-count', 'threshold'), param('rounding-base', 'roundingBase')];
  if (threshold === undefined || base === undefined || base <= 1) return [];
  if (base > 2 * threshold) return [{ ...at('shared', 'roundingBase'), message: `rounding to ${base} shows nothing between 0 and ${base}, so the threshold of ${threshold} never decides; say which is meant.` }];
  if (pack.shared['roundingMethod'] !== 'random' && threshold % base !== 0 && threshold - Math.floor(threshold / base) * base <= base / 2) {
    return [{ ...at('shared', 'threshold'), message: `a count of ${threshold} rounds down to ${Math.floor(threshold / base) * base}, below the threshold: readers will think that it was not hidden.` }];
  }
  return [];
}

function legendAdvice(pack: ResolvedPack, param: Param, at: At): Advice[] {
  const threshold = param('min-cell-count', 'threshold');
  const zeros = pack.rules['min-cell-count']?.params['countsZero'] === true;
  return pack.legends.flatMap(({ mark, low, high, secondary }) => {
    if (threshold === undefined || secondary) return [];
    if (high !== threshold - 1) return [{ ...at('legends'), message: `the mark "${mark}" stands for up to ${high}, but counts below ${threshold} are hidden: they should agree.` }];
    return zeros && low > 0 ? [{ ...at('legends'), message: `the mark "${mark}" starts at ${low}, but zero is hidden as well: a reader can rule zero out.` }] : [];
  });
}
