import type { Fact } from '../sdc/subjects.js';
import { gzip, tar, zip } from './archive/reader.js';
import { code } from './code/reader.js';
import { csvReader } from './csv/reader.js';
import { docx, pptx } from './docx/reader.js';
import { html } from './html/reader.js';
import { identify } from './identify/identify.js';
import { kindOf, type KindId } from './identify/kinds.js';
import { pictures } from './image/reader.js';
import { json, jsonl } from './json/reader.js';
import { latex, markdown, yaml } from './markup/reader.js';
import { notebook } from './notebook/reader.js';
import { ods, odt } from './odf/reader.js';
import { parquet } from './parquet/reader.js';
import { pdf } from './pdf/reader.js';
import { defaultLimits, type Limits, type Reader, type Reading } from './reader.js';
import { refusedKinds } from './refused.js';
import { rtf } from './rtf/reader.js';
import { svg } from './svg/reader.js';
import { log, text } from './text/reader.js';
import { xml } from './xml/reader.js';
import { xlsx } from './xlsx/reader.js';

/** Every reader, one line each. The kind of a file decides which one reads it. */
export const readers: readonly Reader[] = [
  csvReader,
  xlsx,
  text,
  log,
  ods,
  markdown,
  latex,
  yaml,
  html,
  docx,
  pptx,
  odt,
  rtf,
  pdf,
  parquet,
  xml,
  json,
  jsonl,
  notebook,
  code,
  svg,
  ...pictures,
  zip,
  tar,
  gzip,
  ...refusedKinds,
];

/** A file as read, with what it is and who read it. */
export interface FileReading {
  readonly kind: KindId;
  readonly reader: string;
  readonly readerVersion: number;
  readonly reading: Reading;
}

/** A kind that has a name but no reader: a human looks. */
const unread = (kind: KindId): Reading => ({
  read: 'not', grids: [], texts: [], facts: [],
  unreadable: [{ reason: 'not-supported', place: {}, says: `Files of the kind “${kindOf(kind).name}” cannot be read yet; a person must look.` }],
});

const failed: Reading = {
  read: 'not', grids: [], texts: [], facts: [],
  unreadable: [{ reason: 'malformed', place: {}, says: 'The file could not be read: it is damaged, or written in a way the reader does not know.' }],
};

/** Longest line of a table that is taken for one row, in bytes. */
const longestLine = 1_000_000;

/** First line (from 1) longer than a row can honestly be. */
const overlongLine = (bytes: Uint8Array): number | undefined => {
  let line = 1;
  for (let at = 0; at < bytes.length; line += 1) {
    const end = bytes.indexOf(10, at);
    if ((end < 0 ? bytes.length : end) - at > longestLine) return line;
    if (end < 0) return undefined;
    at = end + 1;
  }
  return undefined;
};

const withOverlong = (reading: Reading, line: number): Reading => ({
  ...reading, read: reading.read === 'not' ? 'not' : 'partly',
  unreadable: [...reading.unreadable, { reason: 'too-large', place: { line }, says: `Line ${line} is longer than a row of a table can be: a person must look at it.` }],
});

/**
 * Reads one file: finds out what it is, hands it to that kind's reader, and adds what is true of any file. Total: a
 * file no reader can cope with is a reading that says so. `name` is the path as given ("a.zip!/b.csv" for a member).
 */
export const readFile = async (name: string, bytes: Uint8Array, limits: Limits = defaultLimits): Promise<FileReading> => {
  const { kind, ending, mismatch } = identify(name, bytes);
  const facts: Fact[] = [{ is: 'file-type', place: {}, detail: { kind, family: kindOf(kind).family, bytes: bytes.length, ending } }];
  if (mismatch) facts.push({ is: 'signature-mismatch', place: {}, detail: { kind, ending } });
  if (/(^|[/\\!])\.git[/\\]/.test(name)) facts.push({ is: 'git-file', place: {} });
  const reader = readers.find((candidate) => candidate.kind === kind);
  const own = (reading: Reading): Reading => ({ ...reading, facts: [...facts, ...reading.facts] });
  const by = { kind, reader: reader?.id ?? 'none', readerVersion: reader?.version ?? 0 };
  if (bytes.length > limits.bytes) {
    return { ...by, reading: own({ ...failed, unreadable: [{ reason: 'too-large', place: {}, says: `The file is larger than the limit of ${Math.round(limits.bytes / 2 ** 20)} MB.` }] }) };
  }
  if (!reader) return { ...by, reading: own(unread(kind)) };
  try {
    const reading = await reader.read(bytes, limits, name);
    const overlong = kind === 'csv' ? overlongLine(bytes) : undefined;
    return { ...by, reading: own(overlong === undefined ? reading : withOverlong(reading, overlong)) };
  } catch {
    return { ...by, reading: own(failed) };
  }
};
