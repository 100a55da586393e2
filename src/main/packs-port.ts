import type { Packs } from '../ports/packs.js';
import type { ResolvedPack } from '../packs/pack.js';
import { PackTrouble, packFor, shelf } from './packs.js';

/** The packs of this installation for the verbs. Resolved once for each combination. */
export function createPacks(): Packs {
  const known = new Map<string, ResolvedPack | undefined>();
  const composed = (ids: readonly string[]): ResolvedPack | undefined => {
    const key = [...ids].sort().join('+');
    if (!known.has(key)) known.set(key, tried(ids));
    return known.get(key);
  };
  return { composed, list: () => [...shelf().keys()].flatMap((id) => composed([id]) ?? []) };
}

function tried(ids: readonly string[]): ResolvedPack | undefined {
  // An id is a name on the shelf and never a path.
  if (ids.length === 0 || !ids.every((id) => shelf().has(id))) return undefined;
  try {
    return packFor(ids);
  } catch (error) {
    if (error instanceof PackTrouble) return undefined;
    throw error;
  }
}
