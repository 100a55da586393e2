import { readFile } from 'node:fs/promises';
import highsModule from 'highs';
import type { Ask } from '../adapters/examiner/protocol.js';
import type { Deps } from '../examine/deps.js';
import type { Proposals } from '../fixes/fix.js';
import { propose } from '../fixes/propose.js';

// The package's types describe its CommonJS form.
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** Time for everything, and for the search for a cheaper pattern in each fix. The parent stops the process soon after. */
const budget = { all: 40_000, search: 3_000 };

/** The fixes of a set of files, in the process that reads them. The solver is loaded only here. */
export async function proposalsFor({ files, earlier, wanted, fix }: Extract<Ask, { do: 'fixes' }>, deps: Deps): Promise<Proposals> {
  const read = await Promise.all(files.map(async ({ name, disk, sha256 }) => ({ path: name, bytes: new Uint8Array(await readFile(disk)), sha256 })));
  return propose(read, { ...deps, earlier }, { wanted, highs: await loadHighs(), budget, ...(fix && { fix }) });
}
