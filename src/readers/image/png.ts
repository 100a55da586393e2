import { inflateSync } from 'node:zlib';
import type { Fact, TextPiece } from '../../sdc/subjects.js';
import type { Unreadable } from '../reader.js';
import { readTiff, readXmp } from './exif.js';

export interface Walked { readonly facts: Fact[]; readonly texts: TextPiece[]; readonly unreadable: Unreadable[] }

const known = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'bKGD', 'hIST', 'pHYs', 'sPLT', 'tIME', 'cICP', 'mDCV', 'cLLI', 'oFFs', 'vpAg', 'orNT', 'tEXt', 'zTXt', 'iTXt', 'eXIf', 'acTL', 'fcTL', 'fdAT']);
/** Keywords under which programs sign their work. */
const benign = /^(Software|Creation Time|date:(create|modify|timestamp)|Title|pdf:|svg:|signature|Source|exif:ColorSpace|ICCProfile)$/i;
const latin = new TextDecoder('latin1');
const mostText = 1_000_000;

const inflated = (bytes: Uint8Array): string => {
  try { return latin.decode(inflateSync(bytes, { maxOutputLength: mostText })); } catch { return ''; }
};

/** The text of a text chunk, with its keyword. */
const textOf = (type: string, body: Uint8Array): { keyword: string; text: string } => {
  const end = Math.max(0, body.indexOf(0));
  const keyword = latin.decode(body.subarray(0, end));
  if (type === 'tEXt') return { keyword, text: latin.decode(body.subarray(end + 1, end + 1 + mostText)) };
  if (type === 'zTXt') return { keyword, text: inflated(body.subarray(end + 2)) };
  const language = body.indexOf(0, end + 3);
  const translated = body.indexOf(0, language + 1);
  const rest = body.subarray(translated + 1);
  return { keyword, text: body[end + 1] === 1 ? inflated(rest) : new TextDecoder().decode(rest.subarray(0, mostText)) };
};

/** Walks the chunks of a PNG file (PNG 1.2, 5.3). */
export const walkPng = (bytes: Uint8Array): Walked => {
  const facts: Fact[] = [];
  const texts: TextPiece[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  let chunks = 0;
  let written = 0;
  while (at + 12 <= bytes.length) {
    const length = view.getUint32(at);
    const type = latin.decode(bytes.subarray(at + 4, at + 8));
    if (at + 12 + length > bytes.length || (chunks += 1) > 1_000_000) return { facts, texts, unreadable: [{ reason: 'truncated', place: {}, says: 'The picture is cut short.' }] };
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR' && length >= 13) facts.push({ is: 'figure', place: {}, detail: { vector: false, width: view.getUint32(at + 8), height: view.getUint32(at + 12) } });
    else if (['tEXt', 'zTXt', 'iTXt'].includes(type)) {
      const { keyword, text } = textOf(type, body);
      if (keyword === 'XML:com.adobe.xmp') { const found = readXmp(text, type); facts.push(...found.facts); texts.push(...found.texts); }
      else {
        texts.push({ text: `${keyword}: ${text}`, place: { part: type }, origin: 'property' });
        if (!benign.test(keyword) || text.length > 200) written += 1;
        if (/raw profile type exif/i.test(keyword)) facts.push({ is: 'image-metadata', place: { part: type }, detail: { property: 'exif' } });
      }
    } else if (type === 'eXIf') { const found = readTiff(body, 'exif'); facts.push(...found.facts); texts.push(...found.texts); }
    else if (type === 'acTL' && length >= 4 && view.getUint32(at + 8) > 1) facts.push({ is: 'image-extra-page', place: {}, count: view.getUint32(at + 8) });
    else if (!known.has(type)) facts.push({ is: 'package-unknown-part', place: { part: /^[A-Za-z]{4}$/.test(type) ? type : 'chunk' }, count: length });
    at += 12 + length;
    if (type === 'IEND') {
      if (at < bytes.length) facts.push({ is: 'trailing-bytes', place: {}, count: bytes.length - at });
      if (written > 0) facts.push({ is: 'image-text-chunk', place: {}, count: written });
      return { facts, texts, unreadable: [] };
    }
  }
  return { facts, texts, unreadable: [{ reason: 'truncated', place: {}, says: 'The picture is cut short.' }] };
};
