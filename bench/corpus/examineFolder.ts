import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { FileBytes } from '../../src/examine/deps.js';
import { examineFile } from '../../src/examine/examine-file.js';
import type { Examined } from '../../src/examine/examine-file.js';
import { packFor } from '../../src/main/packs.js';
import { readFile } from '../../src/readers/index.js';
import { recognise } from '../../src/readers/recognise/index.js';
import { rules } from '../../rules/index.js';

/** Files that belong to a folder of fixtures without being examined. */
const notExamined = /(?:^|\/)(?:expected\.yaml|README\.md|LICENSE[^/]*|[^/]+\.tables\.json|\.[^/]+)$/;

/** Every file under a folder, sorted, as the engine takes them. Paths are relative to it. */
export function filesUnder(folder: string): FileBytes[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !notExamined.test(path))
    .sort()
    .map((path) => {
      const bytes = readFileSync(path);
      return { path: relative(folder, path), bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
    });
}

/** Each file of a folder on its own through the whole engine: readers, recognition, every rule of the pack. */
export async function examineFolder(folder: string, pack: string): Promise<Examined[]> {
  const deps = { read: readFile, recognise, rules, pack: packFor([pack]), version: '0' };
  const examined: Examined[] = [];
  for (const file of filesUnder(folder)) examined.push(...await examineFile(file, deps));
  return examined;
}
