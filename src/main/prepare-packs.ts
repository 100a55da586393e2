import { mkdirSync, writeFileSync } from 'node:fs';
import { resolvePack } from '../packs/resolve.js';
import { rules } from '../../rules/index.js';
import { shelf } from './packs.js';
import { preparedPlace, shelfDigest, type PreparedPack } from './prepared-packs.js';

/** A step of the build: resolves every pack of this installation once, so that a check does not have to. */
mkdirSync(new URL('.', preparedPlace('any')), { recursive: true });
for (const id of shelf().keys()) {
  const resolution = resolvePack(id, shelf(), rules);
  if (resolution.ok) writeFileSync(preparedPlace(id), JSON.stringify({ from: shelfDigest(shelf()), resolution } satisfies PreparedPack));
}
