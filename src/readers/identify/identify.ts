import { kindOf, type KindId } from './kinds.js';
import { oleKind, zipKind } from './packages.js';
import { bySignature } from './signatures.js';
import { looksLikeText, textKind } from './text-kind.js';

/** What a file is, and how we know. */
export interface Identified {
  readonly kind: KindId;
  /** `content`: the bytes say so; `name`: only the ending does. */
  readonly by: 'content' | 'name';
  /** The ending in lower case, without the dot; '' when there is none. */
  readonly ending: string;
  /** The ending belongs to another kind. */
  readonly mismatch: boolean;
}

export const endingOf = (name: string): string => /\.([A-Za-z0-9_]{1,12})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** A compressed file whose ending says what is inside: called by what it holds. */
const compressed = (kind: KindId, name: string): KindId => {
  const ending = endingOf(name);
  if (kind === 'gzip' || kind === 'xz' || kind === 'bzip2') {
    if (kindOf('r').endings.includes(ending)) return 'r';
    if (ending === 'bam' || ending === 'bcf') return ending === 'bam' ? 'bam' : 'vcf';
    if (ending === 'pkl' || ending === 'pickle' || ending === 'joblib') return 'pickle';
  }
  return kind;
};

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6));
const isOle = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;

/** A binary file that opens like nothing we know: its ending may still name a kind that has no magic bytes. */
const unnamed = (ending: string): Pick<Identified, 'kind' | 'by'> => {
  const nameOnly: readonly KindId[] = ['onnx', 'pickle', 'pgp', 'stata-graph', 'stata-estimates', 'sas', 'pytorch', 'plink', 'audio', 'video', 'r', 'matlab', 'java', 'git'];
  const kind = nameOnly.find((candidate) => kindOf(candidate).endings.includes(ending));
  return kind ? { kind, by: 'name' } : { kind: 'binary', by: 'content' };
};

const decide = (name: string, bytes: Uint8Array): Pick<Identified, 'kind' | 'by'> => {
  const ending = endingOf(name);
  if (bytes.length === 0) return { kind: 'empty', by: 'content' };
  if (isZip(bytes)) return { kind: zipKind(bytes), by: 'content' };
  if (isOle(bytes)) return { kind: oleKind(bytes), by: 'content' };
  const text = looksLikeText(bytes);
  const signed = bySignature(bytes, text);
  if (signed) return { kind: compressed(signed, name), by: 'content' };
  if (text) return { kind: textKind(bytes, ending), by: 'content' };
  // Text kinds with NUL bytes in them stay what their name says: the reader reports the bytes.
  if (['csv', 'tsv', 'txt', 'log', 'md', 'html', 'json', 'svg'].includes(ending)) return { kind: textKind(bytes.filter((byte) => byte !== 0), ending), by: 'name' };
  return unnamed(ending);
};

const interchangeable: readonly (readonly KindId[])[] = [
  ['csv', 'text', 'log', 'markdown', 'yaml', 'code', 'latex'], ['json', 'jsonl', 'notebook'], ['html', 'xml', 'svg', 'markdown'],
];

/** Whether a file of this kind may carry this ending. Text endings go with any text, because text has no mark of its own. */
const endingFits = (kind: KindId, ending: string): boolean =>
  ending === '' || kindOf(kind).endings.includes(ending) || kind === 'empty'
  || interchangeable.some((group) => group.includes(kind) && group.some((other) => kindOf(other).endings.includes(ending)))
  || (kind === 'hdf5' && ending === 'nc') || (kind === 'gzip' && ending === 'tgz') || (kind === 'xml' && ending === 'xls')
  || !Object.keys(known).includes(ending);

const known: Readonly<Record<string, true>> = Object.fromEntries(
  (['csv', 'xlsx', 'ods', 'log', 'html', 'docx', 'pptx', 'pdf', 'json', 'notebook', 'parquet', 'svg', 'png', 'jpeg', 'tiff', 'webp', 'gif', 'zip', 'tar', 'gzip',
    'xls', 'doc', 'ppt', 'rtf', 'odt', 'markdown', 'latex', 'xml', 'code', 'stata', 'spss', 'sas', 'r', 'pickle', 'sqlite', 'numpy', 'hdf5'] as const)
    .flatMap((kind) => kindOf(kind).endings.map((ending) => [ending, true as const])));

/** Kind by content: magic bytes, then what a package holds, then the look of the text; the name only as a last resort. */
export const identify = (name: string, bytes: Uint8Array): Identified => {
  const ending = endingOf(name);
  const { kind, by } = decide(name, bytes);
  return { kind, by, ending, mismatch: !endingFits(kind, ending) };
};
