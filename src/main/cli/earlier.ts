import type { Examiner } from '../../ports/examiner.js';
import { nothingDeclared } from '../../sdc/declaration.js';
import type { EarlierTable } from '../../sdc/subjects.js';
import { readDeclaration } from './declared.js';
import { gather, sha256Of } from './gather.js';
import { UsageError } from './io.js';

/** Outputs released before, read offline: every table under the folder, each file its own release. */
export async function earlierFrom(folder: string, packs: readonly string[], examiner: Examiner): Promise<EarlierTable[]> {
  const { files, declaration } = gather([folder], folder);
  if (files.length === 0) throw new UsageError('the folder of earlier outputs holds no file.');
  const declared = declaration === undefined ? nothingDeclared : readDeclaration(declaration);
  const { tables } = await examiner.tables({
    files: await Promise.all(files.map(async ({ path, disk }) => ({ id: path, name: path, disk, sha256: await sha256Of(disk), purpose: 'output' as const }))),
    packs, declared, earlier: [],
  });
  return tables.map((placed) => ({ ...placed, release: `earlier/${placed.file}` }));
}
