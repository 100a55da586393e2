import type { CheckReport } from '../examine/report.js';
import type { FixedFile, Proposal, Proposals } from '../fixes/fix.js';
import type { FileView } from './examiner.js';
import type { FileProgress } from './reads.js';

/** A fix whose files lie in the vault. */
export interface SavedProposal extends Omit<Proposal, 'files'> {
  readonly files: readonly (Omit<FixedFile, 'bytes'> & { /** Id of the file it is made from. */ readonly file: string; readonly size: number })[];
}

/** Fixes for some files of a request, by the digest of everything they follow from: bytes, answers, rules. */
export interface SavedFixes extends Omit<Proposals, 'proposals'> {
  readonly key: string;
  readonly proposals: readonly SavedProposal[];
}

/** Derived from files and made again at will: what pages show, and how far the workers have come. Not part of the record. */
export interface Views {
  saveView(sha256: string, view: FileView): Promise<void>;
  view(sha256: string): Promise<FileView | undefined>;
  /** What a check before sending found; replaced by the next. */
  saveDraftReport(request: string, report: CheckReport): Promise<void>;
  draftReport(request: string): Promise<CheckReport | undefined>;
  saveFixes(fixes: SavedFixes): Promise<void>;
  fixes(key: string): Promise<SavedFixes | undefined>;
  saveProgress(request: string, progress: FileProgress): Promise<void>;
  /** Calls back on every change of progress or state of the request; the answer stops it. */
  watch(request: string, onChange: () => void): Promise<() => void>;
}
