import type { Fix, Proposals } from '../fixes/fix.js';
import type { CheckReport } from '../examine/report.js';
import type { Declaration } from '../sdc/declaration.js';
import type { EarlierTable, PlacedTable } from '../sdc/subjects.js';
import type { Table } from '../sdc/table.js';

/** One file to examine: read from disk by the reader process, named as the researcher named it. */
export interface ExamineFile {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly disk: string;
  readonly purpose: 'output' | 'supporting' | 'evidence';
  readonly numbersIn?: string;
}

export interface EarlierFound {
  readonly tables: readonly EarlierTable[];
  /** How many could be compared too and were not. */
  readonly leftOut: number;
}

export interface ExamineTask {
  readonly files: readonly ExamineFile[];
  /** Pack ids (on the command line, also paths of pack files); more than one are composed, strictest wins. */
  readonly packs: readonly string[];
  readonly declared: Declaration;
  /** What was released before; or how to find what is worth comparing, once the tables of the request are known. */
  readonly earlier: readonly EarlierTable[] | ((tables: readonly Table[]) => Promise<EarlierFound>);
  /** Contributor-level evidence, as text; never released. */
  readonly evidence?: readonly { readonly path: string; readonly text: string }[];
}

export interface FixTask extends Omit<ExamineTask, 'earlier'> {
  /** What was released before and the fixes must hold against. */
  readonly earlier: readonly EarlierTable[];
  /** Ids of the files to fix; the others take part where they are linked. */
  readonly wanted: readonly string[];
  readonly fix?: Fix;
}

/** What a page shows of a file: its grids as text, bounded, and the tables found in them. */
export interface FileView {
  readonly file: string;
  readonly grids: readonly { readonly id: string; readonly sheet?: string; readonly rows: number; readonly columns: number; readonly firstLine?: number; readonly cells: readonly (readonly string[])[] }[];
  readonly lines: readonly { readonly line: number; readonly text: string }[];
  readonly tables: readonly Table[];
  /** Rows or lines were left out of this view. */
  readonly cut: boolean;
}

export interface Examined {
  readonly report: CheckReport;
  readonly views: readonly FileView[];
}

/** Examines hostile bytes in processes that can die alone. A file that cannot be examined is a finding, never a throw. */
export interface Examiner {
  examine(task: ExamineTask, onProgress?: (file: string, stage: 'reading' | 'read' | 'rules' | 'done' | 'failed') => void): Promise<Examined>;
  /** Only the tables of the files, for comparison with others. */
  tables(task: ExamineTask): Promise<{ readonly tables: readonly PlacedTable[] }>;
  /** Fixes of the files named in `wanted`, proven; one only when `fix` says which. Files that cannot be read have none. */
  fixes(task: FixTask): Promise<Proposals>;
  close(): Promise<void>;
}
