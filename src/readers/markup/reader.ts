import { readCode } from '../code/literals.js';
import { readHtml } from '../html/reader.js';
import { identify } from '../identify/identify.js';
import type { Limits, Reader, Reading } from '../reader.js';
import { linesOf, readLines } from '../text/reader.js';
import { latexTables } from './latex.js';

const withFaults = (reading: Omit<Reading, 'read' | 'unreadable'>, unreadable: Reading['unreadable']): Reading => ({ ...reading, read: unreadable.length > 0 ? 'partly' : 'whole', unreadable });

const readMarkdown = (bytes: Uint8Array, limits: Limits): Reading => {
  const { lines, unreadable } = linesOf(bytes);
  const joined = lines.join('\n');
  const found = readLines(lines, limits);
  const code = /^```\s*\{?\s*(r|python|stata|sql|sas)\b/im.test(joined) ? readCode(lines, 1) : [];
  // Markdown may hold HTML as it stands: tables, comments, pictures.
  const page = /<(table|script|img|iframe|svg|!--)/i.test(joined) ? readHtml(joined, limits) : undefined;
  return withFaults({
    grids: [...found.grids, ...(page?.grids ?? []).map((grid) => ({ ...grid, id: `h-${grid.id}` }))], texts: [...found.texts, ...(page?.texts ?? []).filter(({ origin }) => origin === 'hidden')],
    facts: [...found.facts, ...code, ...(page?.facts ?? []).filter(({ is }) => is.startsWith('html-'))], lines: lines.length, ...(page?.members ? { members: page.members } : {}),
  }, [...unreadable, ...found.unreadable, ...(page?.unreadable ?? [])]);
};

const readLatex = (bytes: Uint8Array, limits: Limits): Reading => {
  const { lines, unreadable } = linesOf(bytes);
  const tables = latexTables(lines.join('\n'), limits);
  const outside = lines.map((line, index) => (tables.some(({ from, to }) => index + 1 >= from && index + 1 <= to) ? '' : line.replace(/(?<!\\)%.*$/, '')));
  const found = readLines(outside, limits, { idPrefix: 'x' });
  const comments = lines.flatMap((line, index) => { const said = /(?<!\\)%\s*(.*\S)\s*$/.exec(line)?.[1]; return said ? [{ text: said, place: { line: index + 1 }, origin: 'hidden' as const }] : []; });
  return withFaults({
    grids: [...tables.map(({ grid }) => grid), ...found.grids], texts: [...found.texts, ...comments],
    facts: [...found.facts, ...readCode(comments.map(({ text }) => `# ${text}`), 1).map((fact) => ({ ...fact, place: comments[(fact.place.line ?? 1) - 1]?.place ?? {} }))], lines: lines.length,
  }, [...unreadable, ...found.unreadable]);
};

/** Markdown and R Markdown: pipe and simple tables, and the HTML within. */
export const markdown: Reader = { id: 'markdown', version: 1, kind: 'markdown', accepts: (name, head) => identify(name, head).kind === 'markdown', read: readMarkdown };
/** LaTeX tables and the text around them. */
export const latex: Reader = { id: 'latex', version: 1, kind: 'latex', accepts: (name, head) => identify(name, head).kind === 'latex', read: readLatex };
/** YAML: lines of text; nothing in it is acted on. */
export const yaml: Reader = {
  id: 'yaml', version: 1, kind: 'yaml', accepts: (name, head) => identify(name, head).kind === 'yaml',
  read: (bytes, limits) => {
    const { lines, unreadable } = linesOf(bytes);
    const { grids, texts, facts, unreadable: more } = readLines(lines, limits);
    return withFaults({ grids, texts, facts, lines: lines.length }, [...unreadable, ...more]);
  },
};
