import type { Cell, Measure, Rounding } from '../../sdc/table.js';
import { baseOf } from './sums/slack.js';

/** Fewer different counts than this are round by habit rather than by rule. */
const fewest = 20;
/** How often chance may divide them all by the base. */
const believable = 1e-9;

/**
 * The rounding the counts of a table show by themselves: twenty different ones or more, all multiples of one base.
 * Undefined where the file, or a declaration, says how they were rounded.
 */
export function inferredRounding(cells: readonly Cell[], measures: readonly Measure[]): Rounding | undefined {
  const counts = cells.filter((cell) => measures[cell.measure]!.kind === 'count');
  if (counts.some((cell) => measures[cell.measure]!.rounding !== undefined)) return undefined;
  const values = counts.flatMap(({ shown }) => (shown.as === 'number' ? [shown.value] : []));
  if (new Set(values).size < fewest) return undefined;
  const { base, chance } = baseOf(values);
  return base > 1 && chance < believable ? { method: 'nearest', base, source: 'inferred' } : undefined;
}
