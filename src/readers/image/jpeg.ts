import type { Fact, TextPiece } from '../../sdc/subjects.js';
import { readTiff, readXmp } from './exif.js';
import type { Walked } from './png.js';

const latin = new TextDecoder('latin1');
const utf8 = new TextDecoder('utf-8');
const startsWith = (body: Uint8Array, text: string): boolean => latin.decode(body.subarray(0, text.length)) === text;

/** What one segment says. */
const segment = (marker: number, body: Uint8Array, facts: Fact[], texts: TextPiece[]): void => {
  const take = (found: { facts: Fact[]; texts: TextPiece[] }): void => { facts.push(...found.facts); texts.push(...found.texts); };
  if (marker === 0xe1 && startsWith(body, 'Exif\0\0')) take(readTiff(body.slice(6), 'exif'));
  else if (marker === 0xe1 && startsWith(body, 'http://ns.adobe.com/')) take(readXmp(utf8.decode(body.subarray(29)), 'xmp'));
  else if (marker === 0xed && startsWith(body, 'Photoshop 3.0')) {
    const captions = latin.decode(body).match(/[\x20-\x7e]{6,}/g) ?? [];
    if (/8BIM\x04\x04/.test(latin.decode(body)) && captions.length > 1) facts.push({ is: 'image-metadata', place: { part: 'iptc' }, detail: { property: 'IPTC' } });
    for (const text of captions.slice(0, 100)) texts.push({ text, place: { part: 'iptc' }, origin: 'property' });
  } else if (marker === 0xe0 && startsWith(body, 'JFIF') && (body[12] ?? 0) * (body[13] ?? 0) > 0) facts.push({ is: 'image-thumbnail', place: { part: 'jfif' }, count: 1 });
  else if (marker === 0xe2 && startsWith(body, 'MPF')) facts.push({ is: 'image-extra-page', place: { part: 'mpf' }, count: 2 });
  else if (marker === 0xfe) {
    const text = latin.decode(body).replaceAll('\0', '').trim();
    texts.push({ text, place: { part: 'comment' }, origin: 'property' });
    if (text !== '' && !/^(created with|lavc|cs=|optimized|compressed by|file written by|jpeg-?)/i.test(text)) facts.push({ is: 'image-text-chunk', place: { part: 'comment' }, count: 1 });
  }
};

/** Walks the segments of a JPEG file up to its end marker (ITU-T T.81, annex B). */
export const walkJpeg = (bytes: Uint8Array): Walked => {
  const facts: Fact[] = [];
  const texts: TextPiece[] = [];
  const cut = { facts, texts, unreadable: [{ reason: 'truncated' as const, place: {}, says: 'The picture is cut short.' }] };
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return { ...cut, unreadable: [{ reason: 'malformed', place: {}, says: 'The picture is damaged.' }] };
    const marker = bytes[at + 1]!;
    if (marker === 0xff) { at += 1; continue; }
    if (marker === 0xd9) {
      if (at + 2 < bytes.length) facts.push({ is: 'trailing-bytes', place: {}, count: bytes.length - at - 2 });
      return { facts, texts, unreadable: [] };
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) { at += 2; continue; }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (length < 2 || at + 2 + length > bytes.length) return cut;
    const body = bytes.subarray(at + 4, at + 2 + length);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker) && body.length >= 5) {
      facts.push({ is: 'figure', place: {}, detail: { vector: false, height: (body[1]! << 8) | body[2]!, width: (body[3]! << 8) | body[4]! } });
    } else segment(marker, body, facts, texts);
    at += 2 + length;
    if (marker === 0xda) while (at + 1 < bytes.length && !(bytes[at] === 0xff && bytes[at + 1] !== 0 && !(bytes[at + 1]! >= 0xd0 && bytes[at + 1]! <= 0xd7))) at += 1;
  }
  return cut;
};
