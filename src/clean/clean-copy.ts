import { decode } from '../readers/csv/encoding.js';
import type { FileReading } from '../readers/index.js';
import { defaultLimits, type Limits, type Reading } from '../readers/reader.js';
import { faceOf, type Face } from './face.js';
import { hiddenIn, type Removed } from './hidden.js';
import { rebuildSvg } from './rebuild-svg.js';
import { redrawPicture } from './redraw-picture.js';
import { differenceOf } from './same-face.js';
import { writeCsv } from './write-csv.js';
import { writePage } from './write-page.js';
import { writeText } from './write-text.js';
import { writeWorkbook } from './write-workbook.js';

/** A file rebuilt from what can be seen of it, and proved by reading it again. */
export interface CleanCopy {
  readonly bytes: Uint8Array;
  /** The ending that goes with its format: "csv", "xlsx", "html". */
  readonly ending: string;
  /** Hidden content that the original had and the copy has not. */
  readonly removed: readonly Removed[];
  /** Sentences about what could be seen and is not in the copy: pictures and charts of a document. */
  readonly leftOut: readonly string[];
}

export type Cleaned = CleanCopy | { readonly refused: string };

export type Read = (name: string, bytes: Uint8Array, limits: Limits) => Promise<FileReading>;

interface Draft {
  readonly bytes: Uint8Array;
  readonly ending: string;
  readonly leftOut?: readonly string[];
}

const documents: ReadonlySet<string> = new Set(['docx', 'pptx', 'odt', 'rtf', 'html', 'notebook']);
const workbooks: ReadonlySet<string> = new Set(['xlsx', 'ods']);
const texts: ReadonlySet<string> = new Set(['text', 'log', 'markdown', 'latex', 'yaml']);
const pictures: ReadonlySet<string> = new Set(['png', 'jpeg', 'webp', 'tiff', 'gif']);

const endingOf = (name: string): string => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? 'txt';
const times = (count: number, one: string, many: string): string => (count === 1 ? `one ${one}` : `${count} ${many}`);

/** A picture can be looked at, not read: that nobody read it is no reason not to draw it anew. */
const isWhole = ({ read, unreadable }: Reading): boolean => read === 'whole' || (unreadable.length > 0 && unreadable.every(({ reason }) => reason === 'picture-only'));

/** What a person saw and a table or a page cannot hold. */
function lost({ kind, reading: { facts, texts: said, members = [] } }: FileReading): string[] {
  const count = (...kinds: string[]): number => facts.filter(({ is }) => kinds.includes(is)).length;
  const inside = kind === 'html' || kind === 'notebook' ? members.filter(({ path }) => /\.(?:png|jpe?g|gif|svg|webp)$/i.test(path)).length : 0;
  const [figures, charts] = [inside + count('document-picture', 'xlsx-embedded-picture'), count('document-chart-cache', 'xlsx-chart-cache')];
  const named = [figures > 0 ? times(figures, 'picture', 'pictures') : '', charts > 0 ? times(charts, 'chart', 'charts') : '',
    workbooks.has(kind) && said.some(({ origin }) => origin === 'text') ? 'text in boxes, headers and footers' : ''].filter(Boolean).join(' and ');
  return named === '' ? [] : [`Left out: ${named}. Send what you need of them as files of their own.`];
}

/** The ways a file may be rebuilt, the best first; the first that reads back the same is taken. */
async function* draftsOf(name: string, bytes: Uint8Array, original: FileReading, face: Face, limits: Limits): AsyncGenerator<Draft | { refused: string }> {
  const { kind } = original;
  if (kind === 'csv') {
    if (face.tables.length === 1) yield { bytes: writeCsv(face.tables[0]!), ending: endingOf(name) === 'tsv' ? 'csv' : endingOf(name) };
    yield { bytes: writeText(decode(bytes).text, kind), ending: endingOf(name) };
  } else if (workbooks.has(kind)) {
    for (const typed of [true, false]) yield { bytes: await writeWorkbook(face.tables, typed), ending: 'xlsx', leftOut: lost(original) };
  } else if (documents.has(kind)) yield { bytes: writePage(face), ending: 'html', leftOut: lost(original) };
  else if (texts.has(kind)) yield { bytes: writeText(decode(bytes).text, kind), ending: endingOf(name) };
  else if (kind === 'svg') {
    const rebuilt = rebuildSvg(bytes, limits);
    yield 'refused' in rebuilt ? rebuilt : { bytes: rebuilt.bytes, ending: 'svg' };
  } else if (pictures.has(kind)) {
    const drawn = await redrawPicture(bytes, kind).catch(() => undefined);
    yield drawn
      ? { bytes: drawn.bytes, ending: drawn.kind === 'jpeg' ? 'jpg' : drawn.kind, leftOut: drawn.leftOut > 0 ? [`Left out: ${times(drawn.leftOut, 'further page or frame', 'further pages or frames')}. Send what you need of them as files of their own.`] : [] }
      : { refused: 'The picture cannot be drawn: it is damaged, or too large.' };
  } else yield { refused: `There is no clean copy of this kind of file (${kind.toUpperCase()}). One can be made of CSV, text, workbooks, documents, web pages, notebooks, SVG figures and pictures; send the results as one of these.` };
}

const withEnding = (name: string, ending: string): string => `${name.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '')}.${ending}`;

/**
 * Rebuilds a file from what a person can see of it, reads the copy with the same readers, and hands it over only when
 * the copy shows the same and hides nothing. Otherwise a sentence that says why not.
 */
export async function cleanCopy(name: string, bytes: Uint8Array, read: Read, limits: Limits = defaultLimits): Promise<Cleaned> {
  const original = await read(name, bytes, limits);
  const { reading } = original;
  if (!isWhole(reading)) return { refused: `Only a file that can be read whole can be rebuilt. ${reading.unreadable[0]?.says ?? ''}`.trim() };
  const face = faceOf(reading);
  let refused = 'There is nothing in the file to rebuild.';
  for await (const draft of draftsOf(name, bytes, original, face, limits)) {
    if ('refused' in draft) return draft;
    const copy = await read(withEnding(name, draft.ending), draft.bytes, limits);
    const left = hiddenIn(copy.reading.facts);
    const secret = copy.reading.texts.some(({ origin }) => origin === 'hidden');
    const differs = differenceOf(original, copy);
    if (isWhole(copy.reading) && left.length === 0 && !secret && (copy.reading.members ?? []).length === 0 && differs === undefined) {
      return { bytes: draft.bytes, ending: draft.ending, removed: hiddenIn(reading.facts), leftOut: draft.leftOut ?? [] };
    }
    refused = differs ?? (left.length > 0 ? `The copy still hides something (${left.map(({ is }) => is).join(', ')}), so it was not made.` : secret ? 'The copy still holds words that are not shown, so it was not made.' : 'The copy cannot be read back whole, so it was not made.');
  }
  return { refused };
}
