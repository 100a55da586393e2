import type { Finding } from '../../../examine/report.js';
import type { FileView } from '../../../ports/index.js';
import { labelsOf, measureOf, type Cell, type Table } from '../../../sdc/table.js';
import { marks, worstMark, type Mark } from '../../words/severity.js';
import { plural } from '../../words/plural.js';
import { addressText, tablesIn } from './address.js';
import { columnStrip } from './column-strip.js';

/** One cell as the page shows it: the file's own text, and what is to be said of it. */
export interface CellModel {
  readonly address: string;
  readonly text: string;
  readonly is: 'number' | 'head' | 'label' | 'text' | 'empty';
  /** Of a flagged cell. */
  readonly mark?: Mark;
  readonly count: number;
  readonly suppressed: boolean;
  readonly selected: boolean;
  readonly commented: boolean;
  /** The arithmetic of the selected finding uses it. */
  readonly used: boolean;
  /** Risk map: how narrowly the value can be worked out. */
  readonly risk?: 'exact' | 'narrow' | 'wide' | 'open';
  /** What a screen reader hears after the text. */
  readonly heard: string;
}

export interface RowModel {
  readonly row: number;
  readonly line?: number;
  readonly cells: readonly CellModel[];
}

export interface GridModel {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly { readonly column: number; readonly says: string }[];
  readonly rows: readonly RowModel[];
  readonly rowCount: number;
  readonly columnCount: number;
  /** Pages of rows, when there is more than one. */
  readonly pages: readonly { readonly page: number; readonly words: string; readonly here: boolean }[];
  readonly flagged: number;
  /** Rows that hold what was looked for. */
  readonly found?: number;
}

/** What the grid is drawn from. Keys of `flags` and `risks` are addresses. */
export interface Drawing {
  readonly view: FileView;
  readonly flags: ReadonlyMap<string, readonly Finding[]>;
  readonly risks: ReadonlyMap<string, NonNullable<CellModel['risk']>>;
  readonly comments: ReadonlySet<string>;
  readonly used: ReadonlySet<string>;
  readonly selected?: string;
  readonly page: number;
  readonly onlyFlagged: boolean;
  /** Only rows with a cell that holds this text, whatever its capitals. */
  readonly find?: string;
}

export const rowsAPage = 200;

/** One grid of the file: a page of its rows, each cell with its flags. */
export function gridModel(grid: FileView['grids'][number], drawing: Drawing): GridModel {
  const tables = tablesIn(drawing.view, grid.id);
  const published = cellsByPlace(tables);
  const flaggedRows = new Set([...drawing.flags.keys()].flatMap((key) => { const [id, row] = key.split('.'); return id === grid.id ? [Number(row)] : []; }));
  const wanted = drawing.find?.toLowerCase();
  const holds = (row: number): boolean => wanted === undefined || (grid.cells[row - 1] ?? []).some((text) => text.toLowerCase().includes(wanted));
  const rowNumbers = grid.cells.map((_, index) => index + 1);
  const found = wanted === undefined ? undefined : rowNumbers.filter(holds).length;
  const shown = rowNumbers.filter((row) => ((!drawing.onlyFlagged || flaggedRows.has(row)) && holds(row)) || isHeadRow(tables, row));
  const pageCount = Math.max(1, Math.ceil(shown.length / rowsAPage));
  const page = Math.min(Math.max(1, drawing.page), pageCount);
  const width = Math.max(grid.columns, ...grid.cells.map((row) => row.length));
  const columnCount = Math.min(width, 200);
  return {
    id: grid.id, title: grid.sheet ?? '', ...(found === undefined ? {} : { found }), rowCount: grid.rows, columnCount,
    flagged: [...drawing.flags.keys()].filter((key) => key.startsWith(`${grid.id}.`)).length,
    columns: Array.from({ length: columnCount }, (_, index) => ({ column: index + 1, says: columnStrip(tables, index + 1) })),
    rows: shown.slice((page - 1) * rowsAPage, page * rowsAPage).map((row) => ({
      row, cells: Array.from({ length: columnCount }, (_, index) => cellModel({ grid: grid.id, row, column: index + 1 }, grid.cells[row - 1]?.[index] ?? '', published, tables, drawing)),
    })),
    // Addresses carry no text of theirs, so that what was found has one page.
    pages: pageCount === 1 || wanted !== undefined ? [] : Array.from({ length: pageCount }, (_, index) => ({ page: index + 1, words: `Rows ${shown[index * rowsAPage]} to ${shown[Math.min(shown.length, (index + 1) * rowsAPage) - 1]}`, here: index + 1 === page })),
  };
}

/** The page of rows that a row is on, when all rows are shown. */
export const pageOfRow = (row: number): number => Math.ceil(row / rowsAPage);

type Published = ReadonlyMap<string, { readonly table: Table; readonly cell: Cell }>;

const cellsByPlace = (tables: readonly Table[]): Published =>
  new Map(tables.flatMap((table) => [...table.cells].reverse().map((cell) => [`${cell.at.row}.${cell.at.column}`, { table, cell }] as const)));

/** Where the data of a table starts: what stands above are headings, what stands left are labels. */
const firstOf = (table: Table) => ({ row: Math.min(...table.cells.map((cell) => cell.at.row)), column: Math.min(...table.cells.map((cell) => cell.at.column)) });
const isHeadRow = (tables: readonly Table[], row: number): boolean => tables.some((table) => table.cells.length > 0 && row === firstOf(table).row - 1);

function cellModel(at: { readonly grid: string; readonly row: number; readonly column: number }, text: string, published: Published, tables: readonly Table[], drawing: Drawing): CellModel {
  const address = addressText(at);
  const found = published.get(`${at.row}.${at.column}`);
  const findings = drawing.flags.get(address) ?? [];
  const suppressed = found?.cell.shown.as === 'suppressed';
  const risk = drawing.risks.get(address);
  return {
    address, text, is: kindOf(at, text, found !== undefined, tables), count: findings.length, suppressed, selected: drawing.selected === address, commented: drawing.comments.has(address), used: drawing.used.has(address),
    ...(findings.length > 0 ? { mark: worstMark(findings) } : {}), ...(risk ? { risk } : {}),
    heard: heardOf(found, findings, suppressed),
  };
}

function kindOf(at: { readonly row: number; readonly column: number }, text: string, isData: boolean, tables: readonly Table[]): CellModel['is'] {
  if (text === '') return 'empty';
  if (isData) return 'number';
  for (const table of tables) {
    if (table.cells.length === 0) continue;
    const first = firstOf(table);
    if (at.row === first.row - 1) return 'head';
    if (at.row >= first.row && at.column < first.column) return 'label';
  }
  return /^[-+−£$€]?[\d.,\s]+%?$/.test(text) ? 'number' : 'text';
}

/** "suppressed, North East, 80 and over: blocks release". */
function heardOf(found: { readonly table: Table; readonly cell: Cell } | undefined, findings: readonly Finding[], suppressed: boolean): string {
  if (findings.length === 0) return suppressed ? 'suppressed' : '';
  const labels = found ? labelsOf(found.table, found.cell).join(', ') : '';
  return `${[suppressed ? 'suppressed' : '', labels].filter(Boolean).join(', ')}: ${worstMark(findings).words.toLowerCase()}, ${plural(findings.length, 'finding')}`;
}

/** Labels of a cell, and what it measures; for the inspector's title. */
export function titleOf(view: FileView, address: { readonly grid: string; readonly row: number; readonly column: number }): { readonly title: string; readonly measure?: string; readonly suppressed: boolean } {
  const found = cellsByPlace(tablesIn(view, address.grid)).get(`${address.row}.${address.column}`);
  if (!found) return { title: `Row ${address.row}, column ${address.column}`, suppressed: false };
  const { kind, label } = measureOf(found.table, found.cell);
  const labels = labelsOf(found.table, found.cell).filter((one) => one !== '');
  return { title: labels.join(', ') || `Row ${address.row}, column ${address.column}`, measure: [kind === 'unknown' ? '' : kind, label].filter(Boolean).join(': '), suppressed: found.cell.shown.as === 'suppressed' };
}

export const legend: readonly { readonly mark: Mark; readonly words: string }[] = [
  { mark: marks.fail, words: 'thick border and stripes: blocks release' }, { mark: marks.review, words: 'dashed border: needs judgement' },
  { mark: marks.note, words: 'bar at the left: note' }, { mark: marks.suppressed, words: 'suppressed by the researcher' },
];
