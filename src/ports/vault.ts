import type { Readable } from 'node:stream';

/** Bytes by their SHA-256. Nothing in it is ever overwritten. */
export interface Vault {
  /** Stores the stream under the digest of its bytes; storing the same bytes twice is harmless. */
  put(bytes: Readable): Promise<{ readonly sha256: string; readonly bytes: number }>;
  has(sha256: string): Promise<boolean>;
  /** Checks the digest while reading and fails the stream at its end when it differs. */
  open(sha256: string): Promise<Readable>;
  /** The first bytes, for telling the kind of a file. */
  head(sha256: string, bytes: number): Promise<Uint8Array>;
  /** The last bytes: where packages list their parts. */
  tail(sha256: string, bytes: number): Promise<Uint8Array>;
  /** Forgets these bytes; harmless when they are not there. Only evidence is ever forgotten, on its schedule. */
  remove(sha256: string): Promise<void>;
  /** A path that a reader process may open for reading. */
  path(sha256: string): string;
}
