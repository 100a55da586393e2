import { checkOf, type ReleaseRequest, type RequestFile } from '../../../requests/request.js';
import type { Desk } from '../../desk.js';
import type { Deps } from '../../deps.js';
import { statusOf } from '../../words/status.js';

/** What the API says of a file. An outcome is told only once the request has left review. */
export const fileView = (file: RequestFile, request: ReleaseRequest) => ({
  id: file.id, name: file.name, sha256: file.sha256, bytes: file.bytes, kind: file.kind, purpose: file.purpose, answers: file.answers,
  ...(file.numbersIn !== undefined && { numbersIn: file.numbersIn }),
  ...(file.outcome !== undefined && request.state !== 'inReview' && { outcome: file.outcome }),
});

/** What the API says of a request: never a vote, never who checks it. */
export function requestView({ ports, config }: Deps, { request, project, account, isStaff, now }: Pick<Desk, 'request' | 'project' | 'account' | 'isStaff' | 'now'>) {
  const check = checkOf(request);
  return {
    ref: request.ref, project: project.code, title: request.title, state: request.state, version: request.version, round: request.round,
    status: statusOf(request, isStaff ? { is: 'staff', id: account.id } : { is: 'researcher' }, { now, holidays: ports.holidays }),
    createdAt: request.createdAt,
    ...(request.sentAt !== undefined && { sentAt: request.sentAt }), ...(request.dueAt !== undefined && { dueAt: request.dueAt }),
    ...(request.reason !== undefined && { reason: request.reason }),
    files: request.files.map((file) => fileView(file, request)),
    ...(check && { check: { pack: check.pack.id, fails: check.fails, reviews: check.reviews, unread: check.unread } }),
    releases: request.releases, url: `${config.publicUrl}/requests/${request.ref}`,
  };
}
