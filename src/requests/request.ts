import type { Finding } from '../examine/report.js';
import type { State } from './lifecycle.js';

/** What the researcher says about one output: the questions of the form. */
export interface Answers {
  readonly title?: string;
  readonly destination?: 'paper' | 'report' | 'talk' | 'team' | 'other';
  readonly population?: string;
  readonly people?: number;
  readonly weighted?: 'yes' | 'no' | 'unsure';
  /** Smallest count behind any figure. */
  readonly smallest?: number;
  readonly protections?: readonly ('suppressed' | 'rounded' | 'grouped' | 'totals-from-rounded' | 'none')[];
  readonly suppressedUnder?: number;
  readonly roundedTo?: number;
  readonly columns?: readonly { readonly name: string; readonly meaning?: string; readonly kind?: string }[];
  readonly observations?: number;
  readonly degreesOfFreedom?: number;
  /** How it relates to earlier outputs, and what changed since the last round. */
  readonly earlier?: string;
  readonly changes?: string;
  /** Why an exception is fair, and for which findings (ids). */
  readonly exception?: string;
  readonly exceptionFindings?: readonly string[];
}

export type Purpose = 'output' | 'supporting' | 'evidence';
export type FileOutcome = 'approved' | 'changes' | 'refused' | 'released';

/** How Airlock made these bytes: with the original, the fix and the engine it can be done again. */
export interface Derivation {
  /** SHA-256 of the original. */
  readonly from: string;
  /** Kind of the fix, and everything it was told, as JSON. */
  readonly fix: string;
  readonly parameters: string;
  readonly engine: string;
  /** Hidden cells that are low counts themselves, as the proof found them, and what they are below. */
  readonly hidden?: { readonly below: number; readonly low: readonly { readonly sheet?: string; readonly row: number; readonly column: number }[] };
}

export interface RequestFile {
  readonly id: string;
  /** As the researcher named it; shown, never used as a path, never logged. */
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Kind by content ("csv", "xlsx", "unknown"). */
  readonly kind: string;
  readonly purpose: Purpose;
  /** For a figure: the file (id) that holds its numbers. */
  readonly numbersIn?: string;
  readonly answers: Answers;
  /** Round in which these bytes first came. */
  readonly round: number;
  /** The file (id) of an earlier round that this one stands in for. */
  readonly replaces?: string;
  /** Where it came from, when Airlock itself made it from another file. */
  readonly derivation?: Derivation;
  /** Settled, and true of exactly these bytes. */
  readonly outcome?: FileOutcome;
  readonly releasedAt?: string;
}

export type Ballot = 'approve' | 'changes' | 'refuse';

/** One checker's view of one file, bound to the bytes they read. A checker's last vote of a round counts. */
export interface Vote {
  readonly checker: string;
  readonly file: string;
  readonly sha256: string;
  readonly round: number;
  readonly ballot: Ballot;
  readonly reason?: string;
  readonly at: string;
}

export interface Claim {
  readonly checker: string;
  readonly at: string;
}

/** A checker has said all they have to say in this round. */
export interface Finished {
  readonly checker: string;
  readonly round: number;
  readonly at: string;
}

/** A blocking finding that a checker has opened: each must be, before approving. */
export interface Opened {
  readonly checker: string;
  readonly finding: string;
}

export interface Comment {
  readonly id: string;
  readonly author: string;
  readonly at: string;
  readonly round: number;
  readonly text: string;
  /** `researcher`: shown when the request is returned. `checkers`: only among checkers. */
  readonly audience: 'researcher' | 'checkers';
  readonly file?: string;
  readonly finding?: string;
  /** "table/row/column", rows and columns from 1. */
  readonly cell?: string;
  /** Done with, until somebody opens it again. */
  readonly resolved?: { readonly by: string; readonly at: string };
  /** A proven fix that its author may accept with one press: the key of the proposals and its number among them, from 0. */
  readonly fix?: { readonly key: string; readonly number: number };
}

/** What the pipeline learned of one round. The report itself is kept beside the request, by its digest. */
export interface RoundCheck {
  readonly round: number;
  readonly report: string;
  readonly at: string;
  readonly pack: { readonly id: string; readonly version: string; readonly digest: string };
  readonly fails: number;
  readonly reviews: number;
  /** Files not read whole. */
  readonly unread: number;
}

/** How this request is to be decided: copied from the project when it is sent, so that later edits do not change it. */
export interface Terms {
  readonly packs: readonly string[];
  readonly checkers: number;
  readonly review: 'blinded' | 'sequential';
  readonly promiseDays: number;
  readonly noFindings: 'review' | 'release';
}

/** A release request: one aggregate, changed only by `act`. Times are ISO 8601 in UTC. */
export interface ReleaseRequest {
  readonly id: string;
  /** What people say aloud: AL-0412. */
  readonly ref: string;
  readonly project: string;
  readonly author: string;
  readonly title: string;
  readonly state: State;
  /** Raised by every change; jobs and forms name the version they saw. */
  readonly version: number;
  readonly round: number;
  readonly createdAt: string;
  readonly sentAt?: string;
  readonly dueAt?: string;
  readonly endedAt?: string;
  readonly files: readonly RequestFile[];
  /** Files of earlier rounds that were replaced or taken out: kept for comparison. */
  readonly pastFiles: readonly RequestFile[];
  readonly claims: readonly Claim[];
  readonly votes: readonly Vote[];
  readonly opened: readonly Opened[];
  readonly finished: readonly Finished[];
  readonly comments: readonly Comment[];
  readonly checks: readonly RoundCheck[];
  readonly terms?: Terms;
  /** Why it was returned, refused, withdrawn, halted or recalled. */
  readonly reason?: string;
  /** The bundles that left, one for each release of a part. */
  readonly releases: readonly { readonly id: string; readonly at: string; readonly files: readonly string[] }[];
}

export const outputsOf = (request: ReleaseRequest): RequestFile[] => request.files.filter((file) => file.purpose === 'output');
export const fileOf = (request: ReleaseRequest, id: string): RequestFile | undefined => request.files.find((file) => file.id === id);
export const checkOf = (request: ReleaseRequest): RoundCheck | undefined => request.checks.findLast((check) => check.round === request.round);
/** Outputs still to be decided in this round. */
export const undecided = (request: ReleaseRequest): RequestFile[] => outputsOf(request).filter((file) => file.outcome === undefined);
export const hasFinished = (request: ReleaseRequest, checker: string): boolean =>
  request.finished.some((one) => one.checker === checker && one.round === request.round);
export const isBlocking = (finding: Finding): boolean => finding.consequence === 'fail';
