import type { Cell } from '../../../sdc/table.js';

/** Cells found by measure and coordinates. */
export interface CellIndex {
  at(measure: number, coords: readonly number[]): number | undefined;
  /** Indices of a measure's cells. */
  of(measure: number): readonly number[];
  /** Those of them in one category of one dimension. */
  within(measure: number, dimension: number, category: number): readonly number[];
  /** The lines of a measure along one dimension. */
  runs(measure: number, dimension: number): readonly Run[];
  /** Indices of a measure's cells, grouped by every coordinate but those of the free dimensions. */
  groups(measure: number, free: readonly number[]): ReadonlyMap<string, readonly number[]>;
}

/** Cells of one measure that differ in one coordinate only, by that coordinate; in the order of the cells. */
export type Run = ReadonlyMap<number, readonly number[]>;

export function indexCells(cells: readonly Cell[]): CellIndex {
  const byPlace = new Map<string, number>();
  const byMeasure: number[][] = [];
  cells.forEach(({ measure, coords }, i) => {
    (byMeasure[measure] ??= []).push(i);
    const key = `${measure}|${coords.join(',')}`;
    if (!byPlace.has(key)) byPlace.set(key, i);
  });
  const byCategory = new Map<string, ReadonlyMap<number, readonly number[]>>();
  const runsOf = new Map<string, readonly Run[]>();
  const groupsOf = new Map<string, ReadonlyMap<string, readonly number[]>>();
  const group = (measure: number, free: readonly number[]): ReadonlyMap<string, readonly number[]> => {
    const name = `${measure}|${free.join()}`;
    const known = groupsOf.get(name);
    if (known) return known;
    const found = new Map<string, number[]>();
    for (const i of byMeasure[measure] ?? []) {
      const key = cells[i]!.coords.map((coord, d) => (free.includes(d) ? '' : coord)).join(',');
      const members = found.get(key);
      if (members) members.push(i);
      else found.set(key, [i]);
    }
    groupsOf.set(name, found);
    return found;
  };
  return {
    runs(measure, dimension) {
      const name = `${measure}|${dimension}`;
      let found = runsOf.get(name);
      if (!found) {
        found = [...group(measure, [dimension]).values()].map((members) => {
          const run = new Map<number, number[]>();
          for (const i of members) {
            const at = cells[i]!.coords[dimension]!;
            const here = run.get(at);
            if (here) here.push(i);
            else run.set(at, [i]);
          }
          return run;
        });
        runsOf.set(name, found);
      }
      return found;
    },
    within(measure, dimension, category) {
      const key = `${measure}|${dimension}`;
      let found = byCategory.get(key);
      if (!found) {
        const grouped = new Map<number, number[]>();
        for (const i of byMeasure[measure] ?? []) {
          const members = grouped.get(cells[i]!.coords[dimension]!);
          if (members) members.push(i);
          else grouped.set(cells[i]!.coords[dimension]!, [i]);
        }
        found = grouped;
        byCategory.set(key, found);
      }
      return found.get(category) ?? [];
    },
    at: (measure, coords) => byPlace.get(`${measure}|${coords.join(',')}`),
    groups: group,
    of: (measure) => byMeasure[measure] ?? [],
  };
}
