import type { FileSubject } from '../subjects.js';

/** A digest somebody wrote down for a file. */
export interface Noted {
  /** Path of the file that holds the note. */
  readonly by: string;
  /** The path the note is about, as written there. */
  readonly of: string;
  /** SHA-256 in lower-case hexadecimal. */
  readonly sha256: string;
}

const digest = /^[\da-f]{64}$/i;
const line = /^\\?([\da-f]{64})[ \t]+[*]?(\S.*)$/i;

/**
 * The digests a file notes: ACRO's `checksums/<name>.txt` (one digest, the name in the path), or the lines of
 * sha256sum ("<digest>  <name>").
 */
export function checksumsIn(file: FileSubject): Noted[] {
  if (!/checksum|sha256/i.test(file.path) || file.bytes > 65_536) return [];
  const own = /(?:^|\/)checksums\/([^/]+)\.txt$/i.exec(file.path.replace(/\\/g, '/'));
  const noted: Noted[] = [];
  for (const { text, origin } of file.texts()) {
    if (origin === 'name') continue;
    for (const part of text.split(/\r?\n/)) {
      const match = line.exec(part.trim());
      if (match !== null) noted.push({ by: file.path, of: match[2]!.trim(), sha256: match[1]!.toLowerCase() });
      else if (own !== null && digest.test(part.trim())) noted.push({ by: file.path, of: own[1]!, sha256: part.trim().toLowerCase() });
    }
  }
  return noted;
}
