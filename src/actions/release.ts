import { system } from '../requests/lifecycle.js';
import { isApprovedAsRead } from '../requests/releasable.js';
import type { ReleaseRequest, RequestFile } from '../requests/request.js';
import type { CheckReport } from '../examine/report.js';
import type { LedgerTable, Ports } from '../ports/index.js';
import { act, type Outcome } from './act.js';
import { halt } from './halt.js';
import { releaseRecord } from './release-record.js';
import { reportOf } from './report-of.js';

/** Moves out exactly what was approved. Each step can be done again: a crash anywhere is put right by the next attempt. */
export async function release(ports: Ports, { id }: { readonly id: string }): Promise<Outcome> {
  const request = await ports.reads.request(id);
  if (!request) return { refused: 'not-found' };
  if (request.state !== 'releasing') return { refused: 'wrong-state' };
  const read = await reportOf(ports, id);
  const files = request.files.filter((file) => file.outcome === 'approved');
  const wrong = files.filter((file) => !isApprovedAsRead(request, file, read?.report)).map((file) => file.id);
  if (wrong.length > 0) return halt(ports, { id }, system, { files: wrong });
  const releaseId = `${request.ref}-${request.releases.length + 1}`;
  const differ = files.length === 0 ? [] : await write(ports, request, files, { releaseId, report: read!.report });
  if (differ.length > 0) return halt(ports, { id }, system, { files: files.filter((file) => differ.includes(file.sha256)).map((file) => file.id) });
  return released(ports, { id }, system, { releaseId, files: files.map((file) => file.id), ledger: await ledgerRows(ports, request, files, releaseId) });
}

interface Written {
  readonly releaseId: string;
  readonly report: CheckReport;
}

async function write(ports: Ports, request: ReleaseRequest, files: readonly RequestFile[], { releaseId, report }: Written): Promise<readonly string[]> {
  const project = await ports.reads.project(request.project);
  const record = releaseRecord({ id: releaseId, at: ports.now(), request, project: project!, files, report });
  return ports.desk.write({ id: releaseId, record, files: files.map(({ sha256, name }) => ({ sha256, name })) });
}

/** Every table that leaves, for comparison with what is asked for later. */
async function ledgerRows(ports: Ports, request: ReleaseRequest, files: readonly RequestFile[], release: string): Promise<LedgerTable[]> {
  const project = await ports.reads.project(request.project);
  const rows = await Promise.all(files.map(async (file) => {
    const view = await ports.views.view(file.sha256);
    const { population, people } = file.answers;
    return (view?.tables ?? []).map((table): LedgerTable => ({
      release, project: request.project, sources: project!.sources.map((source) => source.name), file: file.name, fileSha256: file.sha256, table,
      population: { ...(population !== undefined && { label: population }), ...(people !== undefined && { n: people }), ...table.population }, releasedAt: ports.now(),
    }));
  }));
  return rows.flat();
}

interface Released {
  readonly releaseId: string;
  readonly files: readonly string[];
  readonly ledger: readonly LedgerTable[];
}

const released = act<Released>('released', {
  changes: (request, { releaseId, files: ids }, { at }) => {
    const files = request.files.map((file) => (ids.includes(file.id) ? { ...file, outcome: 'released' as const, releasedAt: at } : file));
    const isEnded = files.every((file) => file.purpose !== 'output' || file.outcome === 'released' || file.outcome === 'refused');
    const releases = ids.length > 0 ? [...request.releases, { id: releaseId, at, files: ids }] : request.releases;
    return { files, releases, state: isEnded ? 'released' : 'returned', ...(isEnded && { endedAt: at }) };
  },
  remembers: (request, { releaseId, files }) => ({ release: releaseId, files: request.files.filter((file) => files.includes(file.id)).map((file) => [file.id, file.sha256]) }),
  keeps: (_request, { ledger }) => ({ ledger }),
});
