import { declaredBy } from '../requests/declared.js';
import { packsOf, type Project } from '../requests/project.js';
import type { ReleaseRequest } from '../requests/request.js';
import type { Table } from '../sdc/table.js';
import type { EarlierFound, ExamineTask, Ports } from '../ports/index.js';

/** What is to be examined of a request as it is now: its files, the rules, what its author says, what left before. */
export async function taskFor(ports: Ports, request: ReleaseRequest, project: Project): Promise<ExamineTask> {
  return {
    files: request.files.filter((file) => file.purpose !== 'evidence').map((file) => ({ ...file, disk: ports.vault.path(file.sha256) })),
    packs: request.terms?.packs ?? packsOf(project), declared: declaredBy(request), earlier: (tables) => earlierFor(ports, { request, project, tables }), evidence: await evidenceOf(ports, request),
  };
}

/** Larger evidence than this is not held in memory: the rules that need it then say that they could not be decided. */
const mostEvidence = 20 * 2 ** 20;

async function evidenceOf(ports: Ports, request: ReleaseRequest) {
  const files = request.files.filter((file) => file.purpose === 'evidence' && file.bytes <= mostEvidence);
  return Promise.all(files.map(async (file) => ({ path: file.name, text: Buffer.from(await ports.vault.head(file.sha256, mostEvidence)).toString('utf8') })));
}

/** More earlier tables than this are not compared in one check; the report says how many were left out. */
const mostEarlier = 1_000;

/** What left before and could be compared. A file that is here again is compared as part of the request. */
async function earlierFor(ports: Ports, { request, project, tables }: { readonly request: ReleaseRequest; readonly project: Project; readonly tables: readonly Table[] }): Promise<EarlierFound> {
  const remembers = ports.packs.composed(request.terms?.packs ?? packsOf(project))?.remembers;
  const sources = remembers === 'dataset' ? project.sources.map((source) => source.name) : undefined;
  const here = new Set(request.files.map((file) => file.sha256));
  const { rows, leftOut } = await ports.ledger.comparable({ project: project.id, ...(sources && { sources }) }, tables, mostEarlier);
  const before = rows.filter((row) => !here.has(row.fileSha256)).map(({ file, table, population, release, releasedAt, extract }) =>
    ({ file, table, release, releasedAt, ...(population && { population }), ...(extract !== undefined && { extract }) }));
  return { tables: before, leftOut };
}
