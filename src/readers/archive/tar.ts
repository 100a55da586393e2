import type { Fact } from '../../sdc/subjects.js';
import type { Limits, Member, Unreadable } from '../reader.js';

const latin = new TextDecoder('latin1');
const utf8 = new TextDecoder('utf-8');
const textAt = (bytes: Uint8Array, at: number, length: number): string => {
  const field = bytes.subarray(at, at + length);
  const end = field.indexOf(0);
  return utf8.decode(end < 0 ? field : field.subarray(0, end));
};

/** Sizes are octal text, or a big-endian number when the top bit is set. */
const sizeAt = (bytes: Uint8Array, at: number): number => {
  if ((bytes[at]! & 0x80) !== 0) return bytes.subarray(at + 4, at + 12).reduce((sum, byte) => sum * 256 + byte, 0);
  const octal = latin.decode(bytes.subarray(at, at + 12)).replace(/[\0 ]/g, '');
  return /^[0-7]*$/.test(octal) ? parseInt(octal || '0', 8) : NaN;
};

const escapes = (path: string): boolean => path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.split(/[/\\]/).includes('..');
const paxPath = (body: string): string | undefined => /^\d+ path=(.*)$/m.exec(body)?.[1];

/** Members of a TAR file (POSIX ustar with GNU and pax long names). Never throws. */
export const readTar = (bytes: Uint8Array, limits: Limits): { members: Member[]; facts: Fact[]; unreadable: Unreadable[] } => {
  const members: Member[] = [];
  const facts: Fact[] = [];
  const unreadable: Unreadable[] = [];
  const seen = new Set<string>();
  let longName: string | undefined;
  let at = 0;
  while (at + 512 <= bytes.length && bytes[at] !== 0) {
    const size = sizeAt(bytes, at + 124);
    const type = String.fromCharCode(bytes[at + 156]!);
    if (!Number.isFinite(size) || at + 512 + size > bytes.length) {
      unreadable.push({ reason: Number.isFinite(size) ? 'truncated' : 'malformed', place: {}, says: 'The archive is damaged or cut short.' });
      return { members, facts, unreadable };
    }
    const body = bytes.subarray(at + 512, at + 512 + size);
    const prefix = textAt(bytes, at + 345, 155);
    const name = longName ?? (prefix && latin.decode(bytes.subarray(at + 257, at + 262)) === 'ustar' ? `${prefix}/${textAt(bytes, at, 100)}` : textAt(bytes, at, 100));
    at += 512 + Math.ceil(size / 512) * 512;
    if (type === 'L') { longName = textAt(body, 0, body.length); continue; }
    if (type === 'x') { longName = paxPath(utf8.decode(body)) ?? longName; continue; }
    longName = undefined;
    if (type === 'g' || type === '5' || name.endsWith('/')) continue;
    if (type === '1' || type === '2') { facts.push({ is: 'archive-link', place: { part: name } }); continue; }
    if (type !== '0' && type !== '\0' && type !== '7') { facts.push({ is: 'archive-link', place: { part: name } }); continue; }
    if (escapes(name)) { facts.push({ is: 'archive-path-escape', place: { part: `entry ${members.length + 1}` } }); continue; }
    if (seen.has(name)) facts.push({ is: 'archive-duplicate-name', place: { part: name } });
    seen.add(name);
    if (members.length >= limits.parts) {
      unreadable.push({ reason: 'too-many-parts', place: {}, says: `The archive holds more than ${limits.parts} files; the rest was not read.` });
      return { members, facts, unreadable };
    }
    members.push({ path: name.replace(/^\.\//, ''), bytes: body.slice() });
  }
  const rest = bytes.subarray(at).findIndex((byte) => byte !== 0);
  if (rest >= 0) facts.push({ is: 'trailing-bytes', place: {}, count: bytes.length - at - rest });
  if (at === 0) unreadable.push({ reason: 'malformed', place: {}, says: 'The archive holds no files that could be made out.' });
  return { members, facts, unreadable };
};
