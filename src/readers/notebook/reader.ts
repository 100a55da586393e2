import type { Fact, TextPiece } from '../../sdc/subjects.js';
import { readCode } from '../code/literals.js';
import { decode } from '../csv/encoding.js';
import { endingFor } from '../html/embedded.js';
import { readHtml } from '../html/reader.js';
import { identify } from '../identify/identify.js';
import type { Json } from '../json/arrays.js';
import { parseJson, readValue } from '../json/reader.js';
import type { Grid, Limits, Member, Reader, Reading, Unreadable } from '../reader.js';
import { namingPaths } from '../text/commands.js';
import { readLines } from '../text/reader.js';

type Record_ = { readonly [key: string]: Json };
const isRecord = (value: Json | undefined): value is Record_ => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Notebooks keep text as one string or as a list of lines. */
const textOf = (value: Json | undefined): string => (Array.isArray(value) ? value.filter((line) => typeof line === 'string').join('') : typeof value === 'string' ? value : '');
const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);

interface Into { grids: Grid[]; texts: TextPiece[]; facts: Fact[]; members: Member[]; unreadable: Unreadable[] }

const pictures = /^image\//;

const output = (into: Into, data: Record_, part: string, limits: Limits): void => {
  const place = { part };
  const add = (reading: Pick<Reading, 'grids' | 'texts' | 'facts' | 'unreadable'> & { members?: readonly Member[] }): void => {
    into.grids.push(...reading.grids.map((grid) => ({ ...grid, id: `${part} ${grid.id}`.replaceAll(' ', '-') })));
    into.texts.push(...reading.texts.map((text) => ({ ...text, place: { ...text.place, part } })));
    into.facts.push(...reading.facts.map((fact) => ({ ...fact, place: { ...fact.place, part } })));
    into.unreadable.push(...reading.unreadable.map((one) => ({ ...one, place: { ...one.place, part } })));
    into.members.push(...(reading.members ?? []).map(({ path, bytes }) => ({ path: `${part.replaceAll(' ', '-')}-${path}`, bytes })));
  };
  const page = textOf(data['text/html']);
  if (page !== '') add(readHtml(page, limits));
  // The same table again as text would be read twice.
  else if (textOf(data['text/plain']) !== '') add(readLines(textOf(data['text/plain']).split('\n'), limits));
  for (const [type, value] of Object.entries(data)) {
    if (pictures.test(type)) {
      const source = textOf(value);
      const bytes = type === 'image/svg+xml' ? new TextEncoder().encode(source) : new Uint8Array(Buffer.from(source, 'base64'));
      into.members.push({ path: `${part.replaceAll(' ', '-')}.${endingFor(type)}`, bytes });
    } else if (/json|plotly|vega|bokeh/i.test(type) && isRecord(value)) {
      add(readValue(value, limits));
      into.facts.push({ is: 'html-embedded-data', place, count: JSON.stringify(value).length });
    } else if (/javascript/i.test(type)) into.facts.push({ is: 'html-script', place });
  }
};

const cell = (into: Into, value: Record_, number: number, limits: Limits): void => {
  const part = `cell ${number}`;
  const source = textOf(value['source']);
  if (value['cell_type'] === 'code') {
    const code = readCode(source.split('\n'), 1);
    into.facts.push(...code.map((fact) => ({ ...fact, place: { ...fact.place, part } })));
  }
  source.split('\n').forEach((line, index) => { if (line.trim() !== '') into.texts.push({ text: line, place: { part, line: index + 1 }, origin: value['cell_type'] === 'code' ? 'code' : 'text' }); });
  const attachments = isRecord(value['attachments']) ? Object.entries(value['attachments']) : [];
  if (attachments.length > 0) into.facts.push({ is: 'notebook-attachment', place: { part }, count: attachments.length });
  for (const [, kinds] of attachments) if (isRecord(kinds)) for (const [type, body] of Object.entries(kinds)) into.members.push({ path: `cell-${number}-attachment.${endingFor(type)}`, bytes: new Uint8Array(Buffer.from(textOf(body), 'base64')) });
  const outputs = listOf(value['outputs']).filter(isRecord);
  const shown = outputs.filter((one) => one['output_type'] !== 'execute_result' || isRecord(one['data']));
  if (shown.length > 0) into.facts.push({ is: 'notebook-output', place: { part }, count: shown.length });
  for (const one of outputs) {
    if (isRecord(one['data'])) output(into, one['data'], part, limits);
    const stream = textOf(one['text']) || listOf(one['traceback']).filter((line) => typeof line === 'string').join('\n').replace(/\u001b\[[\d;]*m/g, '');
    if (stream !== '') output(into, { 'text/plain': stream }, part, limits);
  }
};

const read = (bytes: Uint8Array, limits: Limits): Reading => {
  const { text } = decode(bytes);
  const parsed = parseJson(text, limits);
  const refused = (says: Unreadable): Reading => ({ read: 'not', grids: [], texts: [], facts: [], unreadable: [says] });
  if ('unreadable' in parsed) return refused(parsed.unreadable);
  const book = parsed.value;
  const cells = isRecord(book) ? listOf(book['cells'] ?? (isRecord(listOf(book['worksheets'])[0]) ? (listOf(book['worksheets'])[0] as Record_)['cells'] : undefined)) : [];
  if (!isRecord(book) || cells.length === 0) return refused({ reason: 'malformed', place: {}, says: 'The notebook has no cells.' });
  const into: Into = { grids: [], texts: [], facts: [], members: [], unreadable: [] };
  cells.filter(isRecord).forEach((value, index) => cell(into, value, index + 1, limits));
  const metadata = JSON.stringify(book['metadata'] ?? {});
  into.texts.push({ text: metadata, place: { part: 'metadata' }, origin: 'property' });
  if (namingPaths(metadata) > 0 || /"authors?"\s*:\s*\[\s*\{/.test(metadata)) into.facts.push({ is: 'notebook-metadata', place: { part: 'metadata' } });
  return { read: into.unreadable.length > 0 ? 'partly' : 'whole', ...into };
};

/** Jupyter notebooks: outputs apart from source, each output read by its own kind. */
export const notebook: Reader = { id: 'notebook', version: 1, kind: 'notebook', accepts: (name, head) => identify(name, head).kind === 'notebook', read };
