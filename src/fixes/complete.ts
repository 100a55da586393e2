import { feasible, type System } from '../sdc/audit/index.js';

/** Unknown numbers beyond this many are not filled in: the proof would take too long. */
const most = 400;

/**
 * A value for every number, in agreement with every sum: the published one where there is one, for hidden numbers any that
 * is possible. Undefined where there is none, or too much is hidden.
 */
export function complete(system: System, shown: readonly (number | undefined)[], isOver: () => boolean): number[] | undefined {
  const variables = system.variables.map((variable) => ({ ...variable }));
  const open = variables.flatMap(({ low, high }, at) => (low < high ? [at] : []));
  if (open.length > most) return undefined;
  for (const at of open) {
    if (isOver()) return undefined;
    const [range] = feasible({ ...system, variables }, { ask: [at], isOver });
    if (!range || range.proven === 'inconsistent' || range.low > range.high) return undefined;
    const wish = shown[at] ?? middle(range.low, range.high);
    const value = Math.min(Math.max(wish, range.low), range.high);
    const settled = variables[at]!.whole ? Math.round(value) : value;
    variables[at] = { ...variables[at]!, low: settled, high: settled };
  }
  const checked = feasible({ ...system, variables }, { ask: open.slice(-1), isOver });
  return checked.some(({ proven }) => proven === 'inconsistent') ? undefined : variables.map(({ low }) => low);
}

const middle = (low: number, high: number): number => {
  if (Number.isFinite(low) && Number.isFinite(high)) return Math.floor((low + high) / 2);
  return Number.isFinite(low) ? low + 5 : Number.isFinite(high) ? high : 0;
};
