import { z } from 'zod';
import { boundsOf } from '../../src/sdc/bounds.js';
import { guessOf, isCount, isMissingCategory, isWhole, sureOf } from '../../src/sdc/counts.js';
import { defineTableRule, type Outcome } from '../../src/sdc/rule.js';
import { isMargin, measureOf, units, type Cell, type Table } from '../../src/sdc/table.js';

/** Threshold rule: a count of fewer units than the threshold may identify someone. Handbook on SDC, ch. 4; ACRO check_min_threshold. */
export default defineTableRule({
  id: 'min-cell-count',
  version: 1,
  risk: 'LowCount',
  statbarns: ['Frequencies', 'LinearAggregations', 'Position', 'Shape', 'Mode', 'Endpoints'],
  summary: 'A count is below the smallest count that may be published',
  remedy: 'Merge categories, round, or suppress this cell together with another one in its row and column',
  needs: ['declaration'],
  params: z.strictObject({
    threshold: z.number().int().min(1).default(10).describe('Smallest count that may be published.'),
    countsZero: z.boolean().default(false).describe('Whether an empty cell is a low count too (ACRO).'),
    applyToMargins: z.boolean().default(true).describe('Whether totals are tested.'),
    applyToMissing: z.boolean().default(true).describe('Whether rows for unknown or missing values are tested.'),
    exemptUnits: z.array(z.enum(units)).default(['provider']).describe('Units whose counts need no protection.'),
  }),

  applies: (table) => table.measures.some((measure) => isCount(table, measure) || isPuzzle(table, measure)),

  *check(table, params): Generator<Outcome> {
    for (const cell of table.cells) {
      const measure = measureOf(table, cell);
      if (!isCount(table, measure) || measure.confidence < guessOf || params.exemptUnits.includes(measure.unit)) continue;
      if ((!params.applyToMargins && isMargin(table, cell)) || (!params.applyToMissing && isMissingCategory(table, cell))) continue;
      const because = tooLow(table, cell, params);
      if (!because) continue;
      const certain = because.certain && measure.confidence >= sureOf && measure.unit !== 'other';
      yield {
        cells: [cell], because: because.words, certainty: certain ? 'certain' : 'possible',
        ...(!certain && measure.confidence < sureOf && { says: 'This looks like a count below the smallest count that may be published' }),
        fixes: [{ kind: 'suppress', message: 'Suppress this cell and check that totals do not give it away', cells: [cell] }],
      };
    }
    const puzzles = table.cells.filter((cell) => isPuzzle(table, measureOf(table, cell)) && isLowWhole(cell, params.threshold));
    if (puzzles.length > 0) {
      yield { missing: 'declaration', cells: puzzles.slice(0, 1), ask: 'Say what these numbers are (a count, a code, an age); if they are counts, some are too low' };
    }
  },
});

/** Numbers nobody knows the meaning of, which could be counts. */
const isPuzzle = (table: Table, measure: Table['measures'][number]): boolean =>
  measure.kind === 'unknown' || (isCount(table, measure) && measure.confidence < guessOf);

const isLowWhole = (cell: Cell, threshold: number): boolean =>
  cell.shown.as === 'number' && cell.shown.decimals === 0 && isWhole(cell.shown.value) && cell.shown.value > 0 && cell.shown.value < threshold;

interface Limits {
  readonly threshold: number;
  readonly countsZero: boolean;
}

function tooLow(table: Table, cell: Cell, { threshold, countsZero }: Limits): { words: string; certain: boolean } | undefined {
  const measure = measureOf(table, cell);
  const entities = cell.evidence?.entities;
  if (entities !== undefined && entities > 0 && entities < threshold) {
    return { words: `${entities} separate entities stand behind this cell, below the threshold of ${threshold}`, certain: true };
  }
  const bounds = boundsOf(cell, measure);
  if (!bounds) return undefined;
  if (cell.shown.as === 'number') {
    const { value } = cell.shown;
    // What is shown after threshold and rounding was not low before; a midpoint value is meant to stand for 1 to b.
    if (!isWhole(value) || value >= threshold || measure.rounding?.method === 'midpoint' && measure.rounding.source !== 'inferred') return undefined;
    if (value === 0) return countsZero ? { words: `0 is below the threshold of ${threshold}`, certain: true } : undefined;
    return value < 0 ? undefined : { words: `${value} is below the threshold of ${threshold}`, certain: bounds.high < threshold };
  }
  if (cell.shown.as !== 'censored' || bounds.high >= threshold || bounds.high <= 0) return undefined;
  if (bounds.low === bounds.high) return { words: `“${cell.text}” can only be ${bounds.low}`, certain: true };
  // "<5" where the authority hides everything below 10 says much more than it should.
  const narrow = 2 * (bounds.high - bounds.low) <= threshold - 2;
  return narrow ? { words: `“${cell.text}” says more than “below ${threshold}”, which is all that may be said`, certain: false } : undefined;
}
