import type { Fact, TextPiece } from '../../sdc/subjects.js';
import { readTiff, readXmp } from './exif.js';
import type { Walked } from './png.js';

const latin = new TextDecoder('latin1');
const cut = (facts: Fact[], texts: TextPiece[]): Walked => ({ facts, texts, unreadable: [{ reason: 'truncated', place: {}, says: 'The picture is cut short.' }] });

/** TIFF: directories are pages; their tags are the metadata. */
export const walkTiff = (bytes: Uint8Array): Walked => {
  if (bytes[2] === 0x2b || bytes[3] === 0x2b) return { facts: [], texts: [], unreadable: [{ reason: 'not-supported', place: {}, says: 'This is a large-format TIFF, which is not read.' }] };
  const { facts, texts, pages, broken } = readTiff(bytes, 'tiff');
  facts.push({ is: 'figure', place: {}, detail: { vector: false } });
  if (pages > 1) facts.push({ is: 'image-extra-page', place: {}, count: pages });
  return { facts, texts, unreadable: broken || pages === 0 ? [{ reason: 'malformed', place: {}, says: 'The picture is damaged.' }] : [] };
};

/** WebP: RIFF chunks with EXIF and XMP of their own. */
export const walkWebp = (bytes: Uint8Array): Walked => {
  const facts: Fact[] = [{ is: 'figure', place: {}, detail: { vector: false } }];
  const texts: TextPiece[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) return cut(facts, texts);
  const end = Math.min(bytes.length, 8 + view.getUint32(4, true));
  if (8 + view.getUint32(4, true) > bytes.length + 1) return cut(facts, texts);
  let frames = 0;
  for (let at = 12; at + 8 <= end; ) {
    const type = latin.decode(bytes.subarray(at, at + 4));
    const length = view.getUint32(at + 4, true);
    const body = bytes.subarray(at + 8, Math.min(end, at + 8 + length));
    const found = type === 'EXIF' ? readTiff(latin.decode(body.subarray(0, 4)) === 'Exif' ? body.slice(6) : body.slice(), 'exif') : type === 'XMP ' ? readXmp(new TextDecoder().decode(body), 'xmp') : undefined;
    if (found) { facts.push(...found.facts); texts.push(...found.texts); }
    if (type === 'ANMF') frames += 1;
    if (!/^(VP8[ LX]|ALPH|ANIM|ANMF|ICCP|EXIF|XMP )$/.test(type)) facts.push({ is: 'package-unknown-part', place: { part: 'chunk' }, count: length });
    at += 8 + length + (length & 1);
  }
  if (frames > 1) facts.push({ is: 'image-extra-page', place: {}, count: frames });
  if (end < bytes.length) facts.push({ is: 'trailing-bytes', place: {}, count: bytes.length - end });
  return { facts, texts, unreadable: [] };
};

/** GIF: frames, comments and what follows the trailer. */
export const walkGif = (bytes: Uint8Array): Walked => {
  const facts: Fact[] = [];
  const texts: TextPiece[] = [];
  if (bytes.length < 13) return cut(facts, texts);
  facts.push({ is: 'figure', place: {}, detail: { vector: false, width: bytes[6]! | (bytes[7]! << 8), height: bytes[8]! | (bytes[9]! << 8) } });
  let at = 13 + ((bytes[10]! & 0x80) ? 3 * 2 ** ((bytes[10]! & 7) + 1) : 0);
  let frames = 0;
  const skipBlocks = (): Uint8Array => {
    const start = at;
    while (at < bytes.length && bytes[at] !== 0) at += bytes[at]! + 1;
    at += 1;
    return bytes.subarray(start, at);
  };
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === 0x3b) {
      if (frames > 1) facts.push({ is: 'image-extra-page', place: {}, count: frames });
      if (at + 1 < bytes.length) facts.push({ is: 'trailing-bytes', place: {}, count: bytes.length - at - 1 });
      return { facts, texts, unreadable: [] };
    }
    if (kind === 0x21) {
      const label = bytes[at + 1];
      at += 2;
      const body = skipBlocks();
      if (label === 0xfe) { texts.push({ text: latin.decode(body), place: { part: 'comment' }, origin: 'property' }); facts.push({ is: 'image-text-chunk', place: {}, count: 1 }); }
    } else if (kind === 0x2c) {
      frames += 1;
      const packed = bytes[at + 9] ?? 0;
      at += 10 + ((packed & 0x80) ? 3 * 2 ** ((packed & 7) + 1) : 0) + 1;
      skipBlocks();
    } else return { facts, texts, unreadable: [{ reason: 'malformed', place: {}, says: 'The picture is damaged.' }] };
  }
  return cut(facts, texts);
};
