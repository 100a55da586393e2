import type { Fact } from '../../sdc/subjects.js';
import { identify } from '../identify/identify.js';
import { kindOf } from '../identify/kinds.js';
import type { Member, Reading, Unreadable } from '../reader.js';

/** Most an archive of files may unpack to in one reading: all of it is held in memory at once. */
export const mostUnpacked = 200 * 2 ** 20;

const isArchive = (name: string, bytes: Uint8Array): boolean => {
  const { kind } = identify(name, bytes);
  return kindOf(kind).family === 'archive' || ['sevenzip', 'rar', 'xz', 'bzip2', 'zstd'].includes(kind);
};

/** An archive as a reading: its members to be read in their own right, and what is odd about it. */
export const archiveReading = (members: readonly Member[], facts: readonly Fact[], unreadable: readonly Unreadable[], own: { tarWithin?: boolean } = {}): Reading => {
  const inner = own.tarWithin ? [] : members.filter(({ path, bytes }) => isArchive(path, bytes));
  return {
    read: unreadable.length > 0 ? (members.length > 0 ? 'partly' : 'not') : 'whole', grids: [],
    texts: members.map(({ path }) => ({ text: path, place: { part: path }, origin: 'name' as const })),
    facts: [{ is: 'archive', place: {}, count: members.length }, ...facts, ...inner.map(({ path }): Fact => ({ is: 'archive-in-archive', place: { part: path } }))],
    unreadable, members,
  };
};
