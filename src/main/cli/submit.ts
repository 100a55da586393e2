import { randomUUID } from 'node:crypto';
import { createClient, remoteRequest } from './client.js';
import { exit, UsageError, type ExitCode, type Io } from './io.js';
import { parse } from './options.js';
import { deliver, prepare, remoteProjects, sendOptions, sentWords } from './sending.js';

const options = { ...sendOptions, project: { type: 'string' }, title: { type: 'string' }, key: { type: 'string' } } as const;

/** `airlock submit PATHS`: check here, show, ask, then create, upload, answer and send. Prints the reference and the link. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parse(args, options);
  const client = createClient(io, values.server);
  let project: string | undefined;
  const parcel = await prepare(positionals, {
    ...values,
    packs: async (said) => {
      project = (values.project ?? said.project)?.toUpperCase();
      if (project === undefined) throw new UsageError('say which project: --project P-118, or "project:" in airlock.yml.');
      const { items } = await client.call('GET', '/projects', remoteProjects);
      const found = items.find((one) => one.code === project);
      if (!found) throw new UsageError(`you are on no project ${project}. You are on: ${items.map(({ code }) => code).join(', ') || 'none'}.`);
      return found.packs;
    },
  }, io);
  const title = values.title ?? parcel.said.title;
  if (title === undefined) throw new UsageError('give the request a title: --title "Admissions by region", or "title:" in airlock.yml.');
  const created = await client.call('POST', '/requests', remoteRequest, { body: { project, title }, headers: { 'Idempotency-Key': values.key ?? randomUUID() } });
  try {
    io.out(sentWords(await deliver(client, created.ref, parcel, values)));
  } catch (error) {
    io.err(`The draft ${created.ref} is kept. When it is put right, send it with: airlock resubmit ${created.ref} PATHS\n`);
    throw error;
  }
  return exit.ok;
}
