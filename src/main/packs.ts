import { readFileSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { composePacks } from '../packs/compose.js';
import type { ResolvedPack } from '../packs/pack.js';
import { printProblem } from '../packs/problem.js';
import { resolvePack, type PackShelf } from '../packs/resolve.js';
import { rules } from '../../rules/index.js';
import { preparedPack } from './prepared-packs.js';
import { root } from './root.js';

/** A pack that cannot be used; the message says which file, where, and what is allowed. */
export class PackTrouble extends Error {}

const folder = join(root, 'rules', 'packs');
const packNames = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => basename(name, '.yaml')).sort();
const isPath = (name: string): boolean => /[\\/]|\.ya?ml$/.test(name);

let shelved: Map<string, { file: string; text: string }> | undefined;

/** The packs shipped with this installation, by id. */
export const shelf = (): PackShelf =>
  (shelved ??= new Map(packNames().map((id) => [id, { file: `rules/packs/${id}.yaml`, text: readFileSync(join(folder, `${id}.yaml`), 'utf8') }])));

/** The pack for a piece of work: one, or several composed so that the strictest wins. Names are ids, or paths of pack files. */
export function packFor(names: readonly string[]): ResolvedPack {
  const packs = names.map(one);
  if (packs.length === 0) throw new PackTrouble('no rule pack was named.');
  if (packs.length === 1) return packs[0]!;
  const composed = composePacks(packs);
  if (!composed.ok) throw new PackTrouble(composed.problems.map(printProblem).join('\n'));
  return composed.pack;
}

function one(name: string): ResolvedPack {
  const { id, packs } = shelfFor(name);
  if (!packs.has(id)) throw new PackTrouble(`there is no rule pack "${name}". There are: ${packNames().join(', ')}.`);
  const resolution = preparedPack(id, packs) ?? resolvePack(id, packs, rules);
  if (!resolution.ok) throw new PackTrouble(resolution.problems.map(printProblem).join('\n'));
  if (!resolution.enabled) throw new PackTrouble(`the pack "${name}" is not enabled. To be confirmed first: ${resolution.confirm.join('; ')}`);
  return resolution.pack;
}

/** Where a pack is to be looked up: among the shipped ones, or beside them when it is a file of the reader's own. */
export const shelfFor = (name: string): { readonly id: string; readonly packs: PackShelf } => (isPath(name) ? withFile(name) : { id: name, packs: shelf() });

function withFile(path: string): { id: string; packs: PackShelf } {
  const disk = resolve(path);
  let text: string;
  try {
    text = readFileSync(disk, 'utf8');
  } catch {
    throw new PackTrouble(`the pack file "${path}" cannot be read.`);
  }
  const id = /^id:\s*['"]?([a-z0-9.-]+)/m.exec(text)?.[1] ?? basename(disk).replace(/\.ya?ml$/, '');
  return { id, packs: new Map([...shelf(), [id, { file: path, text }]]) };
}
