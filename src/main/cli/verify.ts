import { createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { verifyBundle, type Verification } from '../../adapters/release/verify-bundle.js';
import { exit, UsageError, type ExitCode, type Io } from './io.js';
import { parse } from './options.js';

/** `airlock verify BUNDLE`: whether every file is the one that was released, and the record the one that was signed. No server is asked. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals: [bundle] } = parse(args, { key: { type: 'string' } });
  if (bundle === undefined || !existsSync(resolve(io.cwd, bundle))) throw new UsageError(bundle === undefined ? 'name the bundle.' : `there is no file "${bundle}".`);
  const found = await verifyBundle(resolve(io.cwd, bundle), values.key === undefined ? undefined : keyIn(resolve(io.cwd, values.key)));
  io.out(verificationWords(found));
  if (found.ok && values.key === undefined) io.out('The key came with the bundle: compare its fingerprint with the one the authority publishes, or give --key FILE.\n');
  return found.ok ? exit.ok : exit.findings;
}

function keyIn(path: string): KeyObject {
  try {
    return createPublicKey(readFileSync(path));
  } catch {
    throw new UsageError('the key file holds no public key.');
  }
}

export const verificationWords = ({ ok, problems, release, files, key }: Verification): string =>
  ok ? `✓ release ${release}: ${files} ${files === 1 ? 'file is' : 'files are'} as released, and the record is as signed (key ${key}).\n`
    : `! this bundle does not verify.\n${problems.map((problem) => `  - ${problem}\n`).join('')}`;
