import type { Fact } from '../sdc/subjects.js';
import { identify } from './identify/identify.js';
import { kindOf, kinds, type KindId } from './identify/kinds.js';
import type { Reader, Reading } from './reader.js';

/** Refused kinds that are no data or models: they are named, and nothing more is said of them. */
const other: readonly KindId[] = ['xls', 'xlsb', 'doc', 'ppt', 'ole', 'stata-graph', 'emf', 'postscript', 'bmp', 'heic', 'sevenzip', 'rar', 'xz', 'bzip2', 'zstd', 'executable', 'epub', 'plist', 'git', 'shapefile'];
const locked: readonly KindId[] = ['encrypted-office', 'pgp'];

const factsOf = (kind: KindId): Fact[] => {
  if (kind === 'empty') return [{ is: 'file-empty', place: {} }];
  if (locked.includes(kind)) return [{ is: 'encrypted', place: {} }];
  return other.includes(kind) ? [] : [{ is: 'binary-data-object', place: {}, detail: { kind } }];
};

/** A kind the airlock names and does not open. */
const refused = (kind: KindId): Reader => ({
  id: kind, version: 1, kind, accepts: (name, head) => identify(name, head).kind === kind,
  read: (): Reading => {
    const { name, instead = '' } = kindOf(kind);
    return {
      read: 'not', grids: [], texts: [],
      facts: factsOf(kind),
      unreadable: [{ reason: locked.includes(kind) ? 'encrypted' : 'refused-kind', place: {}, says: `This is a file of the kind “${name}”, which is not read here. ${instead}`.trim() }],
    };
  },
});

/** One reader for every kind that is refused by default. */
export const refusedKinds: readonly Reader[] = (Object.keys(kinds) as KindId[]).filter((kind) => kindOf(kind).family === 'refused').map(refused);
