import { Readable } from 'node:stream';
import { tidyName } from '../requests/file-name.js';
import { withArrived, type ArrivedFile } from '../requests/files.js';
import { refusalOf, type Actor } from '../requests/lifecycle.js';
import { fileOf, type ReleaseRequest } from '../requests/request.js';
import type { CleanCopy, Ports } from '../ports/index.js';
import { act, type Outcome, type Target } from './act.js';
import { precheckNext } from './precheck.js';

/** What came of it: the copy, for telling the author what was taken out, beside the request as it is now. */
export type CleanOutcome = { readonly done: ReleaseRequest; readonly copy: CleanCopy } | Exclude<Outcome, { readonly done: unknown }>;

/**
 * The author lets Airlock make a clean copy of a file. It takes the file's place, with how it was made; the original stays
 * for comparison where it was sent before. Nothing changes when the copy cannot be proved to show the same.
 */
export async function makeCleanCopy(ports: Ports, target: Target, actor: Actor, { file: id }: { readonly file: string }): Promise<CleanOutcome> {
  const request = await ports.reads.request(target.id);
  const file = request && fileOf(request, id);
  if (!request || !file) return { refused: request ? 'no-such-file' : 'not-found' };
  const refusal = refusalOf(request, 'edit', actor);
  if (refusal) return { refused: refusal };
  const copy = await ports.cleaner.clean({ name: file.name, disk: ports.vault.path(file.sha256) });
  if ('refused' in copy) return { refused: 'no-clean-copy', says: copy.refused };
  const stored = await ports.vault.put(Readable.from([copy.bytes]));
  const name = withEnding(file.name, copy.ending);
  const made: Made = {
    replaced: id, original: file.sha256, removed: copy.removed,
    arrived: {
      ...stored, id: ports.newId(), name, kind: ports.kindOf(name, copy.bytes), purpose: file.purpose,
      derivation: { from: file.sha256, fix: 'clean', parameters: JSON.stringify({ removed: copy.removed }), engine: copy.engine },
    },
  };
  const outcome = await precheckNext(ports, await keep(ports, target, actor, made));
  return 'done' in outcome ? { ...outcome, copy } : outcome;
}

interface Made {
  /** Id and digest of the file it was made from. */
  readonly replaced: string;
  readonly original: string;
  readonly removed: CleanCopy['removed'];
  readonly arrived: ArrivedFile;
}

const alike: Readonly<Record<string, string>> = { jpeg: 'jpg', htm: 'html', tab: 'csv' };

/** The name of the file with the ending of its copy; its own where that means the same. */
const withEnding = (name: string, ending: string): string => {
  const own = /\.([^./]*)$/.exec(name)?.[1] ?? '';
  const lower = own.toLowerCase();
  return (alike[lower] ?? lower) === ending ? name : tidyName(`${name.slice(0, name.length - (own === '' ? 0 : own.length + 1))}.${ending}`);
};

const keep = act<Made>('edit', {
  refuses: (request, { replaced, original, arrived }) => {
    if (fileOf(request, replaced)?.sha256 !== original) return { refused: 'stale' };
    return request.files.some(({ id, name }) => id !== replaced && name === arrived.name) ? { refused: 'no-clean-copy', says: 'Another file of the request has the name its clean copy would get: rename one of them.' } : undefined;
  },
  changes: (request, { replaced, arrived }) => {
    const name = fileOf(request, replaced)!.name;
    // A new version goes by the name of the file it stands in for; what was sent keeps the name it was sent under.
    const named = { ...request, files: request.files.map((file) => (file.id === replaced ? { ...file, name: arrived.name } : file)) };
    const { files, pastFiles } = withArrived(named, [arrived]);
    return { files, pastFiles: pastFiles.map((file) => (file.id === replaced ? { ...file, name } : file)) };
  },
  remembers: (_request, { original, removed, arrived }) => ({
    edit: 'cleaned', files: [arrived.id], from: [original], digests: [arrived.sha256], removed: removed.map(({ is, count }) => ({ is, count })), engine: arrived.derivation!.engine,
  }),
});
