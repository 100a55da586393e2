import { reportSchema, type CheckReport, type FileReport } from '../examine/report.js';
import { canonical } from '../requests/audit.js';
import { system } from '../requests/lifecycle.js';
import { packsOf } from '../requests/project.js';
import type { ReleaseRequest, RequestFile } from '../requests/request.js';
import type { Ports } from '../ports/index.js';
import { act, type Outcome } from './act.js';
import { roundCheck } from './round-check.js';

/** The last attempt to check failed: the request goes to people, with one finding for each file saying so. */
export async function couldNotCheck(ports: Ports, { id }: { readonly id: string }): Promise<Outcome> {
  const request = await ports.reads.request(id);
  if (!request) return { refused: 'not-found' };
  const project = await ports.reads.project(request.project);
  const packs = request.terms?.packs ?? packsOf(project!);
  const pack = ports.packs.composed(packs) ?? { id: packs.join('+'), version: 'unknown', digest: 'unknown' };
  const report: CheckReport = {
    schema: reportSchema, tool: { name: 'airlock', version: 'unchecked' }, pack: { id: pack.id, version: pack.version, digest: pack.digest },
    status: 'review', files: request.files.map((file) => unchecked(file, ports.sha256)), findings: [], rules: [], durationMs: 0,
  };
  return giveUp(ports, { id }, system, { report, digest: ports.sha256(canonical(report)) });
}

const unchecked = (file: RequestFile, sha256: Ports['sha256']): FileReport => ({
  path: file.name, sha256: file.sha256, bytes: file.bytes, kind: file.kind, status: 'review', read: 'not', tables: [],
  findings: [{
    id: sha256(`could-not-check ${file.sha256}`).slice(0, 20), rule: 'could-not-check', ruleVersion: 1, verdict: 'not-evaluable', certainty: 'possible',
    consequence: 'review', severity: 'high', where: [{ file: file.name }],
    message: 'We could not finish checking this file. Nothing was lost. A checker must read it by hand, or have it checked again.',
  }],
});

const giveUp = act<{ readonly report: CheckReport; readonly digest: string }>('couldNotCheck', {
  changes: (request: ReleaseRequest, { report, digest }, { at }) => ({ checks: [...request.checks, roundCheck(request, report, digest, at)] }),
  remembers: (request, { digest }) => ({ round: request.round, report: digest, files: request.files.length }),
  keeps: (_request, { report, digest }) => ({ report: { digest, report } }),
});
