import type { ItemDeclaration } from '../../sdc/declaration.js';
import type { ColumnProfile } from '../../sdc/subjects.js';
import type { Legend, Table } from '../../sdc/table.js';
import type { Unreadable } from '../reader.js';

/** What recognition may know besides the grid. */
export interface RecogniseContext {
  readonly declared?: ItemDeclaration;
  /** Marks the pack explains, used where the file does not. */
  readonly legends?: readonly Legend[];
}

export interface Recognised {
  readonly tables: readonly Table[];
  readonly profiles: readonly ColumnProfile[];
  /** Cells in which a number is printed, outside titles and notes. */
  readonly numericCells: number;
  /** Of those, the ones no table accounts for. */
  readonly unexplained: number;
  /** What was seen but not looked at cell by cell. Each becomes a finding. */
  readonly gaps: readonly Unreadable[];
}
