import { identify } from './identify/identify.js';
import { kindOf, kinds, type KindId } from './identify/kinds.js';
import type { Reader, Reading } from './reader.js';

/** A kind the airlock names and does not open. */
const refused = (kind: KindId): Reader => ({
  id: kind, version: 1, kind, accepts: (name, head) => identify(name, head).kind === kind,
  read: (): Reading => {
    const { name, instead = '' } = kindOf(kind);
    return {
      read: 'not', grids: [], texts: [],
      facts: kind === 'empty' ? [{ is: 'file-empty', place: {} }] : [{ is: 'binary-data-object', place: {}, detail: { kind } }],
      unreadable: [{ reason: kind === 'encrypted-office' || kind === 'pgp' ? 'encrypted' : 'refused-kind', place: {}, says: `This is a file of the kind “${name}”, which is not read here. ${instead}`.trim() }],
    };
  },
});

/** One reader for every kind that is refused by default. */
export const refusedKinds: readonly Reader[] = (Object.keys(kinds) as KindId[]).filter((kind) => kindOf(kind).family === 'refused').map(refused);
