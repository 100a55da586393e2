import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createClient, refOf, remoteRequest, serverOption } from './client.js';
import { exit, RemoteError, UsageError, type ExitCode, type Io } from './io.js';
import { parse } from './options.js';
import { verificationWords } from './verify.js';
import { verifyBundle } from '../../adapters/release/verify-bundle.js';

/** `airlock fetch REF`: download each release of a request as a bundle, and verify it. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals: [given] } = parse(args, { ...serverOption, output: { type: 'string', short: 'o', default: '.' } });
  const ref = refOf(given);
  const client = createClient(io, values.server);
  const request = await client.call('GET', `/requests/${ref}`, remoteRequest);
  if (request.releases.length === 0) throw new RemoteError(`nothing of ${ref} has been released. ${request.status}`, exit.refused);
  const folder = resolve(io.cwd, values.output);
  mkdirSync(folder, { recursive: true });
  let isSound = true;
  for (const [i, release] of request.releases.entries()) {
    const name = request.releases.length === 1 ? `${ref}.zip` : `${ref}-${i + 1}.zip`;
    const disk = join(folder, name);
    if (existsSync(disk)) throw new UsageError(`${name} is there already; nothing is overwritten.`);
    await client.download(`/requests/${ref}/releases/${release.id}`, disk);
    const found = await verifyBundle(disk);
    isSound &&= found.ok;
    io.out(`${name}: ${verificationWords(found)}`);
  }
  return isSound ? exit.ok : exit.findings;
}
