import type { MeasureKind } from '../../sdc/table.js';
import type { ColumnSigns } from './columns.js';

/** What a column's numbers look like when no word says what they are. Deliberately unsure. */
export function guessByNumbers(signs: Pick<ColumnSigns, 'numbers' | 'wholes' | 'negatives' | 'percents' | 'pValues' | 'low' | 'high' | 'marks'>): { kind: MeasureKind; confidence: number } {
  const { numbers, wholes, negatives, percents, pValues, low, high } = signs;
  if (pValues > numbers / 2 && low >= 0 && high <= 1) return { kind: 'p-value', confidence: 0.8 };
  if (percents > numbers / 2) return { kind: 'percent', confidence: 0.95 };
  if (numbers === 0) return { kind: signs.marks > 0 ? 'count' : 'unknown', confidence: 0.5 };
  if (wholes === numbers && negatives === 0) return { kind: 'count', confidence: high <= 1 && numbers > 3 ? 0.5 : 0.8 };
  if (negatives > 0) return { kind: 'unknown', confidence: 0.4 };
  if (low >= 0 && high <= 1) return { kind: 'proportion', confidence: 0.5 };
  if (low >= 0 && high <= 100) return { kind: 'percent', confidence: 0.5 };
  return { kind: 'unknown', confidence: 0.45 };
}
