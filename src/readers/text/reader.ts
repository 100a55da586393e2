import type { Fact, TextPiece } from '../../sdc/subjects.js';
import { decode } from '../csv/encoding.js';
import { identify } from '../identify/identify.js';
import type { Grid, Limits, Reader, Reading, Unreadable } from '../reader.js';
import { aligned } from './aligned.js';
import { boxed } from './boxed.js';
import { namingPaths, printedRecords, printerOf } from './commands.js';
import { arraysIn } from '../json/arrays.js';
import { detail } from './detail.js';
import { gridOf, type Finder, type Found } from './found.js';
import { literalAt } from './literals.js';
import { pairs } from './pairs.js';
import { piped } from './piped.js';
import { proseCounts } from './prose.js';
import { ruled } from './ruled.js';
import { isSmcl, printed } from './smcl.js';
import { speakerOf, typedLines, typedText } from './speech.js';
import { underlined } from './underlined.js';

/** Parsers in the order they are tried at each line: those with the plainest marks first. */
const marked: readonly Finder[] = [boxed, ruled, detail, piped, pairs, underlined];
const widest = 20_000;

const expand = (line: string): string => {
  if (!line.includes('\t')) return line;
  let out = '';
  for (const letter of line) out += letter === '\t' ? ' '.repeat(8 - (out.length % 8)) : letter;
  return out;
};

/** R prints comments before output when a document is knitted; they are not part of it. */
const unprefixed = (lines: string[]): string[] => {
  const hashed = lines.filter((line) => line.startsWith('##')).length;
  return hashed >= 3 && hashed >= lines.length * 0.3 ? lines.map((line) => line.replace(/^## ?/, '')) : lines;
};

/** Tables of the lines, none overlapping, in order. Marked tables first: they know best where they start. */
const tablesIn = (lines: readonly string[], typed: readonly boolean[], isCode: boolean): Found[] => {
  const owner = new Int32Array(lines.length).fill(-1);
  const found: Found[] = [];
  const blank = lines.map((line, index) => (typed[index] ? '' : line));
  const take = (finder: Finder, at: number): void => {
    const table = finder(blank, at);
    if (!table) return;
    for (let line = table.from; line < table.to; line += 1) if (owner[line] !== -1) return;
    owner.fill(found.length, table.from, table.to);
    found.push(table);
  };
  for (const finder of isCode ? [piped] : marked) {
    for (let at = 0; at < lines.length; at += 1) if (owner[at] === -1 && !typed[at] && blank[at]!.trim() !== '') take(finder, at);
  }
  if (!isCode) {
    // What a marked table owns is out of bounds for the parser that needs no marks.
    for (let at = 0; at < lines.length; at += 1) if (owner[at] !== -1) blank[at] = '';
    for (let at = 0; at < lines.length; at += 1) if (owner[at] === -1 && blank[at]!.trim() !== '') take(aligned, at);
  }
  return found.sort((a, b) => a.from - b.from);
};

/** The command above a table, for its title. */
const commandBefore = (lines: readonly string[], typed: readonly boolean[], at: number): string => {
  for (let line = at - 1; line >= 0 && at - line < 40; line -= 1) if (typed[line] && typedText(lines[line]!) !== '') return typedText(lines[line]!).slice(0, 120);
  return '';
};

/** Everything in the lines of a text: tables as grids, every other line as text, what commands print as facts. */
export const readLines = (raw: readonly string[], limits: Limits, options: { firstLine?: number; origin?: TextPiece['origin']; idPrefix?: string } = {}): Pick<Reading, 'grids' | 'texts' | 'facts'> & { unreadable: Unreadable[] } => {
  const { firstLine = 1, origin = 'text', idPrefix = 'g' } = options;
  const long = raw.findIndex((line) => line.length > widest);
  const lines = unprefixed(raw.map((line) => expand(line.length > widest ? line.slice(0, widest) : line).trimEnd()));
  const unreadable: Unreadable[] = long < 0 ? [] : [{ reason: 'too-large', place: { line: long + firstLine }, says: `A line is longer than ${widest} characters; the rest of it was not looked at for tables.` }];
  const speaker = speakerOf(lines);
  const typed = typedLines(lines, speaker);
  const found = tablesIn(lines, typed, false);
  const grids: Grid[] = [];
  const facts: Fact[] = [];
  const texts: TextPiece[] = [];
  const inTable = new Uint8Array(lines.length);
  let cells = 0;
  let named: readonly [to: number, notes: readonly string[]] = [0, []];
  for (const { from, to, tables } of found) {
    if (tables.length === 0) { named = [to, [...(from - named[0] <= 3 ? named[1] : []), ...lines.slice(from, to).map((line) => line.trim())]]; continue; }
    const notes = from - named[0] <= 4 ? named[1] : [];
    const size = tables.reduce((sum, { rows }) => sum + rows.reduce((all, row) => all + row.cells.length, 0), 0);
    if (cells + size > limits.cells) {
      unreadable.push({ reason: 'too-large', place: { line: from + firstLine }, says: 'The text holds more cells than the limit; the rest was not cut into tables.' });
      break;
    }
    cells += size;
    inTable.fill(1, from, to);
    const command = commandBefore(lines, typed, from);
    for (const { rows, hints } of tables) {
      const title = [hints.title, command].filter((text) => text).join(' – ');
      const shifted = rows.map((row) => ({ ...row, line: row.line + firstLine - 1 }));
      grids.push(gridOf(shifted, { ...hints, ...(title ? { title } : {}), ...(notes.length > 0 ? { notes } : {}) }, `${idPrefix}${grids.length + 1}`));
    }
  }
  for (let at = 0; at < lines.length; at += 1) {
    const literal = inTable[at] || typed[at] ? undefined : literalAt(lines, at);
    const tables = literal ? arraysIn(literal.value, { depth: limits.depth, cells: Math.max(0, limits.cells - cells) }).found : [];
    for (const { grid } of tables) grids.push({ ...grid, id: `${idPrefix}${grids.length + 1}`, lineOf: () => at + firstLine });
    if (tables.length > 0) at = literal!.to - 1;
  }
  let paths = 0;
  let firstPath = 0;
  lines.forEach((text, index) => {
    const line = index + firstLine;
    const naming = namingPaths(text);
    if (naming > 0) { paths += naming; firstPath ||= line; }
    const told = typed[index] ? printerOf(typedText(text), speaker, line) : printedRecords(lines, index);
    if (told) facts.push({ ...told, place: { line } });
    if (inTable[index] || text.trim() === '') return;
    texts.push({ text: raw[index]!.trim(), place: { line }, origin: typed[index] ? 'code' : origin });
    if (!typed[index]) facts.push(...proseCounts(text, line));
  });
  if (paths > 0) facts.push({ is: 'log-path', place: { line: firstPath }, count: paths });
  return { grids, texts, facts, unreadable };
};

/** Text files as lines, in whatever encoding; bytes no encoding explains are said. */
export const linesOf = (bytes: Uint8Array): { lines: string[]; unreadable: Unreadable[] } => {
  const { text, faults } = decode(bytes);
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === '') lines.pop();
  return { lines, unreadable: faults > 0 ? [{ reason: 'bad-encoding', place: {}, says: `${faults} characters of the text could not be made out.` }] : [] };
};

const read = (bytes: Uint8Array, limits: Limits): Reading => {
  const { lines, unreadable } = linesOf(bytes);
  const shown = isSmcl(lines[0] ?? '') ? printed(lines) : lines;
  const found = readLines(shown, limits);
  const faults = [...unreadable, ...found.unreadable];
  return { read: faults.length > 0 ? 'partly' : 'whole', grids: found.grids, texts: found.texts, facts: found.facts, unreadable: faults, lines: lines.length };
};

/** Plain text: notes, captions, tables written by a program. */
export const text: Reader = { id: 'text', version: 1, kind: 'text', accepts: (name, head) => identify(name, head).kind === 'text', read };
/** Logs and listings of Stata, R, Python, SAS and SPSS: commands told apart from output, tables found in the output. */
export const log: Reader = { ...text, id: 'log', kind: 'log', accepts: (name, head) => identify(name, head).kind === 'log' };
