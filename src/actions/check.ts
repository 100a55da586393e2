import type { CheckReport } from '../examine/report.js';
import { canonical } from '../requests/audit.js';
import { system } from '../requests/lifecycle.js';
import { isRefused } from '../requests/refusals.js';
import { undecided, type ReleaseRequest } from '../requests/request.js';
import { triage } from '../requests/triage.js';
import type { Ports } from '../ports/index.js';
import { act, type Outcome } from './act.js';
import { examined } from './examined.js';
import { roundCheck } from './round-check.js';

/** Reads the files of a request, applies the rules, and lets triage say who sees it next. Doing it again is harmless. */
export async function check(ports: Ports, { id }: { readonly id: string }): Promise<Outcome> {
  const request = await ports.reads.request(id);
  if (!request) return { refused: 'not-found' };
  if (request.state !== 'checking') return { refused: 'wrong-state' };
  const project = await ports.reads.project(request.project);
  const report = await examined(ports, request, project!);
  const outcome = await checked(ports, { id }, system, { report, digest: ports.sha256(canonical(report)), read: filesOf(request) });
  if (!isRefused(outcome) && outcome.done.state === 'releasing') await ports.jobs.enqueue('release', { request: id, version: outcome.done.version });
  return outcome;
}

/** The round and bytes that a report is about. */
export const filesOf = (request: ReleaseRequest): string => canonical([request.round, request.files.map((file) => [file.id, file.sha256])]);

interface Checked {
  readonly report: CheckReport;
  readonly digest: string;
  /** What was read: a request taken back and sent again in the meantime is another round. */
  readonly read: string;
}

const checked = act<Checked>('checked', {
  refuses: (request, { read }) => (filesOf(request) === read ? undefined : { refused: 'files-changed' }),
  changes: (request, { report, digest }, { at }) => {
    const state = triage(report, request.terms!);
    const open = new Set(undecided(request).map((file) => file.id));
    const files = state === 'releasing' ? request.files.map((file) => (open.has(file.id) ? { ...file, outcome: 'approved' as const } : file)) : request.files;
    return { state, files, checks: [...request.checks, roundCheck(request, report, digest, at)] };
  },
  remembers: (request, { report, digest }) => ({
    round: request.round, report: digest, pack: report.pack.digest, rules: report.rules.map((rule) => [rule.id, rule.version]), ...countsOf(request),
  }),
  keeps: (_request, { report, digest }) => ({ report: { digest, report } }),
});

const countsOf = (request: ReleaseRequest) => {
  const { fails, reviews, unread } = request.checks.at(-1)!;
  return { fails, reviews, unread };
};
