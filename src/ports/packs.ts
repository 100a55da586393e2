import type { ResolvedPack } from '../packs/pack.js';

/** The rule packs at hand. */
export interface Packs {
  /** Every enabled pack, for the page that sets up a project. */
  list(): readonly Pick<ResolvedPack, 'id' | 'version' | 'title'>[];
  /** Several packs as one, the strictest first; undefined when one of them is unknown or not enabled. */
  composed(ids: readonly string[]): ResolvedPack | undefined;
}
