import { legendsIn } from '../readers/recognise/legends.js';
import { senseOf } from '../readers/recognise/marks.js';
import type { Table } from '../sdc/table.js';
import { isHidden } from '../sdc/unknowns.js';
import type { CheckedFile } from './checked.js';
import type { CellEdit, NoteEdit } from './edits.js';
import type { Placed } from './hide.js';

/** What stands in hidden cells from now on, and the note that says honestly what it means. */
export interface Marking {
  readonly mark: string;
  readonly notes: readonly NoteEdit[];
  /** Notes that said something else of the mark. */
  readonly cells: readonly CellEdit[];
}

export interface Meaning {
  /** Counts below this are low; undefined where what is hidden are amounts. */
  readonly threshold?: number;
  readonly zeros: boolean;
  readonly secondary: boolean;
}

/** The honest words of a mark. One mark for both reasons: a second one would tell which cells are low. */
export function legendOf(mark: string, { threshold, zeros, secondary }: Meaning): string {
  const low = threshold === undefined ? 'hidden so that nobody’s figures can be worked out' : `fewer than ${threshold}${zeros ? ', including zero' : ''}`;
  return `${mark} = ${low}${secondary ? ', or hidden to protect another number' : ''}`;
}

const candidates = ['*', '[c]', '~', '[s]', '#'] as const;

/** The mark the table uses already, if its note can be made honest; else one that means nothing else in it. */
export function markingOf(placed: Placed, meaning: Meaning): Marking {
  const { file, table } = placed;
  const used = usedMark(table);
  const note = used === undefined ? undefined : noteAbout(file, table, used);
  const isExplained = used !== undefined && table.legends.some(({ mark, source }) => mark === used && source !== 'legend');
  if (used !== undefined && (note || !isExplained || !meaning.secondary)) {
    const words = legendOf(used, { ...meaning, secondary: meaning.secondary || table.legends.some(({ mark, secondary }) => mark === used && secondary) });
    if (note && note.text.trim() === words) return { mark: used, notes: [], cells: [] };
    if (note) return { mark: used, notes: [], cells: [{ ...note.at, before: note.text.trim(), text: words, why: 'note' }] };
    return isExplained ? { mark: used, notes: [], cells: [] } : { mark: used, notes: [noteFor(placed, words)], cells: [] };
  }
  const taken = textsOf(placed);
  const mark = candidates.find((one) => !taken.includes(one)) ?? '[hidden]';
  return { mark, notes: [noteFor(placed, legendOf(mark, meaning))], cells: [] };
}

/** The mark most hidden cells carry now; "<10" is no mark, it says what it hides. */
function usedMark(table: Table): string | undefined {
  const counts = new Map<string, number>();
  for (const cell of table.cells) {
    const mark = cell.shown.as === 'suppressed' ? cell.shown.mark.trim() : '';
    if (isHidden(cell) && mark === cell.text.trim() && (isMark(mark) || table.legends.some((legend) => legend.mark === mark))) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** What people put in place of a number; a word that merely stands where a number should is none. */
const isMark = (text: string): boolean => text !== '0' && ['suppressed', 'ambiguous'].includes(senseOf(text) ?? '');

const textsOf = ({ file, table }: Placed): string => {
  const [first, last] = extentOf(table);
  const texts: string[] = [...table.notes, table.title];
  for (let row = 1; row <= file.lastRow(table.place.sheet) && row <= last + 10; row++) if (row >= first - 10) for (let column = 1; column <= 60; column++) texts.push(file.textAt(table.place.sheet, row, column));
  return texts.join('\n');
};

const extentOf = (table: Table): readonly [number, number] => {
  let [first, last] = [Infinity, 0];
  for (const { at } of table.cells) [first, last] = [Math.min(first, at.row), Math.max(last, at.row)];
  return [first, last];
};

interface FoundNote {
  readonly at: { readonly sheet?: string; readonly row: number; readonly column: number };
  readonly text: string;
}

/** The cell that says what the mark means. */
function noteAbout(file: CheckedFile, table: Table, mark: string): FoundNote | undefined {
  const { sheet } = table.place;
  for (let row = 1; row <= file.lastRow(sheet); row++) for (let column = 1; column <= 12; column++) {
    const text = file.textAt(sheet, row, column);
    if (text.length > mark.length && text.length < 500 && legendsIn([text]).some((legend) => legend.mark === mark)) return { at: { ...(sheet !== undefined && { sheet }), row, column }, text };
  }
  return undefined;
}

/** Below the table and the notes that follow it, in its first column. */
export function noteFor({ file, table }: Placed, text: string): NoteEdit {
  const { sheet } = table.place;
  const [first] = extentOf(table);
  let [, after] = extentOf(table);
  const isNote = (row: number): boolean => [1, 2, 3].some((column) => {
    const found = file.textAt(sheet, row, column).trim();
    return found !== '' && table.notes.some((note) => note.trim() === found || found.includes(note.trim()));
  });
  while (after < file.lastRow(sheet) && isNote(after + 1)) after += 1;
  let column = 1;
  while (column < 50 && file.textAt(sheet, first, column) === '') column += 1;
  return { ...(sheet !== undefined && { sheet }), after, column: column === 50 ? 1 : column, text };
}
