import type { KindId } from './kinds.js';

/** Opening bytes of a kind: hex pairs (`..` is any byte) or `a:` and ASCII; `@offset ` places what follows. First match wins. */
const table: readonly (readonly [KindId, ...string[]])[] = [
  ['png', '89504e470d0a1a0a'], ['jpeg', 'ffd8ff'], ['gif', 'a:GIF87a', 'a:GIF89a'],
  ['tiff', '49492a00', '4d4d002a', '49492b00', '4d4d002b'], ['webp', 'a:RIFF@8 a:WEBP'],
  ['bmp', 'a:BM@6 00000000'], ['heic', '@4 a:ftypheic', '@4 a:ftypmif1', '@4 a:ftypavif', '@4 a:ftypheix'],
  ['pdf', 'a:%PDF-'], ['postscript', 'a:%!PS-', 'c5d0d3c6'], ['emf', '01000000@40 a: EMF', 'd7cdc69a'], ['rtf', 'a:{\\rtf'],
  ['parquet', 'a:PAR1', 'a:PARE'], ['arrow', 'a:ARROW1', 'a:FEA1'], ['orc', 'a:ORC'], ['avro', 'a:Obj@3 01'],
  ['stata', 'a:<stata_dta>', '6e..0100', '6f..0100', '70..0100', '71..0100', '72..0100', '73..0100'],
  ['stata-estimates', 'a:<stata_st', 'a:<stata_est'], ['stata-graph', 'a:StataFileTM', 'a:<stata_gph', 'a:<stata_graph'],
  ['spss', 'a:$FL2', 'a:$FL3'], ['sas', '0000000000000000000000000000000000000000c2ea8160', 'a:HEADER RECORD*******L'],
  ['r', '58320a', '41320a', '580a000000', '410a32', 'a:RDX2', 'a:RDX3', 'a:RDA2', 'a:RDA3', 'a:RDB2', 'a:RDB3'],
  ['pickle', '8002', '8003', '8004', '8005'], ['sqlite', 'a:SQLite format 3'], ['duckdb', '@8 a:DUCK'],
  ['numpy', '93@1 a:NUMPY'], ['hdf5', '894844460d0a1a0a', '@512 894844460d0a1a0a'], ['matlab', 'a:MATLAB '],
  ['netcdf', 'a:CDF@3 01', 'a:CDF@3 02', 'a:CDF@3 05'], ['dicom', '@128 a:DICM'],
  ['nifti', '5c010000@344 a:n+1', '5c010000@344 a:ni1', '0000015c@344 a:n+1', '1c020000@4 a:n+2'],
  ['vcf', 'a:##fileformat=VCF', 'a:BCF'], ['plink', '6c1b01', '6c1b00'], ['bam', 'a:BAM@3 01', 'a:CRAM'],
  ['gguf', 'a:GGUF'], ['gzip', '1f8b08'], ['sevenzip', '377abcaf271c'], ['rar', 'a:Rar!@4 1a07'],
  ['xz', 'fd377a585a00'], ['bzip2', 'a:BZh@4 314159265359'], ['zstd', '28b52ffd'], ['tar', '@257 a:ustar'],
  ['pgp', 'a:-----BEGIN PGP'], ['executable', '7f454c46', 'a:MZ', 'cafebabe', 'feedface', 'feedfacf', 'cffaedfe', 'cefaedfe'],
  ['audio', 'a:ID3', 'a:RIFF@8 a:WAVE', 'a:OggS', 'a:fLaC', '@4 a:ftypM4A'],
  ['video', '@4 a:ftyp', '1a45dfa3', 'a:RIFF@8 a:AVI '],
  ['access', '000100005374616e64617264'], ['plist', 'a:bplist'], ['java', 'aced0005'], ['shapefile', '0000270a'],
  ['safetensors', '@8 7b22'],
];

interface Signature { readonly kind: KindId; readonly parts: readonly (readonly [at: number, bytes: readonly (number | undefined)[]])[] }

const bytesOf = (text: string): (number | undefined)[] =>
  (text.startsWith('a:')
    ? [...text.slice(2)].map((letter) => letter.charCodeAt(0))
    : (text.match(/../g) ?? []).map((pair) => (pair === '..' ? undefined : parseInt(pair, 16))));

/** "58320a", "a:RIFF@8 a:WEBP", "@257 a:ustar": parts, each at its offset (0 unless it says so). */
const parse = (kind: KindId, text: string): Signature => ({
  kind,
  parts: text.split('@').map((part, index): [number, (number | undefined)[]] => {
    if (index === 0) return [0, bytesOf(part)];
    const space = part.indexOf(' ');
    return [Number(part.slice(0, space)), bytesOf(part.slice(space + 1))];
  }),
});

const signatures: readonly Signature[] = table.flatMap(([kind, ...texts]) => texts.map((text) => parse(kind, text)));

/** Short or common openings: believed only when the rest of the file is not text. */
const weak = new Set<KindId>(['pickle', 'pgp', 'executable', 'audio', 'stata', 'plink', 'orc', 'bmp', 'safetensors', 'nifti', 'shapefile', 'video', 'r', 'netcdf', 'bam', 'access']);

const fits = (signature: Signature, head: Uint8Array): boolean =>
  signature.parts.every(([at, bytes]) => head.length >= at + bytes.length && bytes.every((byte, index) => byte === undefined || head[at + index] === byte));

/** The kind whose magic bytes the file opens with, if any. `text`: whether the file could be read as text. */
export const bySignature = (head: Uint8Array, text: boolean): KindId | undefined =>
  signatures.find((signature) => fits(signature, head) && !(text && weak.has(signature.kind)))?.kind;
