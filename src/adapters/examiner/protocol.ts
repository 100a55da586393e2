import type { Fix, Proposals } from '../../fixes/fix.js';
import type { FileReport, RuleCount } from '../../examine/report.js';
import type { FileView } from '../../ports/examiner.js';
import type { Declaration, Described } from '../../sdc/declaration.js';
import type { EarlierTable, FileSubject, TextPiece } from '../../sdc/subjects.js';

/** What the two sides of the process wall say to each other. Structured clones; no functions cross. */
export interface Bench {
  /** Pack ids or paths of pack files; more than one are composed. */
  readonly packs: readonly string[];
  readonly declared: Declaration;
  readonly described?: Described;
  readonly evidence: readonly { readonly path: string; readonly text: string }[];
}

/** Texts of files up to this size cross the wall for the rules that look across files (lists of checksums); others stay behind it. */
export const textsCross = 65_536;

/** A clean copy as it crosses the wall, or the sentence that says why there is none. */
export type CleanedAcross =
  | { readonly bytes: Uint8Array; readonly ending: string; readonly removed: readonly { readonly is: string; readonly count: number }[]; readonly leftOut: readonly string[]; readonly engine: string }
  | { readonly refused: string };

/** A file subject as data: its texts as a list, empty for larger files. */
export type ClonedSubject = Omit<FileSubject, 'texts'> & { readonly pieces: readonly TextPiece[] };

export interface ClonedExamined {
  readonly report: FileReport;
  readonly subject: ClonedSubject;
  readonly counts: readonly RuleCount[];
}

export type Ask =
  | { readonly seq: number; readonly do: 'file'; readonly bench: Bench; readonly file: { readonly name: string; readonly disk: string; readonly sha256: string; readonly supporting: boolean }; readonly wantsView: boolean }
  | { readonly seq: number; readonly do: 'request'; readonly bench: Bench; readonly examined: readonly ClonedExamined[]; readonly earlier: readonly EarlierTable[] }
  | { readonly seq: number; readonly do: 'clean'; readonly file: { readonly name: string; readonly disk: string } }
  | { readonly seq: number; readonly do: 'fixes'; readonly bench: Bench; readonly files: readonly { readonly name: string; readonly disk: string; readonly sha256: string }[]; readonly earlier: readonly EarlierTable[]; readonly wanted: readonly string[]; readonly fix?: Fix };

export type Answer =
  | { readonly seq: number; readonly stage: 'reading' | 'rules' }
  | { readonly seq: number; readonly file: { readonly examined: readonly ClonedExamined[]; readonly view?: FileView } }
  | { readonly seq: number; readonly cleaned: CleanedAcross }
  | { readonly seq: number; readonly report: unknown }
  | { readonly seq: number; readonly proposals: Proposals }
  | { readonly seq: number; readonly fault: string; readonly isUsage?: boolean };

/** Why a reader process did not answer. */
export type Death = 'memory' | 'time' | 'crash';
