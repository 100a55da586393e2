import { createHash } from 'node:crypto';
import { createReadStream, lstatSync, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UsageError } from './io.js';

/** A file to check: `path` as it goes into the report, `disk` where it lies. */
export interface Gathered {
  readonly path: string;
  readonly disk: string;
}

/** Files that Airlock itself reads as instructions, not as outputs. */
export const declarationName = 'outputs.sdc.json';
export const evidenceName = 'outputs.evidence.csv';

export interface Gathering {
  readonly files: readonly Gathered[];
  /** Links and devices: named, never followed. */
  readonly passedOver: readonly Gathered[];
  readonly declaration?: string;
  readonly evidence: readonly string[];
}

/** Every regular file under the paths, in a fixed order. Nothing that is not a plain file or folder is followed. */
export function gather(paths: readonly string[], cwd: string): Gathering {
  const files: Gathered[] = [];
  const passedOver: Gathered[] = [];
  const base = paths.length === 1 ? paths[0]! : undefined;
  for (const path of paths) {
    const disk = resolve(cwd, path);
    let stat;
    try {
      stat = lstatSync(disk);
    } catch {
      throw new UsageError(`there is no file or folder "${path}".`);
    }
    if (stat.isDirectory()) walk(disk, (file, isPlain) => (isPlain ? files : passedOver).push({ path: named(relative(base === path ? disk : cwd, file), path, file, base), disk: file }));
    else (stat.isFile() ? files : passedOver).push({ path: slashes(path), disk });
  }
  const special = (name: string) => files.filter((file) => file.path.split('/').at(-1) === name);
  const [declared] = special(declarationName);
  const evidence = special(evidenceName);
  const outputs = files.filter((file) => file !== declared && !evidence.includes(file));
  return { files: outputs, passedOver, ...(declared ? { declaration: declared.disk } : {}), evidence: evidence.map((file) => file.disk) };
}

const slashes = (path: string): string => path.split(sep).join('/');
/** Relative to the one folder given, else to where the command was typed; a path that leads outside keeps its own name. */
const named = (inside: string, given: string, file: string, base?: string): string =>
  slashes(base !== undefined || !inside.startsWith('..') ? inside : join(given, relative(resolve(given), file)));

function walk(folder: string, found: (file: string, isPlain: boolean) => void): void {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    // A repository's own store would be thousands of objects: one of its files is enough to say that it is there.
    if (entry.isDirectory() && entry.name === '.git') found(join(path, 'HEAD'), readdirSync(path).includes('HEAD'));
    else if (entry.isDirectory()) walk(path, found);
    else found(path, entry.isFile());
  }
}

export async function sha256Of(disk: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(disk), hash);
  return hash.digest('hex');
}
