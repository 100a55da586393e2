import type { CheckReport } from '../examine/report.js';
import type { ChainedEvent, ChainFault } from '../requests/audit.js';
import type { State } from '../requests/lifecycle.js';
import type { Project } from '../requests/project.js';
import type { ReleaseRequest } from '../requests/request.js';

export interface RequestFilter {
  readonly project?: string;
  readonly projects?: readonly string[];
  readonly author?: string;
  readonly states?: readonly State[];
  readonly claimedBy?: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; pass it back for the next page. */
  readonly next?: string;
}

/** Progress of one file through the pipeline. */
export interface FileProgress {
  readonly file: string;
  readonly stage: 'stored' | 'reading' | 'read' | 'rules' | 'compared' | 'done' | 'failed';
  readonly at: string;
}

/** Questions the pages and the API ask. None changes anything. */
export interface Reads {
  request(id: string): Promise<ReleaseRequest | undefined>;
  requestByRef(ref: string): Promise<ReleaseRequest | undefined>;
  /** Ordered by due date (none last), then worst finding, then fewest files. */
  requests(filter: RequestFilter, page?: { readonly limit: number; readonly after?: string }): Promise<Page<ReleaseRequest>>;
  /** Requests of which something has left, newest first. */
  released(page?: { readonly limit: number; readonly after?: string }): Promise<Page<ReleaseRequest>>;
  /** The request whose release holds these bytes, if any does. */
  releaseOf(sha256: string): Promise<ReleaseRequest | undefined>;
  project(id: string): Promise<Project | undefined>;
  projects(filter?: { readonly member?: string }): Promise<Project[]>;
  report(digest: string): Promise<CheckReport | undefined>;
  progress(request: string): Promise<FileProgress[]>;
  events(filter: { readonly subject?: string; readonly after?: number; readonly limit: number }): Promise<ChainedEvent[]>;
  /** Walks the whole chain. */
  verifyAudit(): Promise<{ readonly entries: number; readonly fault?: ChainFault }>;
  /** Requests that have been in one of these states without a change since `before` (ISO). For the sweep. */
  stuck(states: readonly State[], before: string): Promise<{ readonly id: string; readonly state: State; readonly version: number }[]>;
  /** Requests with evidence that have been in one of these states since `before` (ISO), and whose evidence is not deleted yet. Some of them, oldest first. */
  evidenceDue(states: readonly State[], before: string): Promise<ReleaseRequest[]>;
  /** Whether a request other than this one holds these bytes, in any round, and has not given its evidence up. */
  isHeldElsewhere(sha256: string, request: string): Promise<boolean>;
}
