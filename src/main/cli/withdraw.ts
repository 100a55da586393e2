import { createClient, refOf, remoteRequest, serverOption } from './client.js';
import { exit, type ExitCode, type Io } from './io.js';
import { parse } from './options.js';
import { sentWords } from './sending.js';

/** `airlock withdraw REF`: take a request back. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals: [given] } = parse(args, { ...serverOption, reason: { type: 'string' } });
  const client = createClient(io, values.server);
  io.out(sentWords(await client.call('POST', `/requests/${refOf(given)}/withdraw`, remoteRequest, { body: values.reason === undefined ? {} : { reason: values.reason } })));
  return exit.ok;
}
