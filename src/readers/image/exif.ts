import type { Fact, TextPiece } from '../../sdc/subjects.js';

export interface Metadata { readonly facts: Fact[]; readonly texts: TextPiece[] }

/** Tags that name a person, a device or a place (EXIF 2.32; XP tags are Windows’ own). */
const naming: Readonly<Record<number, string>> = {
  0x010e: 'ImageDescription', 0x010f: 'Make', 0x0110: 'Model', 0x013b: 'Artist', 0x013c: 'HostComputer', 0x8298: 'Copyright', 0x9286: 'UserComment', 0x927c: 'MakerNote',
  0x9c9b: 'XPTitle', 0x9c9c: 'XPComment', 0x9c9d: 'XPAuthor', 0x9c9e: 'XPKeywords', 0x9c9f: 'XPSubject', 0xa430: 'CameraOwnerName', 0xa431: 'BodySerialNumber', 0xa435: 'LensSerialNumber',
};
const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4 };

const programs = /^(matplotlib|r|ggplot2|stata|sas|spss|imagemagick|gimp.*|adobe .*|libreoffice.*|excel|python|pil|pillow|plotly|kaleido|image\/.*|untitled|created with.*|\s*)$/i;

/** Reads TIFF structures: the metadata of a TIFF file, or the EXIF block of another picture. `pages` counts its directories. */
export const readTiff = (bytes: Uint8Array, part: string): Metadata & { pages: number; broken: boolean } => {
  const facts: Fact[] = [];
  const texts: TextPiece[] = [];
  const little = bytes[0] === 0x49;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const place = { part };
  let pages = 0;
  let broken = bytes.length < 8;
  const seen = new Set<number>();
  const inside = (at: number, length: number): boolean => at >= 0 && at + length <= bytes.length;
  const directory = (start: number, kind: 'main' | 'thumbnail' | 'exif' | 'gps'): number => {
    if (seen.has(start) || seen.size > 1_000 || !inside(start, 2)) { broken = true; return 0; }
    seen.add(start);
    const entries = view.getUint16(start, little);
    if (!inside(start + 2, entries * 12)) { broken = true; return 0; }
    let gps = false;
    for (let index = 0; index < entries; index += 1) {
      const at = start + 2 + index * 12;
      const tag = view.getUint16(at, little);
      const length = (sizes[view.getUint16(at + 2, little)] ?? 1) * view.getUint32(at + 4, little);
      const value = length <= 4 ? at + 8 : view.getUint32(at + 8, little);
      if (kind === 'gps') { gps ||= tag > 0 && tag < 29; continue; }
      if (tag === 0x8769) directory(view.getUint32(at + 8, little), 'exif');
      else if (tag === 0x8825) directory(view.getUint32(at + 8, little), 'gps');
      else if ((tag === 0x0201 || tag === 0x0111) && kind === 'thumbnail') facts.push({ is: 'image-thumbnail', place, count: 1 });
      else if (tag === 0x02bc && inside(value, length)) { const found = readXmp(new TextDecoder().decode(bytes.subarray(value, value + length)), part); facts.push(...found.facts); texts.push(...found.texts); }
      else if (naming[tag] !== undefined && inside(value, length)) {
        const raw = bytes.subarray(value, value + Math.min(length, 10_000));
        const said = (naming[tag]!.startsWith('XP') ? new TextDecoder('utf-16le').decode(raw) : new TextDecoder().decode(raw)).replaceAll('\0', '').trim();
        if (said === '' || programs.test(said)) continue;
        facts.push({ is: 'image-metadata', place, detail: { property: naming[tag]! } });
        if (naming[tag] !== 'MakerNote') texts.push({ text: said, place, origin: 'property' });
      }
    }
    if (gps) facts.push({ is: 'image-gps', place });
    const next = start + 2 + entries * 12;
    return inside(next, 4) ? view.getUint32(next, little) : 0;
  };
  if (!broken) {
    for (let at = view.getUint32(4, little); at !== 0 && pages < 1_000; ) {
      const next = directory(at, part === 'exif' && pages === 1 ? 'thumbnail' : 'main');
      pages += 1;
      at = next;
    }
  }
  return { facts, texts, pages, broken };
};

/** XMP metadata: names of people, places and files in it. */
export const readXmp = (xml: string, part: string): Metadata => {
  const facts: Fact[] = [];
  const texts: TextPiece[] = [];
  const place = { part };
  if (/exif:GPS(Latitude|Longitude)/.test(xml)) facts.push({ is: 'image-gps', place });
  for (const [, property, block] of xml.slice(0, 1_000_000).matchAll(/<(?:dc|photoshop|xmpRights|tiff|Iptc4xmpCore|pdf|xmp):(creator|Author|AuthorsPosition|Credit|Owner|Artist|CreatorContactInfo|description|title|subject|Label)\b[^>]*>([\s\S]{0,5000}?)<\/[\w]+:\1>/gi)) {
    const said = block!.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim();
    if (said === '' || programs.test(said)) continue;
    texts.push({ text: said, place, origin: 'property' });
    if (!/^(description|title|subject|label)$/i.test(property!)) facts.push({ is: 'image-metadata', place, detail: { property: property! } });
  }
  return { facts, texts };
};
