import { tidyName } from '../requests/file-name.js';
import { withArrived, type ArrivedFile } from '../requests/files.js';
import type { Actor } from '../requests/lifecycle.js';
import { requestLimits } from '../requests/limits.js';
import type { Purpose } from '../requests/request.js';
import type { Ports } from '../ports/index.js';
import { act, type Outcome, type Target } from './act.js';
import { precheckNext } from './precheck.js';

/** A file whose bytes are in the vault already. */
export interface StoredFile {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly purpose?: Purpose;
}

/** The researcher adds files, or new versions of files. Their kind is told by their content. */
export async function addFiles(ports: Ports, target: Target, actor: Actor, { files }: { readonly files: readonly StoredFile[] }): Promise<Outcome> {
  const arrived = await Promise.all(files.map(async ({ name, ...file }): Promise<ArrivedFile> => ({
    ...file, id: ports.newId(), name: tidyName(name), kind: ports.kindOf(name, await endsOf(ports, file.sha256)),
  })));
  return precheckNext(ports, await arrive(ports, target, actor, arrived));
}

/** Enough for every signature that kinds are told by; packages list their parts at the end. */
const endBytes = 65_536;

async function endsOf({ vault }: Ports, sha256: string): Promise<Uint8Array> {
  const head = await vault.head(sha256, endBytes);
  const isPackage = head[0] === 0x50 && head[1] === 0x4b && head.length === endBytes;
  return isPackage ? Buffer.concat([head, await vault.tail(sha256, endBytes)]) : head;
}

const arrive = act<readonly ArrivedFile[]>('edit', {
  refuses: (request, arrived) => {
    if (arrived.length === 0) return { refused: 'nothing-to-send' };
    if (arrived.some((file) => file.name === '')) return { refused: 'name-missing' };
    if (arrived.some((file) => file.bytes > requestLimits.bytes)) return { refused: 'file-too-large' };
    return withArrived(request, arrived).files.length > requestLimits.files ? { refused: 'too-many-files' } : undefined;
  },
  repeats: (request, arrived) => withArrived(request, arrived).files.every((file) => request.files.includes(file)),
  changes: (request, arrived) => withArrived(request, arrived),
  remembers: (_request, arrived) => ({ edit: 'files-added', files: arrived.map((file) => file.id), digests: arrived.map((file) => file.sha256) }),
});
