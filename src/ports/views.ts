import type { CheckReport } from '../examine/report.js';
import type { FileView } from './examiner.js';
import type { FileProgress } from './reads.js';

/** Derived from files and made again at will: what pages show, and how far the workers have come. Not part of the record. */
export interface Views {
  saveView(sha256: string, view: FileView): Promise<void>;
  view(sha256: string): Promise<FileView | undefined>;
  /** What a check before sending found; replaced by the next. */
  saveDraftReport(request: string, report: CheckReport): Promise<void>;
  draftReport(request: string): Promise<CheckReport | undefined>;
  saveProgress(request: string, progress: FileProgress): Promise<void>;
  /** Calls back on every change of progress or state of the request; the answer stops it. */
  watch(request: string, onChange: () => void): Promise<() => void>;
}
