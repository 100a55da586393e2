import type { Cell } from '../../../sdc/table.js';

/** Cells found by measure and coordinates. */
export interface CellIndex {
  at(measure: number, coords: readonly number[]): number | undefined;
  /** Indices of a measure's cells. */
  of(measure: number): readonly number[];
  /** Those of them in one category of one dimension. */
  within(measure: number, dimension: number, category: number): readonly number[];
  /** Indices of a measure's cells, grouped by every coordinate but those of the free dimensions. */
  groups(measure: number, free: readonly number[]): ReadonlyMap<string, readonly number[]>;
}

export function indexCells(cells: readonly Cell[]): CellIndex {
  const byPlace = new Map<string, number>();
  const byMeasure: number[][] = [];
  cells.forEach(({ measure, coords }, i) => {
    (byMeasure[measure] ??= []).push(i);
    const key = `${measure}|${coords.join(',')}`;
    if (!byPlace.has(key)) byPlace.set(key, i);
  });
  const byCategory = new Map<string, ReadonlyMap<number, readonly number[]>>();
  return {
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
    groups(measure, free) {
      const found = new Map<string, number[]>();
      for (const i of byMeasure[measure] ?? []) {
        const key = cells[i]!.coords.map((coord, d) => (free.includes(d) ? '' : coord)).join(',');
        const members = found.get(key);
        if (members) members.push(i);
        else found.set(key, [i]);
      }
      return found;
    },
    of: (measure) => byMeasure[measure] ?? [],
  };
}
