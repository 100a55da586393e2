import type { KindId } from './kinds.js';

const u16 = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
const u32 = (bytes: Uint8Array, at: number): number => (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;
const latin = new TextDecoder('latin1');

/** Names of the parts of a ZIP file, from its central directory or, where that is missing, from local headers. At most 5,000. */
export const zipNames = (bytes: Uint8Array): string[] => {
  const names: string[] = [];
  const lowest = Math.max(0, bytes.length - 66_000);
  for (let end = bytes.length - 22; end >= lowest; end -= 1) {
    if (u32(bytes, end) !== 0x06054b50) continue;
    let at = u32(bytes, end + 16);
    if (u32(bytes, at) !== 0x02014b50) at = end - u32(bytes, end + 12);
    while (names.length < 5000 && at >= 0 && u32(bytes, at) === 0x02014b50) {
      const length = u16(bytes, at + 28);
      names.push(latin.decode(bytes.subarray(at + 46, at + 46 + length)));
      at += 46 + length + u16(bytes, at + 30) + u16(bytes, at + 32);
    }
    if (names.length > 0) return names;
  }
  for (let at = 0, seen = 0; seen < 200 && u32(bytes, at) === 0x04034b50; seen += 1) {
    const length = u16(bytes, at + 26);
    names.push(latin.decode(bytes.subarray(at + 30, at + 30 + length)));
    if (u16(bytes, at + 6) & 8) break;
    at += 30 + length + u16(bytes, at + 28) + u32(bytes, at + 18);
  }
  return names;
};

/** What a ZIP file is by what it holds. */
export const zipKind = (bytes: Uint8Array): KindId => {
  const names = zipNames(bytes);
  const has = (test: RegExp): boolean => names.some((name) => test.test(name));
  if (u32(bytes, 26) >>> 0 && latin.decode(bytes.subarray(30, 38)) === 'mimetype') {
    const type = latin.decode(bytes.subarray(38, 118));
    if (type.includes('opendocument.spreadsheet')) return 'ods';
    if (type.includes('opendocument.text') || type.includes('opendocument.presentation')) return 'odt';
    if (type.includes('epub')) return 'epub';
  }
  if (has(/^\[Content_Types\]\.xml$/i) || has(/^_rels\/\.rels$/i)) {
    if (has(/^xl\/workbook\.bin$/i)) return 'xlsb';
    if (has(/^xl\//i)) return 'xlsx';
    if (has(/^word\//i)) return 'docx';
    if (has(/^ppt\//i)) return 'pptx';
  }
  if (has(/(^|\/)data\.pkl$/)) return 'pytorch';
  if (has(/^model\.weights\.h5$/)) return 'keras';
  if (names.length > 0 && names.every((name) => name.endsWith('.npy'))) return 'numpy';
  if (has(/^META-INF\/MANIFEST\.MF$/)) return 'executable';
  return 'zip';
};

const wide = (text: string): string => [...text].map((letter) => `${letter}\0`).join('');

/** What an OLE compound file is, by the streams its directory names. */
export const oleKind = (bytes: Uint8Array): KindId => {
  const sector = 2 ** Math.min(u16(bytes, 30), 12);
  const at = (u32(bytes, 48) + 1) * sector;
  const near = latin.decode(bytes.subarray(at, at + 4 * sector));
  const directory = near.includes(wide('Root Entry')) ? near : latin.decode(bytes.subarray(0, 2 ** 22));
  if (directory.includes(wide('EncryptedPackage'))) return 'encrypted-office';
  if (directory.includes(wide('Workbook')) || directory.includes(wide('Book'))) return 'xls';
  if (directory.includes(wide('WordDocument'))) return 'doc';
  if (directory.includes(wide('PowerPoint'))) return 'ppt';
  return 'ole';
};
