import type { ResolvedPack } from '../packs/pack.js';
import type { FileReading } from '../readers/index.js';
import type { Grid, Limits } from '../readers/reader.js';
import type { Recognised } from '../readers/recognise/index.js';
import type { Declaration, Described, ItemDeclaration } from '../sdc/declaration.js';
import type { Rule } from '../sdc/rule.js';
import type { EarlierTable } from '../sdc/subjects.js';
import type { Legend } from '../sdc/table.js';

export type Recognise = (grid: Grid, context: { readonly declared?: ItemDeclaration; readonly legends?: readonly Legend[] }) => Recognised;

/** One file as it arrived. `path` is as the researcher gave it, relative; `sha256` in lower-case hexadecimal. */
export interface FileBytes {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** It is for the checkers and will not be released. */
  readonly supporting?: boolean;
}

/** Contributor-level evidence attached to the request (rules.md E6): the text of a CSV, never released. */
export interface EvidenceFile {
  readonly path: string;
  readonly text: string;
}

/** Everything an examination depends on, passed in: the same input gives the same report. */
export interface Deps {
  /** Bytes to grids, texts and facts: `readFile` of src/readers. */
  readonly read: (name: string, bytes: Uint8Array, limits: Limits) => Promise<FileReading>;
  readonly recognise: Recognise;
  readonly rules: readonly Rule[];
  readonly pack: ResolvedPack;
  readonly version: string;
  readonly limits?: Limits;
  readonly declared?: Declaration;
  /** What files of the request say of others (the results file of ACRO). The researcher's own words come first. */
  readonly described?: Described;
  readonly evidence?: readonly EvidenceFile[];
  readonly earlier?: readonly EarlierTable[];
  /** Milliseconds since some start; only differences are used. */
  readonly clock?: () => number;
}
