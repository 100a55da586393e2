import type { Cell } from '../../../sdc/table.js';

/** Cells found by measure and coordinates. */
export interface CellIndex {
  at(measure: number, coords: readonly number[]): number | undefined;
  /** Indices of a measure's cells, grouped by every coordinate but those of the free dimensions. */
  groups(measure: number, free: readonly number[]): ReadonlyMap<string, readonly number[]>;
}

export function indexCells(cells: readonly Cell[]): CellIndex {
  const byPlace = new Map<string, number>();
  cells.forEach(({ measure, coords }, i) => {
    const key = `${measure}|${coords.join(',')}`;
    if (!byPlace.has(key)) byPlace.set(key, i);
  });
  return {
    at: (measure, coords) => byPlace.get(`${measure}|${coords.join(',')}`),
    groups(measure, free) {
      const found = new Map<string, number[]>();
      cells.forEach((cell, i) => {
        if (cell.measure !== measure) return;
        const key = cell.coords.map((coord, d) => (free.includes(d) ? '' : coord)).join(',');
        const members = found.get(key);
        if (members) members.push(i);
        else found.set(key, [i]);
      });
      return found;
    },
  };
}
