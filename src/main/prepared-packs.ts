import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PackShelf, Resolution } from '../packs/resolve.js';

type Resolved = Extract<Resolution, { readonly ok: true }>;
/** A pack that was resolved when this installation was built, and a digest of all it could be made from. */
export interface PreparedPack {
  readonly from: string;
  readonly resolution: Resolved;
}

/** Beside the built programs, and nowhere else: what runs from source resolves its packs itself. */
export const preparedPlace = (id: string): URL => new URL(`packs/${id}.json`, import.meta.url);

/**
 * The pack as the build resolved it, if every pack of the shelf still has the same text. Reading and checking YAML would
 * be the longest part of a short check. Nothing when there is no build, or a pack has changed since.
 */
export function preparedPack(id: string, shelf: PackShelf): Resolved | undefined {
  if (!/^[a-z0-9][a-z0-9.-]{0,80}$/.test(id)) return undefined;
  const prepared = read(id);
  return prepared?.from === shelfDigest(shelf) ? prepared.resolution : undefined;
}

export function shelfDigest(shelf: PackShelf): string {
  const hash = createHash('sha256');
  for (const [id, { text }] of shelf) hash.update(`${id}\0${text.length}\0${text}`);
  return hash.digest('hex');
}

function read(id: string): PreparedPack | undefined {
  try {
    return JSON.parse(readFileSync(preparedPlace(id), 'utf8')) as PreparedPack;
  } catch {
    return undefined;
  }
}
