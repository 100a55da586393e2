import type { TableSum } from '../../../sdc/table.js';
import { judge, type Line } from './judge.js';
import type { SumWork } from './sums.js';

/**
 * In a stacked table every variable divides the same people: its levels make up the overall row (or the N of the header).
 * Each variable is judged on its own, since one with several answers a person does not add up while the others do.
 */
export function stackedSums(work: SumWork): TableSum[] {
  const [variables, levels] = work.categories;
  if (!variables || !levels) return [];
  return work.measures.flatMap(({ m, half, measure }) => {
    if (measure.kind === 'percent' || measure.kind === 'proportion' || measure.kind === 'unknown') return [];
    const groups = [...work.index.groups(m, [0, 1]).values()];
    const role = (i: number, d: 0 | 1) => work.categories[d]![work.cells[i]!.coords[d]!]!.role;
    const familyOf = (variable: number, withMissing: boolean): Line[] => groups.flatMap((members) => {
      const total = members.find((i) => role(i, 0) === 'total' && role(i, 1) === 'total');
      const parts = members.filter((i) => work.cells[i]!.coords[0] === variable && role(i, 1) !== 'total' && (withMissing || role(i, 1) !== 'missing')
        && levels[work.cells[i]!.coords[1]!]!.parent === undefined);
      return total === undefined || parts.length < 2 ? [] : [{ total, parts }];
    });
    return variables.flatMap((category, variable) => {
      if (category.role === 'total') return [];
      const all = judge(familyOf(variable, true), work.cells, half, 'labels');
      return all.length > 0 ? all : judge(familyOf(variable, false), work.cells, half, 'labels');
    });
  });
}
