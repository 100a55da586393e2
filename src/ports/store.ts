import type { CheckReport } from '../examine/report.js';
import type { AuditEvent } from '../requests/audit.js';
import type { Project } from '../requests/project.js';
import type { ReleaseRequest } from '../requests/request.js';
import type { LedgerTable } from './ledger.js';

/** What a verb leaves behind: the new request, its one audit event, and what must be kept with them. All or nothing. */
export interface Change {
  readonly request: ReleaseRequest;
  readonly event: AuditEvent;
  /** A report to keep by its digest. */
  readonly report?: { readonly digest: string; readonly report: CheckReport };
  /** Tables that were released by this change. */
  readonly ledger?: readonly LedgerTable[];
}

/** The only door through which anything changes. Each call is one transaction. */
export interface Store {
  /** Locks the request, lets `work` decide, saves what it returns. `work` answering undefined saves nothing. */
  change(id: string, work: (request: ReleaseRequest) => Change | undefined): Promise<void>;
  /** Saves a new request and its event; `ref` is given by the store ("AL-0001", rising). `key` makes a repeat answer with the first. */
  create(request: Omit<ReleaseRequest, 'ref'>, event: AuditEvent, key?: string): Promise<ReleaseRequest>;
  changeProject(id: string, work: (project: Project) => { readonly project: Project; readonly event: AuditEvent } | undefined): Promise<void>;
  createProject(project: Omit<Project, 'code'>, event: AuditEvent): Promise<Project>;
  /** An event that changes nothing: a view, a download, a sign-in. */
  record(event: AuditEvent): Promise<void>;
}
