import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync } from 'node:fs';
import { link, mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Vault } from '../../ports/index.js';
import { Fault } from '../fault.js';

/** Bytes in a folder, each file under the SHA-256 of what is in it. Files are complete or absent, and never written again. */
export function createVault(folder: string): Vault {
  const incoming = join(folder, 'incoming');
  mkdirSync(incoming, { recursive: true, mode: 0o700 });
  const path = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Fault('not a digest');
    return join(folder, 'sha256', sha256.slice(0, 2), sha256);
  };
  return {
    path,
    async put(bytes) {
      const part = join(incoming, randomUUID());
      try {
        const { sha256, size } = await write(bytes, part);
        await settle(part, path(sha256));
        return { sha256, bytes: size };
      } finally {
        await rm(part, { force: true });
      }
    },
    has: (sha256) => stat(path(sha256)).then(() => true, () => false),
    async open(sha256) {
      await stat(path(sha256)).catch((cause: unknown) => { throw new Fault('the vault does not hold these bytes', { cause }); });
      const checking = checked(sha256);
      return createReadStream(path(sha256)).on('error', (error) => checking.destroy(error)).pipe(checking);
    },
    remove: (sha256) => rm(path(sha256), { force: true }),
    head: (sha256, bytes) => slice(path(sha256), () => [0, bytes]),
    tail: (sha256, bytes) => slice(path(sha256), (size) => [Math.max(0, size - bytes), Math.min(bytes, size)]),
  };
}

async function slice(path: string, range: (size: number) => readonly [start: number, length: number]): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const [start, length] = range((await file.stat()).size);
    const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, start);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Hashes while writing; on the disk, not only in its cache, before it answers. */
async function write(bytes: Readable, part: string): Promise<{ readonly sha256: string; readonly size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(part, 'wx', 0o400);
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      hash.update(chunk);
      size += chunk.length;
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), size };
}

/** Gives the bytes their name, at once and for good. What is there already is the same bytes. */
async function settle(part: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await link(part, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Bytes that turned out not to be those that were asked for. */
export class DigestDiffers extends Fault {
  readonly sha256: string;
  constructor(sha256: string) {
    super('the bytes in the vault are not what their name says');
    this.sha256 = sha256;
  }
}

function checked(sha256: string): Transform {
  const hash = createHash('sha256');
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush: (done) => done(hash.digest('hex') === sha256 ? null : new DigestDiffers(sha256)),
  });
}

/** Whether the vault still holds exactly these bytes. */
export async function isIntact(vault: Vault, sha256: string): Promise<boolean> {
  try {
    await pipeline(await vault.open(sha256), async (chunks: AsyncIterable<Buffer>) => {
      for await (const _ of chunks);
    });
    return true;
  } catch (error) {
    if (error instanceof Fault) return false;
    throw error;
  }
}
