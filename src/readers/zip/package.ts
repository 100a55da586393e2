import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import type { Fact } from '../../sdc/subjects.js';
import type { Limits, Unreadable } from '../reader.js';

/** One entry of a ZIP package. `path` is normalised: forward slashes, no leading slash. */
export interface Part {
  readonly path: string;
  /** Bytes it says it unpacks to. */
  readonly size: number;
  readonly encrypted: boolean;
}

export type Reason = Unreadable['reason'];

/** A ZIP package open for reading. Every byte that comes out is counted against one budget for the whole package. */
export interface Package {
  readonly parts: readonly Part[];
  readonly facts: readonly Fact[];
  readonly unreadable: readonly Unreadable[];
  /** Finds a part by path, without regard to case. */
  find(path: string): Part | undefined;
  /** Hands over the bytes piece by piece; undefined when all of them came. */
  stream(part: Part, take: (chunk: Uint8Array) => void): Promise<Reason | undefined>;
  /** All bytes of a part, or why not. */
  bytes(part: Part): Promise<Uint8Array | Reason>;
}

const cp437 = new TextDecoder('latin1');
const utf8 = new TextDecoder('utf-8');

/** Ratio above which a part is a bomb, once it is larger than a MiB: deflate cannot honestly exceed 1032. */
const highestRatio = 400;

const nameOf = (entry: Entry): string => {
  const raw = entry.fileName as unknown as Uint8Array;
  return (entry.generalPurposeBitFlag & 0x800 ? utf8 : cp437).decode(raw).replaceAll('\\', '/');
};

const escapes = (path: string): boolean => path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.split('/').includes('..') || path.includes('\0');
const isLink = (entry: Entry): boolean => ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;

const failure = (reason: Reason, says: string, part?: string): Unreadable => ({ reason, says, place: part === undefined ? {} : { part } });

interface Listing { readonly entries: Map<Part, Entry>; readonly facts: Fact[]; readonly unreadable: Unreadable[] }

const list = async (zip: ZipFile, limits: Limits): Promise<Listing> => {
  const entries = new Map<Part, Entry>();
  const facts: Fact[] = [];
  const unreadable: Unreadable[] = [];
  const seen = new Set<string>();
  try {
    for await (const entry of zip.eachEntry()) {
      const path = nameOf(entry);
      if (path.endsWith('/') && entry.uncompressedSize === 0) continue;
      if (entries.size >= limits.parts) {
        unreadable.push(failure('too-many-parts', `The package holds more than ${limits.parts} parts; the rest was not read.`));
        break;
      }
      if (escapes(path)) { facts.push({ is: 'archive-path-escape', place: { part: `entry ${entries.size + 1}` } }); continue; }
      if (isLink(entry)) { facts.push({ is: 'archive-link', place: { part: path } }); continue; }
      if (seen.has(path.toLowerCase())) facts.push({ is: 'archive-duplicate-name', place: { part: path } });
      seen.add(path.toLowerCase());
      const encrypted = (entry.generalPurposeBitFlag & 1) === 1;
      if (encrypted) facts.push({ is: 'encrypted', place: { part: path } });
      if (encrypted) unreadable.push(failure('encrypted', 'A part of the package is encrypted.', path));
      entries.set({ path, size: entry.uncompressedSize, encrypted }, entry);
    }
  } catch {
    unreadable.push(failure('malformed', 'The list of parts of the package is damaged.'));
  }
  return { entries, facts, unreadable };
};

class BudgetSpent { readonly reason: Reason = 'too-large'; }

/** Bytes before the first local header: something else stands in front of the package. */
const leading = (bytes: Uint8Array): Fact[] =>
  (bytes[0] === 0x50 && bytes[1] === 0x4b ? [] : [{ is: 'trailing-bytes', place: {}, count: 1, detail: { before: true } }]);

/** Opens a ZIP package. Never throws: a file that is no package has no parts and says why. */
export const openPackage = async (bytes: Uint8Array, limits: Limits): Promise<Package> => {
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      { lazyEntries: true, decodeStrings: false, autoClose: false, validateEntrySizes: true });
  } catch {
    const unreadable = [failure('malformed', 'The package is damaged or cut short.')];
    return { parts: [], facts: [], unreadable, find: () => undefined, stream: async () => 'malformed', bytes: async () => 'malformed' };
  }
  zip.on('error', () => undefined);
  const { entries, facts, unreadable } = await list(zip, limits);
  const parts = [...entries.keys()];
  const byPath = new Map(parts.map((part) => [part.path.toLowerCase(), part]));
  let left = limits.unpackedBytes;

  const stream = async (part: Part, take: (chunk: Uint8Array) => void): Promise<Reason | undefined> => {
    const entry = entries.get(part);
    if (!entry) return 'malformed';
    if (part.encrypted) return 'encrypted';
    if (part.size > left) { facts.push({ is: 'archive-bomb', place: { part: part.path } }); return 'too-large'; }
    let came = 0;
    try {
      const source = await zip.openReadStreamPromise(entry);
      for await (const chunk of source as AsyncIterable<Uint8Array>) {
        came += chunk.length;
        left -= chunk.length;
        if (left < 0 || (came > 2 ** 20 && came > entry.compressedSize * highestRatio)) {
          facts.push({ is: 'archive-bomb', place: { part: part.path } });
          throw new BudgetSpent();
        }
        take(chunk);
      }
      return undefined;
    } catch (cause) {
      return cause instanceof BudgetSpent ? cause.reason : 'malformed';
    }
  };

  return {
    parts, unreadable, find: (path) => byPath.get(path.replace(/^\//, '').toLowerCase()), stream,
    get facts() { return [...leading(bytes), ...facts]; },
    bytes: async (part) => {
      const chunks: Uint8Array[] = [];
      const reason = await stream(part, (chunk) => { chunks.push(chunk); });
      if (reason) return reason;
      const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
      let at = 0;
      for (const chunk of chunks) { all.set(chunk, at); at += chunk.length; }
      return all;
    },
  };
};
