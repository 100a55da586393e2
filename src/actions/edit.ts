import { withEdits, type FileEdit } from '../requests/files.js';
import type { Actor } from '../requests/lifecycle.js';
import { fileOf } from '../requests/request.js';
import type { Ports } from '../ports/index.js';
import { act, type Outcome, type Target } from './act.js';
import { precheckNext } from './precheck.js';

export interface Edit {
  readonly title?: string;
  readonly files?: readonly FileEdit[];
}

/** The researcher changes the title, what a file is for, or which file holds the numbers of a figure. */
export const edit = async (ports: Ports, target: Target, actor: Actor, input: Edit): Promise<Outcome> =>
  precheckNext(ports, await change(ports, target, actor, input));

const change = act<Edit>('edit', {
  refuses: (request, { title, files = [] }) => {
    if (title?.trim() === '') return { refused: 'title-missing' };
    const named = files.flatMap((file) => [file.id, ...(file.numbersIn === undefined ? [] : [file.numbersIn])]);
    const unknown = named.filter((id) => !fileOf(request, id));
    return unknown.length > 0 ? { refused: 'no-such-file', about: unknown } : undefined;
  },
  changes: (request, { title, files = [] }) => ({ title: title?.trim() ?? request.title, files: withEdits(request, files) }),
  remembers: (_request, { files = [] }) => ({ edit: 'edited', files: files.map((file) => file.id) }),
});
