import type { TextPiece } from '../../sdc/subjects.js';
import { identify } from '../identify/identify.js';
import type { Reader } from '../reader.js';
import { linesOf } from '../text/reader.js';
import { readCode } from './literals.js';

/** Program code (R, Python, Stata, SQL, SAS, Julia): never run, read line by line. */
export const code: Reader = {
  id: 'code', version: 1, kind: 'code', accepts: (name, head) => identify(name, head).kind === 'code',
  read: (bytes) => {
    const { lines, unreadable } = linesOf(bytes);
    const texts = lines.flatMap((text, index): TextPiece[] => (text.trim() === '' ? [] : [{ text: text.trim(), place: { line: index + 1 }, origin: 'code' }]));
    return { read: unreadable.length > 0 ? 'partly' : 'whole', grids: [], texts, facts: readCode(lines, 1), unreadable, lines: lines.length };
  },
};
