import { existsSync, writeFileSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { createCleaner } from '../../adapters/examiner/cleaner.js';
import { factKinds } from '../../sdc/facts.js';
import { root } from '../root.js';
import { exit, UsageError, type ExitCode, type Io } from './io.js';
import { parse } from './options.js';

/** `airlock clean FILE -o OUT`: the same visible content, rebuilt without anything hidden, or a sentence that says why not. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const { positionals: [file, ...more], values } = parse(args, { output: { type: 'string', short: 'o' }, force: { type: 'boolean', default: false } });
  if (file === undefined || more.length > 0) throw new UsageError('one file is cleaned at a time.');
  if (values.output === undefined) throw new UsageError('say with -o where the clean copy should go.');
  const [source, target] = [resolve(io.cwd, file), resolve(io.cwd, values.output)];
  if (!existsSync(source)) throw new UsageError(`there is no file "${file}".`);
  if (source === target) throw new UsageError('the clean copy may not take the place of the file itself.');
  if (existsSync(target) && !values.force) throw new UsageError(`"${values.output}" is there already; --force writes over it.`);
  const cleaner = createCleaner({ entry: join(root, 'dist', 'examine-child.js') });
  try {
    const cleaned = await cleaner.clean({ name: basename(source), disk: source });
    if ('refused' in cleaned) {
      io.err(`airlock clean: ${cleaned.refused}\n`);
      return exit.unchecked;
    }
    if (!fits(extname(target), cleaned.ending)) throw new UsageError(`the clean copy of this file is ${article(cleaned.ending)}: end its name with .${cleaned.ending}.`);
    writeFileSync(target, cleaned.bytes);
    for (const { is, count } of cleaned.removed) io.err(`Taken out${count > 1 ? ` (${count} places)` : ''}: ${factKinds[is as keyof typeof factKinds].split(/[;:.]/)[0]!.toLowerCase()}.\n`);
    if (cleaned.removed.length === 0) io.err('Nothing hidden was found in the file; the copy shows the same.\n');
    for (const sentence of cleaned.leftOut) io.err(`${sentence}\n`);
    return exit.ok;
  } finally {
    await cleaner.close();
  }
}

const same: Readonly<Record<string, string>> = { jpeg: 'jpg', htm: 'html' };
const fits = (extension: string, ending: string): boolean => {
  const given = extension.slice(1).toLowerCase();
  return (same[given] ?? given) === (same[ending] ?? ending);
};
const article = (ending: string): string => ({ html: 'a web page', xlsx: 'an Excel workbook', csv: 'a CSV file', png: 'a PNG picture' })[ending] ?? `a .${ending} file`;
