import { Readable } from 'node:stream';
import { canonical } from '../requests/audit.js';
import type { Project } from '../requests/project.js';
import type { ReleaseRequest } from '../requests/request.js';
import type { Table } from '../sdc/table.js';
import type { Ports, SavedFixes, SavedProposal } from '../ports/index.js';
import { taskFor } from './task-for.js';

/**
 * The proven fixes of some files of a request as they are now. Worked out once for the same bytes, answers and rules; what
 * they would leave lies in the vault, so that keeping one is a change of the request and nothing else. It decides nothing.
 */
export async function fixesOf(ports: Ports, { request, project, wanted }: { readonly request: ReleaseRequest; readonly project: Project; readonly wanted: readonly string[] }): Promise<SavedFixes> {
  const task = await taskFor(ports, request, project);
  const views = await Promise.all(task.files.map(({ sha256 }) => ports.views.view(sha256)));
  const earlier = typeof task.earlier === 'function' ? (await task.earlier(views.flatMap((view) => view?.tables ?? []))).tables : task.earlier;
  const key = ports.sha256(canonical(['fixes', task.packs, task.declared, task.files.map(({ id, sha256 }) => [id, sha256]), earlier.map(({ release, file }) => [release, file]), [...wanted].sort()]));
  const known = await ports.views.fixes(key);
  if (known) return known;
  const { proposals, ...rest } = await ports.examiner.fixes({ ...task, earlier, wanted });
  const ids = new Map(task.files.map(({ name, id }) => [name, id]));
  const kept: SavedProposal[] = [];
  for (const { files, ...proposal } of proposals) {
    const saved = await Promise.all(files.map(async ({ bytes, ...file }) => {
      const stored = await ports.vault.put(Readable.from([Buffer.from(bytes)]));
      return { ...file, sha256: stored.sha256, file: ids.get(file.path)!, size: stored.bytes };
    }));
    kept.push({ ...proposal, files: saved });
  }
  const fixes = { key, ...rest, proposals: kept };
  // What was not finished is tried again another time.
  if (rest.engine !== '') await ports.views.saveFixes(fixes);
  return fixes;
}

/** Outputs whose tables have the same headings and the same measures as this one's, itself among them. */
export async function filesAlike(ports: Ports, request: ReleaseRequest, file: string): Promise<string[]> {
  const shapes = await Promise.all(request.files.filter(({ purpose }) => purpose === 'output').map(async ({ id, sha256 }) => [id, shapeOf((await ports.views.view(sha256))?.tables ?? [])] as const));
  const own = shapes.find(([id]) => id === file)?.[1];
  return own === undefined || own === '' ? [file] : shapes.filter(([, shape]) => shape === own).map(([id]) => id);
}

const shapeOf = (tables: readonly Table[]): string => (tables.length === 0 ? '' : JSON.stringify(tables.map(({ dimensions, measures }) =>
  [dimensions.map(({ axis, categories }) => [axis, categories.map(({ label }) => label.trim().toLowerCase())]), measures.map(({ kind, label }) => [kind, label.trim().toLowerCase()])])));
