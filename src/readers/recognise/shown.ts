import type { Legend, MeasureKind, Shown } from '../../sdc/table.js';
import type { Part } from './lexeme.js';
import { senseOf, unbounded } from './marks.js';

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Kinds whose numbers count something, so that "<10" stands for a whole number. */
export const countKinds: ReadonlySet<MeasureKind> = new Set(['count', 'weighted-count', 'events', 'at-risk', 'degrees-of-freedom', 'unknown']);

function ofMark(mark: string, legends: readonly Legend[]): Shown {
  const legend = legends.find((candidate) => same(candidate.mark, mark));
  if (legend) {
    return { as: 'suppressed', mark, low: legend.low, high: legend.high, cause: legend.secondary ? 'either' : 'primary' };
  }
  switch (senseOf(mark)) {
    case 'suppressed': return { as: 'suppressed', mark, low: 0, high: unbounded, cause: 'unknown' };
    case 'ambiguous': return { as: 'suppressed', mark, low: 0, high: unbounded, cause: 'unknown' };
    case 'rounded-zero': return { as: 'rounded-zero', low: 1, high: unbounded };
    case 'not-applicable': return { as: 'not-applicable' };
    case 'nil': return { as: 'number', value: 0, decimals: 0 };
    default: return { as: 'missing' };
  }
}

/** What a reader sees in one part of a cell, given what the column measures and what the legends say. */
export function shownOf(part: Part, kind: MeasureKind, legends: readonly Legend[], zeroHides?: Legend): Shown {
  if (part.is === 'mark') return ofMark(part.mark, legends);
  if (part.is === 'number') {
    if (part.value === 0 && zeroHides && countKinds.has(kind)) {
      return { as: 'suppressed', mark: '0', low: 0, high: zeroHides.high, cause: 'primary' };
    }
    return { as: 'number', value: part.value, decimals: part.decimals };
  }
  if (kind === 'p-value') return { as: 'text' };
  const whole = countKinds.has(kind);
  const legend = legends.find((candidate) => same(candidate.mark, part.text));
  if (legend && whole) return { as: 'censored', low: legend.low, high: legend.high };
  const least = whole ? 1 : 0;
  const top = whole ? (part.sign === '<' ? Math.ceil(part.value) - 1 : Math.floor(part.value)) : Math.ceil(part.value);
  if (part.sign === '<' || part.sign === '<=') return { as: 'censored', low: Math.min(least, Math.max(0, top)), high: Math.max(0, top) };
  const from = part.sign === '>' && whole ? Math.floor(part.value) + 1 : Math.ceil(part.value);
  return { as: 'censored', low: from, high: unbounded };
}
