import type { Place } from '../sdc/subjects.js';

/** Where, in words and without values: "Sheet1, B4", "line 17, column 2", "part docProps/core.xml". */
export function placeInWords(place: Place): string {
  const parts = [
    place.sheet && `sheet ${place.sheet}`,
    place.ref ?? (place.row !== undefined ? `row ${place.row}${place.column !== undefined ? `, column ${place.column}` : ''}` : undefined),
    place.line !== undefined && place.line !== place.row ? `line ${place.line}` : undefined,
    place.part && `part ${place.part}`,
  ].filter((part): part is string => Boolean(part));
  return parts.join(', ') || (place.table ? `table ${place.table}` : 'the whole file');
}

export const labelsInWords = (place: Place): string => (place.labels ?? []).join(', ');
