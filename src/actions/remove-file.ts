import { withoutFile } from '../requests/files.js';
import type { Actor } from '../requests/lifecycle.js';
import { fileOf } from '../requests/request.js';
import type { Ports } from '../ports/index.js';
import { act, type Outcome, type Target } from './act.js';
import { precheckNext } from './precheck.js';

/** The researcher takes a file out. What has left already stays. */
export const removeFile = async (ports: Ports, target: Target, actor: Actor, input: { readonly file: string }): Promise<Outcome> =>
  precheckNext(ports, await remove(ports, target, actor, input));

const remove = act<{ readonly file: string }>('edit', {
  refuses: (request, { file }) => {
    const there = fileOf(request, file);
    if (!there) return { refused: 'no-such-file', about: [file] };
    return there.outcome === 'released' ? { refused: 'file-settled', about: [file] } : undefined;
  },
  changes: (request, { file }) => withoutFile(request, file),
  remembers: (_request, { file }) => ({ edit: 'file-removed', files: [file] }),
});
