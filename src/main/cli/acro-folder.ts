import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { CheckReport } from '../../examine/report.js';
import { asAcroFolder } from '../../formats/index.js';
import { acroBookkeeping } from '../../requests/acro-folder.js';
import { gather } from './gather.js';
import { UsageError, type Io } from './io.js';

/** `airlock check PATHS --format acro -o FOLDER`: the outputs with results.json, config.json and checksums, as ACRO 1.x lays them out. */
export function writeAcroFolder(report: CheckReport, paths: readonly string[], folder: string | undefined, io: Io): void {
  if (folder === undefined) throw new UsageError('--format acro writes a folder: say where with -o FOLDER.');
  const into = resolve(io.cwd, folder);
  if (existsSync(into) && readdirSync(into).length > 0) throw new UsageError(`the folder "${folder}" is not empty.`);
  const disks = new Map(gather(paths.length > 0 ? paths : ['.'], io.cwd).files.map(({ path, disk }) => [path, disk]));
  const { files, texts } = asAcroFolder(report, { at: new Date().toISOString(), skips: acroBookkeeping([...disks.keys()]) });
  mkdirSync(join(into, 'checksums'), { recursive: true });
  for (const { path, name, sha256 } of files) {
    copyFileSync(disks.get(path)!, join(into, name));
    writeFileSync(join(into, 'checksums', `${name}.txt`), sha256);
  }
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(into, name), text);
  writeFileSync(join(into, 'checksums', 'results.json.txt'), createHash('sha256').update(readFileSync(join(into, 'results.json'))).digest('hex'));
  io.err(`${files.length} ${files.length === 1 ? 'output' : 'outputs'} written to ${folder}, with results.json for the SACRO viewer.\n`);
}
