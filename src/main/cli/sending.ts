import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { z } from 'zod';
import { forResearcher } from '../../examine/for-researcher.js';
import { print } from '../../formats/index.js';
import { acroBookkeeping } from '../../requests/acro-folder.js';
import { checkPaths } from './check.js';
import { formOf, remoteRequest, type Client, type RemoteRequest } from './client.js';
import { gather, type Gathered } from './gather.js';
import { exit, RemoteError, UsageError, type Io } from './io.js';
import { answersOf, purposeOf, readSidecar, saidOf, sidecarName, type Sidecar } from './sidecar.js';

/** Files, what is said about them, and an explanation for findings left open. */
export interface Parcel {
  readonly files: readonly Gathered[];
  readonly said: Sidecar;
  readonly explanation?: string;
}

export interface SendOptions {
  readonly answers?: string | undefined;
  readonly explain?: string | undefined;
  readonly yes: boolean;
  readonly 'rows-are-not-people': boolean;
}

/** Finds files and sidecar, checks them here with the project's packs, shows what was found and asks. Stops before anything is sent. */
export async function prepare(paths: readonly string[], options: SendOptions & { readonly packs: (said: Sidecar) => Promise<readonly string[]> }, io: Io): Promise<Parcel> {
  const given = paths.length > 0 ? paths : ['.'];
  const said = readSidecar(options.answers === undefined ? sidecarBeside(given, io) : resolve(io.cwd, options.answers));
  const gathering = gather(given, io.cwd);
  if (gathering.passedOver.length > 0) throw new UsageError('links and special files cannot be sent. Send the files themselves.');
  const files = [...gathering.files.filter((file) => !file.path.endsWith(sidecarName)), ...gathering.evidence.map((disk) => ({ path: disk.split(/[\\/]/).at(-1)!, disk }))];
  if (files.length === 0) throw new UsageError('there is nothing to send here: no file was found.');
  const report = await checkPaths(given, { packs: await options.packs(said), evidence: [] }, io);
  io.err(print(forResearcher(report), 'text', { all: false, why: false, ascii: false, width: io.width }).replace(/Nothing has been sent\.\n$/, ''));
  const explanation = options.explain === undefined ? undefined : textOf(resolve(io.cwd, options.explain));
  const isExplained = explanation !== undefined || files.every((file) => saidOf(said, file.path)?.exception !== undefined || purposeOf(said, file.path) !== 'output');
  if (report.status === 'fail' && !isExplained) {
    throw new RemoteError('some findings block release. Fix them, or say why an exception is fair with --explain FILE.md. Nothing has been sent.', exit.findings);
  }
  if (!options.yes) await confirm(io);
  return { files, said, ...(explanation !== undefined && { explanation }) };
}

function sidecarBeside(paths: readonly string[], io: Io): string | undefined {
  const folders = [...paths.map((path) => resolve(io.cwd, path)).filter((path) => existsSync(path) && statSync(path).isDirectory()), io.cwd];
  return folders.map((folder) => join(folder, sidecarName)).find((path) => existsSync(path));
}

function textOf(path: string): string {
  if (!existsSync(path)) throw new UsageError(`there is no file "${path}".`);
  return readFileSync(path, 'utf8').trim();
}

async function confirm(io: Io): Promise<void> {
  if (!io.isTerminal) throw new UsageError('nobody is here to confirm. Add --yes to send without being asked.');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question('By sending you confirm this is your work on the project and you have not shown it outside. Send? [y/N] ');
  lines.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new RemoteError('nothing has been sent.', exit.stopped);
}

const batch = 20;

/** Uploads the files, answers the questions about them, and sends. */
export async function deliver(client: Client, ref: string, { files, said, explanation }: Parcel, options: SendOptions): Promise<RemoteRequest> {
  const path = `/requests/${ref}`;
  const own = acroBookkeeping(files.map((file) => file.path));
  let request = await client.call('GET', path, remoteRequest);
  for (const purpose of ['output', 'supporting', 'evidence'] as const) {
    const some = files.filter((file) => (file.path.endsWith('.evidence.csv') ? 'evidence' : own.has(file.path) ? 'supporting' : purposeOf(said, file.path)) === purpose);
    for (let start = 0; start < some.length; start += batch) {
      request = await client.call('POST', `${path}/files`, remoteRequest, { form: await formOf(some.slice(start, start + batch), purpose) });
    }
  }
  for (const file of request.files.filter((one) => one.purpose === 'output')) {
    const about = saidOf(said, file.name);
    const numbersIn = about?.numbers_in === undefined ? undefined : request.files.find((one) => one.name === about.numbers_in || one.name.endsWith(`/${about.numbers_in}`))?.id;
    const answers = { ...answersOf(about), ...(explanation !== undefined && { exception: explanation }) };
    if (Object.keys(answers).length > 0 || numbersIn !== undefined) {
      request = await client.call('PATCH', `${path}/files/${file.id}`, remoteRequest, { body: { ...(Object.keys(answers).length > 0 && { answers }), ...(numbersIn !== undefined && { numbersIn }) } });
    }
  }
  return client.call('POST', `${path}/send`, remoteRequest, { body: { rowsConfirmed: options['rows-are-not-people'] }, headers: { 'If-Match': `"${request.version}"` } });
}

export const sendOptions = {
  answers: { type: 'string' }, explain: { type: 'string' }, yes: { type: 'boolean', default: false },
  'rows-are-not-people': { type: 'boolean', default: false }, server: { type: 'string' },
} as const;

export const remoteProjects = z.looseObject({ items: z.array(z.looseObject({ code: z.string(), packs: z.array(z.string()) })) });
export const sentWords = (request: RemoteRequest): string => `${request.ref}  ${request.title}\n${request.status}\n${request.url}\n`;
