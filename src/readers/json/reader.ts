import { acroConfig, acroDescribes, acroOutputs } from '../acro/outputs.js';
import type { Fact, TextPiece } from '../../sdc/subjects.js';
import { decode } from '../csv/encoding.js';
import { identify } from '../identify/identify.js';
import type { Limits, Reader, Reading, Unreadable } from '../reader.js';
import { proseCounts } from '../text/prose.js';
import { arraysIn, type Json } from './arrays.js';

const largest = 100_000_000;
const mostScalars = 200_000;

/** Nesting depth of JSON text without parsing it: a parser that recurses must not be handed a bomb. */
const depthOf = (text: string): number => {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (inString) { if (letter === '\\') at += 1; else if (letter === '"') inString = false; continue; }
    if (letter === '"') inString = true;
    else if (letter === '{' || letter === '[') deepest = Math.max(deepest, depth += 1);
    else if (letter === '}' || letter === ']') depth -= 1;
  }
  return deepest;
};

/** Python and R write NaN and Infinity, which JSON does not know. */
const lenient = (text: string): string => text.replace(/(?<=[[,:\s])-?(NaN|Infinity)(?=\s*[,\]}])/g, 'null');

export const parseJson = (text: string, limits: Limits): { value: Json } | { unreadable: Unreadable } => {
  if (text.length > largest) return { unreadable: { reason: 'too-large', place: {}, says: 'The file is larger than JSON is read; send the results as CSV.' } };
  if (depthOf(text) > limits.depth) return { unreadable: { reason: 'too-deep', place: {}, says: 'The file nests deeper than the limit.' } };
  for (const candidate of [text, lenient(text)]) {
    try { return { value: JSON.parse(candidate) as Json }; } catch { /* the next spelling, or the refusal below */ }
  }
  return { unreadable: { reason: 'malformed', place: {}, says: 'The file is not well-formed JSON.' } };
};

/** ACRO writes its version and a results object whose entries have uid, status, command and outcome. */
const isAcro = (value: Json): number => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 0;
  const record = value as { readonly [key: string]: Json };
  const results = record['results'];
  if (!('version' in record) || typeof results !== 'object' || results === null || Array.isArray(results)) return 0;
  const entries = Object.values(results as object) as { [key: string]: Json }[];
  const fits = entries.filter((entry) => typeof entry === 'object' && entry !== null && ['uid', 'status', 'command', 'outcome'].filter((key) => key in entry).length >= 3);
  return fits.length === entries.length ? Math.max(1, entries.length) : 0;
};

/** A JSON value as a reading: tables as grids, everything else as text with its path. */
export const readValue = (value: Json, limits: Limits): Pick<Reading, 'grids' | 'texts' | 'facts' | 'describes'> & { unreadable: Unreadable[] } => {
  const { found, scalars, tooDeep, tooMany } = arraysIn(value, { depth: limits.depth, cells: limits.cells });
  const facts: Fact[] = [];
  const unreadable: Unreadable[] = [];
  const acro = isAcro(value);
  if (acro > 0) facts.push({ is: 'acro-results', place: {}, count: acro }, ...acroOutputs(value));
  facts.push(...acroConfig(value));
  const records = found.filter(({ kind, count }) => kind === 'records' && count > 1).reduce((sum, { count }) => sum + count, 0);
  if (records > 0) facts.push({ is: 'json-records', place: {}, count: records });
  if (tooDeep) unreadable.push({ reason: 'too-deep', place: {}, says: 'The file nests deeper than the limit.' });
  if (tooMany || scalars.length > mostScalars) unreadable.push({ reason: 'too-large', place: {}, says: 'The file holds more values than the limit; the rest was not read.' });
  const texts: TextPiece[] = scalars.slice(0, mostScalars).map(({ path, value: said }) => ({ text: path === '' ? said : `${path}: ${said}`, place: {}, origin: 'text' as const }));
  for (const { value: said } of scalars.slice(0, mostScalars)) if (said.length > 12 && said.includes(' ')) facts.push(...proseCounts(said, 1).map((fact) => ({ ...fact, place: {} })));
  // ACRO's own file is for the checkers: its bookkeeping is no table.
  const describes = acro > 0 ? acroDescribes(value) : undefined;
  return { grids: acro > 0 ? [] : found.map(({ grid }) => grid), texts, facts, unreadable, ...(describes && { describes }) };
};

const asReading = (found: ReturnType<typeof readValue>, faults: number): Reading => {
  const unreadable = [...found.unreadable, ...(faults > 0 ? [{ reason: 'bad-encoding' as const, place: {}, says: 'Some characters could not be made out.' }] : [])];
  return { ...found, read: unreadable.length > 0 ? 'partly' : 'whole', unreadable };
};

export const json: Reader = {
  id: 'json', version: 1, kind: 'json', accepts: (name, head) => identify(name, head).kind === 'json',
  read: (bytes, limits) => {
    const { text, faults } = decode(bytes);
    const parsed = parseJson(text, limits);
    if ('unreadable' in parsed) return { read: 'not', grids: [], texts: [], facts: [], unreadable: [parsed.unreadable] };
    return asReading(readValue(parsed.value, limits), faults);
  },
};

/** One JSON value a line: read as one list. Lines that are no JSON are said. */
export const jsonl: Reader = {
  id: 'jsonl', version: 1, kind: 'jsonl', accepts: (name, head) => identify(name, head).kind === 'jsonl',
  read: (bytes, limits) => {
    const { text, faults } = decode(bytes);
    const values: Json[] = [];
    const unreadable: Unreadable[] = [];
    text.split(/\r\n|\r|\n/).forEach((line, index) => {
      if (line.trim() === '') return;
      const parsed = parseJson(line, limits);
      if ('value' in parsed) values.push(parsed.value);
      else if (unreadable.length < 20) unreadable.push({ ...parsed.unreadable, place: { line: index + 1 } });
    });
    const found = readValue(values, limits);
    return asReading({ ...found, unreadable: [...unreadable, ...found.unreadable] }, faults);
  },
};
