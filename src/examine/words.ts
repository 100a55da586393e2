import type { Place } from '../sdc/subjects.js';

interface Saying {
  /** What is wrong, as a clause that starts with a capital. */
  readonly says: string;
  readonly where: readonly Place[];
  readonly remedy: string;
  /** How many cells or places the finding stands for. */
  readonly count: number;
  readonly possible: boolean;
}

/** One finding in plain words: what, where, what to do. Labels and values stay out; places are positions only. */
export function inWords({ says, where, remedy, count, possible }: Saying): string {
  const place = where.length > 0 ? placeInWords(where[0]!) : '';
  const many = count > 1 ? `in ${count} places, the first at ${place || 'the start'}` : place;
  const maybe = possible ? ' (possibly; the file alone does not prove it)' : '';
  return `${bare(says)}${maybe}${many && `: ${many}`}. ${bare(remedy)}.`;
}

const bare = (sentence: string): string => sentence.trim().replace(/[.\s]+$/, '');

/** "table t1, row 4, column 2"; an empty text for the whole file. */
export function placeInWords(place: Place): string {
  const parts = [
    place.part !== undefined && 'inside the package',
    place.sheet !== undefined && place.ref !== undefined && place.row !== undefined && `cell ${place.ref}`,
    place.table !== undefined && `table ${place.table}`,
    place.line !== undefined && place.row === undefined && `line ${place.line}`,
    place.row !== undefined && `row ${place.row}`,
    place.column !== undefined && `column ${place.column}`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}
