import { createPublicKey, randomUUID, sign, type KeyObject } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { link, mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import type { ReleaseDesk, Vault } from '../../ports/index.js';
import { Fault } from '../fault.js';
import { isIntact } from '../vault/vault.js';
import { bundleNames } from './bundle.js';

/** Writes bundles into a folder: the files as they were read, what was decided, and a signature. `key` is an Ed25519 private key. */
export function createDesk(folder: string, vault: Vault, key: KeyObject): ReleaseDesk {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pathOf = (id: string): string => {
    if (!/^[A-Z]+-\d+-\d+$/.test(id)) throw new Fault('not the id of a release');
    return join(folder, `${id}.zip`);
  };
  const isThere = (path: string): Promise<boolean> => stat(path).then(() => true, () => false);
  return {
    async write({ id, record, files }) {
      const path = pathOf(id);
      if (await isThere(path)) return [];
      const digests = [...new Set(files.map((file) => file.sha256))];
      const intact = await Promise.all(digests.map((sha256) => isIntact(vault, sha256)));
      const differ = digests.filter((_, index) => !intact[index]);
      if (differ.length > 0) return differ;
      const making = join(folder, 'making');
      await mkdir(making, { recursive: true, mode: 0o700 });
      const part = join(making, randomUUID());
      try {
        await writeBundle(part, { record, files, key, vault });
        await settle(part, path, folder);
      } finally {
        await rm(part, { force: true });
      }
      return [];
    },
    bundle: async (id) => ((await isThere(pathOf(id))) ? pathOf(id) : undefined),
  };
}

interface Bundle {
  readonly record: Readonly<Record<string, unknown>>;
  readonly files: readonly { readonly sha256: string; readonly name: string }[];
  readonly key: KeyObject;
  readonly vault: Vault;
}

async function writeBundle(part: string, { record, files, key, vault }: Bundle): Promise<void> {
  const text = Buffer.from(`${JSON.stringify(record, undefined, 2)}\n`);
  const zip = new yazl.ZipFile();
  const output = new PassThrough();
  zip.on('error', (error: Error) => output.destroy(error));
  zip.addBuffer(text, bundleNames.record);
  zip.addBuffer(Buffer.from(`${sign(null, text, key).toString('base64')}\n`), bundleNames.signature);
  zip.addBuffer(Buffer.from(createPublicKey(key).export({ type: 'spki', format: 'pem' })), bundleNames.key);
  for (const { sha256, name } of files) {
    zip.addReadStreamLazy(bundleNames.files + name, (give) => {
      vault.open(sha256).then((stream) => give(null, stream), (error: Error) => give(error, undefined as never));
    });
  }
  zip.end();
  zip.outputStream.pipe(output);
  await pipeline(output, createWriteStream(part, { flags: 'wx', mode: 0o400 }));
}

/** On the disk first, then under its name: whoever finds a bundle finds all of it. A bundle that is there already stays. */
async function settle(part: string, path: string, folder: string): Promise<void> {
  await sync(part);
  await link(part, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await sync(folder);
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
