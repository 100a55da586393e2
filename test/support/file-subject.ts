import type { ColumnProfile, Fact, FileSubject, TextPiece } from '../../src/sdc/subjects.js';
import { calendarDate } from '../../src/sdc/people/calendar-date.js';

const isNumber = (text: string): boolean => /^-?[\d,]*\.?\d+(?:e[+-]?\d+)?$/i.test(text.trim());

function profileOf(header: string, values: readonly string[], column: number): ColumnProfile {
  const filled = values.filter((value) => value !== '');
  const texts = filled.filter((value) => !isNumber(value));
  return {
    column, header, filled: filled.length, distinct: new Set(filled).size,
    numbers: filled.filter(isNumber).length,
    wholeNumbers: filled.filter((value) => /^-?\d+(?:\.0+)?$/.test(value)).length,
    dates: filled.filter((value) => calendarDate(value) !== undefined).length,
    meanLength: texts.length === 0 ? 0 : texts.reduce((sum, value) => sum + value.length, 0) / texts.length,
    sample: [...new Set(filled)].slice(0, 50),
  };
}

/** A file made of one grid whose first row holds the headings, without going through a reader. */
export function gridFile(rows: readonly (readonly string[])[], rest: Partial<FileSubject> = {}): FileSubject {
  const pieces: TextPiece[] = [{ text: rest.path ?? 'picture.csv', place: {}, origin: 'name' }];
  rows.forEach((cells, row) => cells.forEach((text, column) => {
    if (text !== '') pieces.push({ text, place: { row: row + 1, column: column + 1 }, origin: 'cell' });
  }));
  const [headings = [], ...body] = rows;
  return {
    path: 'picture.csv', kind: 'csv', bytes: 1000, read: 'whole', numericCells: 0, unexplained: 0, rows: rows.length, tables: [], facts: [],
    profiles: headings.map((header, column) => profileOf(header, body.map((cells) => cells[column] ?? ''), column + 1)),
    texts: () => pieces,
    ...rest,
  };
}

/** A file of running text, a piece a line. */
export const textFile = (lines: readonly string[], origin: TextPiece['origin'] = 'text', facts: readonly Fact[] = []): FileSubject => ({
  path: 'notes.txt', kind: 'text', bytes: 1000, read: 'whole', numericCells: 0, unexplained: 0, rows: lines.length, tables: [], facts,
  profiles: [], texts: () => lines.map((text, index) => ({ text, place: { line: index + 1 }, origin })),
});
