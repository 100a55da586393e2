import { gunzipSync, gzipSync } from 'node:zlib';
import { drawFor, type Draw } from './draw.js';
import { mutateBytes } from './mutate-bytes.js';
import { mutatePackage } from './mutate-package.js';
import { mutateText } from './mutate-text.js';
import { seedsByKind, weights, type Seed } from './seeds.js';

export interface Input extends Seed {
  /** The kind of the file it was made from. */
  readonly kind: string;
}

const packages = new Set(['xlsx', 'ods', 'docx', 'pptx', 'odt', 'zip']);
const binaries = new Set(['pdf', 'png', 'jpeg', 'tiff', 'webp', 'gif', 'parquet', 'tar']);
const byKind = seedsByKind();
const kinds = [...byKind.keys()].flatMap((kind) => Array.from({ length: weights[kind] ?? 6 }, () => kind));
const everySeed = [...byKind.values()].flat();

/** The input of this number: the same bytes every time, whichever were made before it. */
export function inputFor(seed: number, index: number): Input {
  const draw = drawFor(seed, index);
  const kind = draw.pick(kinds);
  const from = draw.pick(byKind.get(kind)!);
  const other = draw.once(4) ? draw.pick(everySeed) : draw.pick(byKind.get(kind)!);
  return { kind, name: draw.once(30) ? draw.pick(everySeed).name : from.name, bytes: mutated(kind, from.bytes, other.bytes, draw) };
}

function mutated(kind: string, from: Uint8Array, other: Uint8Array, draw: Draw): Uint8Array {
  if (packages.has(kind)) return mutatePackage(from, other, draw);
  if (kind === 'gzip' && !draw.once(3)) return gzipped(from, other, draw);
  if (binaries.has(kind) || kind === 'gzip') return kind === 'pdf' && draw.once(2) ? latin(from, other, draw) : mutateBytes(from, other, draw);
  if (draw.once(10)) return mutateBytes(from, other, draw);
  const [text, more] = [new TextDecoder().decode(from), new TextDecoder().decode(other.subarray(0, 20_000))];
  return new TextEncoder().encode(mutateText(text, more, draw));
}

const latin = (from: Uint8Array, other: Uint8Array, draw: Draw): Uint8Array =>
  Uint8Array.from(Buffer.from(mutateText(Buffer.from(from).toString('latin1'), Buffer.from(other).toString('latin1').slice(0, 20_000), draw), 'latin1'));

function gzipped(from: Uint8Array, other: Uint8Array, draw: Draw): Uint8Array {
  try {
    return gzipSync(mutateBytes(gunzipSync(from), other, draw));
  } catch {
    return mutateBytes(from, other, draw);
  }
}
