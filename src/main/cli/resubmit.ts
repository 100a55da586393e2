import { createClient, refOf, remoteRequest } from './client.js';
import { exit, type ExitCode, type Io } from './io.js';
import { parse } from './options.js';
import { deliver, prepare, remoteProjects, sendOptions, sentWords } from './sending.js';

/** `airlock resubmit REF PATHS`: new versions of files take the place of those of the same name, and the next round begins. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals: [given, ...paths] } = parse(args, sendOptions);
  const ref = refOf(given);
  const client = createClient(io, values.server);
  const parcel = await prepare(paths, {
    ...values,
    packs: async () => {
      const [request, { items }] = [await client.call('GET', `/requests/${ref}`, remoteRequest), await client.call('GET', '/projects', remoteProjects)];
      return items.find((one) => one.code === request.project)?.packs ?? [];
    },
  }, io);
  io.out(sentWords(await deliver(client, ref, parcel, values)));
  return exit.ok;
}
