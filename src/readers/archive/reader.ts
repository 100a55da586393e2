import { gunzipSync } from 'node:zlib';
import type { Fact } from '../../sdc/subjects.js';
import { identify } from '../identify/identify.js';
import type { Limits, Member, Reader, Reading, Unreadable } from '../reader.js';
import { openPackage } from '../zip/package.js';
import { archiveReading, mostUnpacked } from './members.js';
import { readTar } from './tar.js';

const zipReading = async (bytes: Uint8Array, limits: Limits): Promise<Reading> => {
  const source = await openPackage(bytes, { ...limits, unpackedBytes: Math.min(limits.unpackedBytes, mostUnpacked) });
  const members: Member[] = [];
  const unreadable: Unreadable[] = [...source.unreadable];
  for (const part of source.parts) {
    if (part.encrypted) continue;
    const inside = await source.bytes(part);
    if (typeof inside !== 'string') members.push({ path: part.path, bytes: inside });
    else unreadable.push({ reason: inside, place: { part: part.path }, says: inside === 'too-large' ? 'A member unpacks to more than the limit.' : 'A member is damaged.' });
  }
  if (source.parts.length === 0 && unreadable.length === 0) unreadable.push({ reason: 'malformed', place: {}, says: 'The archive is empty.' });
  return archiveReading(members, source.facts, unreadable);
};

/** Most a gzip file may unpack to, for its size: deflate cannot honestly exceed 1032 to 1. */
const honest = (size: number): number => 2 ** 20 + size * 400;

const unpack = (bytes: Uint8Array, limits: Limits): { bytes: Uint8Array; facts: Fact[] } | { reason: Unreadable['reason']; facts: Fact[] } => {
  try {
    const { buffer, engine } = gunzipSync(bytes, { maxOutputLength: Math.min(limits.unpackedBytes, mostUnpacked, honest(bytes.length)), info: true } as object) as unknown as { buffer: Uint8Array; engine: { bytesWritten: number } };
    const after = bytes.subarray(engine.bytesWritten).findIndex((byte) => byte !== 0);
    return { bytes: buffer, facts: after < 0 ? [] : [{ is: 'trailing-bytes', place: {}, count: bytes.length - engine.bytesWritten - after }] };
  } catch (cause) {
    const large = (cause as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    const short = (cause as { code?: string }).code === 'Z_BUF_ERROR';
    return { reason: large ? 'too-large' : short ? 'truncated' : 'malformed', facts: large ? [{ is: 'archive-bomb', place: {} }] : [] };
  }
};

const says: Readonly<Record<string, string>> = { 'too-large': 'The file unpacks to far more than it holds.', 'truncated': 'The file is cut short.', 'malformed': 'The file is damaged.' };

const gzipReading = (bytes: Uint8Array, limits: Limits, name: string): Reading => {
  const unpacked = unpack(bytes, limits);
  if ('reason' in unpacked) return archiveReading([], unpacked.facts, [{ reason: unpacked.reason, place: {}, says: says[unpacked.reason]! }]);
  const base = name.split(/[/\\]/).at(-1)!;
  const path = /\.tgz$/i.test(base) ? base.replace(/\.tgz$/i, '.tar') : base.replace(/\.gz$/i, '') || 'content';
  return archiveReading([{ path, bytes: unpacked.bytes }], unpacked.facts, [], { tarWithin: identify(path, unpacked.bytes).kind === 'tar' });
};

const is = (kind: string) => (name: string, head: Uint8Array): boolean => identify(name, head).kind === kind;

/** ZIP, TAR and GZIP archives: bounded, every member handed on to be read in its own right. */
export const zip: Reader = { id: 'zip', version: 1, kind: 'zip', accepts: is('zip'), read: (bytes, limits) => zipReading(bytes, limits) };
export const tar: Reader = {
  id: 'tar', version: 1, kind: 'tar', accepts: is('tar'),
  read: (bytes, limits) => { const { members, facts, unreadable } = readTar(bytes, limits); return archiveReading(members, facts, unreadable); },
};
export const gzip: Reader = { id: 'gzip', version: 1, kind: 'gzip', accepts: is('gzip'), read: (bytes, limits, name) => gzipReading(bytes, limits, name) };
