import { inflateRawSync } from 'node:zlib';
import { zipOf } from '../../fixtures/hostile/cases.js';
import type { Draw } from './draw.js';
import { mutateBytes } from './mutate-bytes.js';
import { mutateText } from './mutate-text.js';
import { mutateXml } from './mutate-xml.js';

interface Part {
  path: string;
  content: Uint8Array;
}

/** The parts of a small, honest ZIP file. */
export function partsOf(bytes: Uint8Array): Part[] {
  const file = Buffer.from(bytes);
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0) return [];
  const parts: Part[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, name, extra, comment, local] = [file.readUInt32LE(at + 20), file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32), file.readUInt32LE(at + 42)];
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const packed = file.subarray(start, start + size);
    const path = file.toString('utf8', at + 46, at + 46 + name);
    parts.push({ path, content: file.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed });
    at += 46 + name + extra + comment;
  }
  return parts;
}

/** A package with one or two of its parts changed from within, lost, doubled or renamed; now and then its container too. */
export function mutatePackage(from: Uint8Array, other: Uint8Array, draw: Draw): Uint8Array {
  const parts = partsOf(from);
  if (parts.length === 0 || draw.once(8)) return mutateBytes(from, other, draw);
  for (let changes = 1 + draw.below(2); changes > 0 && parts.length > 0; changes -= 1) changeOnce(parts, draw);
  const made = zipOf(parts.map((part) => ({ ...part, ...(draw.once(40) && { size: draw.below(5_000) }) })));
  return draw.once(15) ? mutateBytes(made, other, draw) : made;
}

function changeOnce(parts: Part[], draw: Draw): void {
  const part = draw.pick(parts);
  const isXml = /\.(?:xml|rels|vml)$/i.test(part.path);
  switch (draw.below(12)) {
    case 0: parts.splice(parts.indexOf(part), 1); return;
    case 1: parts.push({ ...part }); return;
    case 2: part.path = draw.pick(parts).path; return;
    case 3: part.content = draw.pick(parts).content; return;
    default: {
      const text = new TextDecoder().decode(part.content);
      part.content = isXml ? new TextEncoder().encode(mutateXml(text, draw)) : part.content.length < 20_000 && !part.content.includes(0)
        ? new TextEncoder().encode(mutateText(text, '', draw)) : mutateBytes(part.content, part.content, draw);
    }
  }
}
