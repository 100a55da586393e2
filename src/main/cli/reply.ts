import { createClient, refOf, remoteRequest, serverOption } from './client.js';
import { exit, UsageError, type ExitCode, type Io } from './io.js';
import { parse } from './options.js';

/** `airlock reply REF TEXT`: a message to the checkers of a request. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals: [given, ...words] } = parse(args, { ...serverOption, file: { type: 'string' } });
  const ref = refOf(given);
  const text = words.join(' ').trim();
  if (text === '') throw new UsageError('write what you want to say after the reference.');
  const client = createClient(io, values.server);
  const request = await client.call('GET', `/requests/${ref}`, remoteRequest);
  const file = values.file === undefined ? undefined : request.files.find(({ name }) => name === values.file);
  if (values.file !== undefined && !file) throw new UsageError(`${ref} has no file of that name.`);
  await client.call('POST', `/requests/${ref}/comments`, remoteRequest, { body: { text, ...(file && { file: file.id }) } });
  io.out(`Your message on ${ref} is saved.\n`);
  return exit.ok;
}
