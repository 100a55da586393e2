import type { ColumnProfile, FileSubject, Place } from '../subjects.js';

/** The headings each grid column stands under. A column may carry several where tables lie one below another. */
export interface Headings {
  /** All headings of the column a cell stands in, from the recognised tables; the first cell where there is none. */
  of(place: Place & { readonly column: number }): readonly string[];
}

const columnKey = (sheet: string | undefined, column: number): string => `${sheet ?? ''}\u0000${column}`;

/** Looks up profiles by sheet and column; a table named by the place narrows them. */
export function headingsOf(file: FileSubject): Headings {
  const byColumn = new Map<string, ColumnProfile[]>();
  for (const profile of file.profiles) {
    const key = columnKey(profile.sheet, profile.column);
    byColumn.set(key, [...(byColumn.get(key) ?? []), profile]);
  }
  return {
    of(place) {
      const profiles = byColumn.get(columnKey(place.sheet, place.column)) ?? [];
      const own = place.table === undefined ? [] : profiles.filter((profile) => profile.table === place.table);
      return (own.length > 0 ? own : profiles).map((profile) => profile.header).filter((header) => header !== '');
    },
  };
}
