import { describedFrom, isDescription } from '../examine/described.js';
import { acroDescribes } from '../readers/acro/outputs.js';
import { parseJson } from '../readers/json/reader.js';
import { defaultLimits } from '../readers/reader.js';
import { acroBookkeeping } from '../requests/acro-folder.js';
import { tidyName } from '../requests/file-name.js';
import { withArrived, withTold, type ArrivedFile, type ToldAnswers } from '../requests/files.js';
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
  const named = files.map(({ name, ...file }) => ({ ...file, name: tidyName(name) }));
  const there = (await ports.reads.request(target.id))?.files ?? [];
  const own = acroBookkeeping([...there, ...named].map(({ name }) => name));
  const arrived = await Promise.all(named.map(async (file): Promise<ArrivedFile> => ({
    ...(own.has(file.name) && { purpose: 'supporting' as const }), ...file, id: ports.newId(), kind: ports.kindOf(file.name, await endsOf(ports, file.sha256)),
  })));
  const told = await Promise.all([...there, ...arrived].filter(({ name }) => own.has(name)).map((file) => toldBy(ports, file)));
  return precheckNext(ports, await arrive(ports, target, actor, { arrived, told: told.flat() }));
}

/** Larger results than this are left to the reader process, and answers are not filled in from them. */
const mostResults = 5 * 2 ** 20;

/** What ACRO's results say of the files beside them: their titles, and the exceptions asked for. */
async function toldBy({ vault }: Ports, { name, sha256, bytes }: Pick<StoredFile, 'name' | 'sha256' | 'bytes'>): Promise<ToldAnswers[]> {
  if (!isDescription(name) || bytes > mostResults) return [];
  const parsed = parseJson(Buffer.from(await vault.head(sha256, mostResults)).toString('utf8'), defaultLimits);
  const described = 'value' in parsed ? acroDescribes(parsed.value) : undefined;
  if (!described) return [];
  const { items, exceptions } = describedFrom(described, name);
  return items.map(({ path, title }) => {
    const exception = exceptions.find((one) => one.path === path)?.reason ?? '';
    return { name: path, answers: { ...(title !== undefined && { title: title.slice(0, 300) }), ...(exception !== '' && { exception: exception.slice(0, 4_000) }) } };
  });
}

/** Enough for every signature that kinds are told by; packages list their parts at the end. */
const endBytes = 65_536;

async function endsOf({ vault }: Ports, sha256: string): Promise<Uint8Array> {
  const head = await vault.head(sha256, endBytes);
  const isPackage = head[0] === 0x50 && head[1] === 0x4b && head.length === endBytes;
  return isPackage ? Buffer.concat([head, await vault.tail(sha256, endBytes)]) : head;
}

interface Arriving {
  readonly arrived: readonly ArrivedFile[];
  readonly told: readonly ToldAnswers[];
}

const arrive = act<Arriving>('edit', {
  refuses: (request, { arrived }) => {
    if (arrived.length === 0) return { refused: 'nothing-to-send' };
    if (arrived.some((file) => file.name === '')) return { refused: 'name-missing' };
    if (arrived.some((file) => file.bytes > requestLimits.bytes)) return { refused: 'file-too-large' };
    return withArrived(request, arrived).files.length > requestLimits.files ? { refused: 'too-many-files' } : undefined;
  },
  repeats: (request, { arrived }) => withArrived(request, arrived).files.every((file) => request.files.includes(file)),
  changes: (request, { arrived, told }) => withTold(withArrived(request, arrived), told),
  remembers: (_request, { arrived }) => ({ edit: 'files-added', files: arrived.map((file) => file.id), digests: arrived.map((file) => file.sha256) }),
});
