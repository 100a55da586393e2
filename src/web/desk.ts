import type { Request, Response } from 'express';
import { forResearcher } from '../examine/for-researcher.js';
import type { CheckReport, Finding } from '../examine/report.js';
import type { Account } from '../ports/index.js';
import { findingsOn } from '../requests/findings.js';
import type { Actor } from '../requests/lifecycle.js';
import { actorOn, type Project } from '../requests/project.js';
import { checkOf, type ReleaseRequest, type RequestFile } from '../requests/request.js';
import { seesAsStaff } from '../requests/sight.js';
import type { Deps } from './deps.js';
import { param } from './form.js';
import { notFound, stopFor, type Words } from './middleware/errors.js';
import { isRefused, type Refused } from '../requests/refusals.js';
import type { Outcome } from '../actions/act.js';
import { questions } from './words/questions.js';
import { personOf } from './middleware/person.js';

export type PersonActor = Extract<Actor, { is: 'person' }>;

/** One request on the desk of one person: everything a page about it starts from. */
export interface Desk {
  readonly request: ReleaseRequest;
  readonly project: Project;
  readonly account: Account;
  readonly actor: PersonActor;
  readonly isAuthor: boolean;
  readonly isStaff: boolean;
  readonly now: string;
  /** The report of this round, once there is one. */
  readonly report?: CheckReport;
}

/** Members of the project and its staff may see a request; its draft only its own people. Everybody else: no such request. */
export async function deskOf(deps: Deps, req: Request, res: Response): Promise<Desk> {
  return deskFor(deps, await deps.ports.reads.requestByRef(param(req, 'ref').toUpperCase()), personOf(res));
}

export async function deskFor({ ports }: Deps, request: ReleaseRequest | undefined, account: Account): Promise<Desk> {
  const project = request ? await ports.reads.project(request.project) : undefined;
  if (!request || !project) throw notFound();
  const actor = actorOf(project, account);
  const isAuthor = request.author === account.id;
  const isStaff = seesAsStaff(request, actor);
  const wasSent = request.sentAt !== undefined;
  if (!isAuthor && !actor.roles.includes('researcher') && !(isStaff && wasSent)) throw notFound();
  const digest = checkOf(request)?.report;
  const report = digest ? await ports.reads.report(digest) : undefined;
  return { request, project, account, actor, isAuthor, isStaff: isStaff && wasSent, now: ports.now(), ...(report ? { report: isStaff ? report : forResearcher(report) } : {}) };
}

/** The look at a draft before it is sent: its author's, so without what researchers may not see. */
export async function draftOf({ views }: Deps['ports'], request: ReleaseRequest): Promise<CheckReport | undefined> {
  const draft = await views.draftReport(request.id);
  return draft && forResearcher(draft);
}

/** A file of the request, now or of an earlier round. */
export function fileIn(request: ReleaseRequest, id: string): RequestFile {
  const file = request.files.find((one) => one.id === id) ?? request.pastFiles.find((one) => one.id === id);
  if (!file) throw notFound();
  return file;
}

/** What was found in one file; nothing before it was checked. */
export const findingsOf = (report: CheckReport | undefined, file: Pick<RequestFile, 'name'>): Finding[] => (report ? findingsOn(report, file) : []);

/** How far a file was read; undefined before it was checked. */
export const readOf = (report: CheckReport | undefined, file: Pick<RequestFile, 'name' | 'sha256'>): 'whole' | 'partly' | 'not' | undefined =>
  report?.files.find((one) => one.sha256 === file.sha256 || one.path === file.name)?.read;

/** Names of people by id, each looked up once. */
export async function namesOf({ ports }: Deps, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
  const accounts = await Promise.all([...new Set(ids)].map((id) => ports.people.account(id)));
  return new Map(accounts.flatMap((account) => (account ? [[account.id, account.name] as const] : [])));
}

/** A person as they stand on a project. */
export function actorOf(project: Project, account: Account): PersonActor {
  const actor = actorOn(project, account);
  if (actor.is !== 'person') throw new Error('an account is a person');
  return actor;
}

/** The request as the verb left it, or the page that says why it did not. */
export function doneOrStop(outcome: Outcome, request: ReleaseRequest): ReleaseRequest {
  if (!isRefused(outcome)) return outcome.done;
  throw stopFor(outcome, missingWords(outcome, request));
}

/** What a refusal is about, in words, each with the place where it is put right. */
export function missingWords({ refused, about = [] }: Refused, request: ReleaseRequest): Words['missing'] {
  const base = `/requests/${request.ref}`;
  return about.flatMap((one) => {
    const [id = '', field = ''] = one.split('.');
    const file = request.files.find((other) => other.id === id);
    if (!file) return [];
    const at = `${base}/files/${file.id}`;
    if (refused === 'answers-missing') return [{ text: `${file.name}: ${field in questions ? questions[field as keyof typeof questions].label : field}`, href: `${at}/describe#${field}` }];
    if (refused === 'numbers-missing') return [{ text: `${file.name}: which file holds its numbers?`, href: `${base}/files` }];
    return [{ text: file.name, href: at }];
  });
}
