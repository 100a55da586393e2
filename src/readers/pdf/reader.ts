import type { getDocumentProxy } from 'unpdf';
import type { Fact, TextPiece } from '../../sdc/subjects.js';
import { identify } from '../identify/identify.js';
import { namesSomeone } from '../office/properties.js';
import type { Grid, Limits, Member, Reader, Reading, Unreadable } from '../reader.js';
import { readLines } from '../text/reader.js';
import { fromBytes } from './bytes.js';
import { linesOfPage, type Run } from './layout.js';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;

/** Loaded by the first PDF: no other file waits for it. */
const pdfjs = () => import('unpdf');
const mostPages = 500;
const largest = 100 * 2 ** 20;

interface Into { grids: Grid[]; texts: TextPiece[]; facts: Fact[]; members: Member[]; unreadable: Unreadable[]; cells: number }

const runsOf = async (page: Page): Promise<Run[]> => {
  const { items } = await page.getTextContent();
  return items.flatMap((item): Run[] => {
    if (!('str' in item)) return [];
    const transform = item.transform as number[];
    return [{ text: item.str, x: transform[4] ?? 0, y: transform[5] ?? 0, width: item.width, height: Math.abs(item.height) || Math.abs(transform[3] ?? 10) }];
  });
};

/** Runs of text drawn invisibly (text rendering mode 3), and whether the page draws a picture. */
const drawn = async (page: Page): Promise<{ invisible: number; pictures: number }> => {
  const { OPS } = await (await pdfjs()).getResolvedPDFJS();
  const list = await page.getOperatorList();
  let mode = 0;
  let invisible = 0;
  let pictures = 0;
  const saved: number[] = [];
  list.fnArray.forEach((operator: number, index: number) => {
    if (operator === OPS.save) saved.push(mode);
    else if (operator === OPS.restore) mode = saved.pop() ?? 0;
    else if (operator === OPS.setTextRenderingMode) mode = Number((list.argsArray[index] as unknown[] | null)?.[0] ?? 0);
    else if (operator === OPS.showText && mode === 3) invisible += 1;
    else if (operator === OPS.paintImageXObject || operator === OPS.paintInlineImageXObject || operator === OPS.paintImageMaskXObject) pictures += 1;
  });
  return { invisible, pictures };
};

const annotations = async (page: Page, part: string, into: Into): Promise<number> => {
  let fields = 0;
  let notes = 0;
  for (const annotation of await page.getAnnotations() as Record<string, unknown>[]) {
    const textOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'object' && value !== null && 'str' in value ? String((value as { str: unknown }).str) : '');
    if (annotation['subtype'] === 'Widget') {
      const value = annotation['fieldValue'];
      const said = Array.isArray(value) ? value.join(' ') : textOf(value);
      if (said !== '' && said !== 'Off') { fields += 1; into.texts.push({ text: said, place: { part }, origin: 'hidden' }); }
      continue;
    }
    if (annotation['subtype'] === 'Link') { const url = textOf(annotation['unsafeUrl'] ?? annotation['url']); if (url) into.texts.push({ text: url, place: { part }, origin: 'hidden' }); continue; }
    const said = [textOf(annotation['contentsObj']), textOf(annotation['titleObj'])].filter((text) => text !== '').join(' ');
    if (annotation['subtype'] === 'FileAttachment') {
      const file = annotation['file'] as { filename?: string; content?: Uint8Array } | undefined;
      into.facts.push({ is: 'pdf-attachment', place: { part }, count: 1 });
      if (file?.content) into.members.push({ path: file.filename ?? 'attachment', bytes: file.content });
    }
    if (said !== '' && annotation['subtype'] !== 'Popup') { notes += 1; into.texts.push({ text: said, place: { part }, origin: 'hidden' }); }
  }
  if (notes > 0) into.facts.push({ is: 'pdf-annotation', place: { part }, count: notes });
  return fields;
};

const readPage = async (pdf: Pdf, number: number, into: Into, limits: Limits): Promise<number> => {
  const part = `page ${number}`;
  const page = await pdf.getPage(number);
  const runs = await runsOf(page);
  const lines = linesOfPage(runs);
  const found = readLines(lines, { ...limits, cells: Math.max(0, limits.cells - into.cells) }, { idPrefix: `p${number}-` });
  into.cells += found.grids.reduce((sum, grid) => sum + grid.rows * grid.columns, 0);
  into.grids.push(...found.grids.map((grid) => ({ ...grid, sheet: part })));
  into.texts.push(...found.texts.map((text) => ({ ...text, place: { part } })));
  into.facts.push(...found.facts.map((fact) => ({ ...fact, place: { part } })));
  into.unreadable.push(...found.unreadable.map((one) => ({ ...one, place: { part } })));
  const { invisible, pictures } = await drawn(page).catch(() => ({ invisible: 0, pictures: -1 }));
  if (invisible > 0) into.facts.push({ is: 'pdf-invisible-text', place: { part }, count: invisible });
  if (pictures < 0) into.unreadable.push({ reason: 'malformed', place: { part }, says: 'What the page draws could not be made out.' });
  if (lines.length === 0 && pictures !== 0) {
    into.facts.push({ is: 'pdf-picture-page', place: { part }, count: 1 });
    into.unreadable.push({ reason: 'picture-only', place: { part }, says: 'The page is a picture: its text could not be read.' });
  }
  const fields = await annotations(page, part, into);
  if (await page.getJSActions()) into.facts.push({ is: 'pdf-script', place: { part }, count: 1 });
  page.cleanup();
  return fields;
};

const documentFacts = async (pdf: Pdf, into: Into): Promise<void> => {
  const attachments = (await pdf.getAttachments() ?? {}) as Record<string, { filename?: string; content?: Uint8Array }>;
  for (const [name, { filename, content }] of Object.entries(attachments)) {
    into.facts.push({ is: 'pdf-attachment', place: { part: `attachment ${into.members.length + 1}` }, count: 1 });
    if (content) into.members.push({ path: filename ?? name, bytes: content });
  }
  const scripts = await pdf.getJSActions() as Record<string, unknown> | null;
  const opens = await pdf.getOpenAction() as Record<string, unknown> | null;
  if (scripts || (opens && 'action' in opens)) into.facts.push({ is: 'pdf-script', place: {}, count: Object.keys(scripts ?? {}).length || 1 });
  const layers = await pdf.getOptionalContentConfig() as unknown as Iterable<readonly [string, { visible?: boolean }]>;
  let unseen = 0;
  for (const [, group] of layers) if (group.visible === false) unseen += 1;
  if (unseen > 0) into.facts.push({ is: 'pdf-hidden-layer', place: {}, count: unseen });
  const { info, metadata } = await pdf.getMetadata() as unknown as { info: Record<string, unknown>; metadata: { getRaw?(): string } | null };
  for (const [key, value] of Object.entries(info)) {
    if (typeof value !== 'string' || value.trim() === '') continue;
    into.texts.push({ text: value, place: { part: 'properties' }, origin: 'property' });
    if (key === 'Author' && namesSomeone('creator', value)) into.facts.push({ is: 'document-property', place: { part: 'properties' }, detail: { property: 'Author' } });
  }
  const raw = metadata?.getRaw?.();
  if (raw) into.texts.push({ text: raw.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim().slice(0, 100_000), place: { part: 'xmp' }, origin: 'property' });
};

const nothing = (reason: Unreadable['reason'], says: string, facts: Fact[]): Reading => ({ read: 'not', grids: [], texts: [], facts, unreadable: [{ reason, place: {}, says }] });

const read = async (bytes: Uint8Array, limits: Limits): Promise<Reading> => {
  const facts = fromBytes(bytes);
  if (bytes.length > largest) return nothing('too-large', 'The file is larger than PDFs are read; send its tables as CSV.', facts);
  let pdf: Pdf;
  try {
    pdf = await (await pdfjs()).getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, stopAtErrors: false, disableFontFace: true, useSystemFonts: false, verbosity: 0 });
  } catch (cause) {
    const locked = (cause as { name?: string }).name === 'PasswordException';
    return nothing(locked ? 'encrypted' : 'malformed', locked ? 'The file is protected by a password.' : 'The file is damaged.', locked ? [...facts, { is: 'encrypted', place: {} }] : facts);
  }
  const into: Into = { grids: [], texts: [], facts: [...facts], members: [], unreadable: [], cells: 0 };
  let fields = 0;
  try {
    for (let number = 1; number <= Math.min(pdf.numPages, mostPages); number += 1) {
      try { fields += await readPage(pdf, number, into, limits); } catch { into.unreadable.push({ reason: 'malformed', place: { part: `page ${number}` }, says: 'The page is damaged.' }); }
    }
    await documentFacts(pdf, into);
  } catch {
    into.unreadable.push({ reason: 'malformed', place: {}, says: 'Parts of the file are damaged.' });
  } finally {
    await pdf.destroy();
  }
  if (pdf.numPages > mostPages) into.unreadable.push({ reason: 'too-large', place: {}, says: `The file has more than ${mostPages} pages; the rest was not read.` });
  if (fields > 0) into.facts.push({ is: 'pdf-form-field', place: {}, count: fields });
  const { grids, texts, members, unreadable } = into;
  return { read: unreadable.length === 0 ? 'whole' : texts.length + grids.length > 0 ? 'partly' : 'not', grids, texts, facts: into.facts, unreadable, ...(members.length > 0 ? { members } : {}) };
};

/** PDF: text by its place on the page, cut into tables; and what a viewer does not show. Scripts are never run. */
export const pdf: Reader = { id: 'pdf', version: 1, kind: 'pdf', accepts: (name, head) => identify(name, head).kind === 'pdf', read: (bytes, limits) => read(bytes, limits) };
