import { feasible, type Feasible } from '../../src/sdc/audit/index.js';
import { intruder } from './intruder.js';
import type { Published } from './shapes.js';

/** What one table showed when the intruder and the engine were asked the same. */
export type Comparison =
  | { readonly outcome: 'skipped' }
  | { readonly outcome: 'compared'; readonly intervals: number; readonly relaxed: number; readonly wrong: readonly string[] };

/** The engine must give every interval as the intruder finds it; a relaxation may be wider, never narrower. */
export function compare({ name, system }: Published, limit = 300_000): Comparison {
  const truth = intruder(system, 1000, limit);
  if (truth === 'tooMany') return { outcome: 'skipped' };
  const found = feasible(system);
  const wrong: string[] = [];
  let relaxed = 0;
  found.forEach((ours, i) => {
    const seen = truth?.[i];
    if (ours.proven === 'relaxation') relaxed++;
    if (!isRight(ours, seen)) wrong.push(`${name}, number ${i}: we say ${words(ours)}, the intruder ${seen ? `${seen.low} to ${seen.high}` : 'that no table agrees'}`);
  });
  return { outcome: 'compared', intervals: found.length, relaxed, wrong };
}

function isRight(ours: Feasible, seen: { readonly low: number; readonly high: number } | undefined): boolean {
  if (!seen) return ours.proven === 'inconsistent' || ours.proven === 'relaxation';
  if (ours.proven === 'exact') return ours.low === seen.low && ours.high === seen.high;
  return ours.proven === 'relaxation' && ours.low <= seen.low && ours.high >= seen.high;
}

function words({ low, high, proven }: Feasible): string {
  return `${low} to ${high} (${proven})`;
}
