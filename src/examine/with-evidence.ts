import { evidenceRows, type EvidenceRow } from '../sdc/evidence-file.js';
import { labelsOf, measureOf, type Cell, type MeasureKind, type Table } from '../sdc/table.js';
import type { EvidenceFile } from './deps.js';

/** Measures evidence may stand behind: published magnitudes, and the counts beside them. */
const behind: ReadonlySet<MeasureKind> = new Set(['count', 'weighted-count', 'sum', 'mean', 'sd', 'se', 'variance', 'median', 'quantile', 'min', 'max', 'mode', 'ratio', 'rate', 'index', 'unknown']);

/** The table with the contributors of each cell, where attached evidence matches its labels. */
export function withEvidence(table: Table, file: string, evidence: readonly EvidenceFile[]): Table {
  const rows = evidence.flatMap(({ text }) => evidenceRows(text)).filter((row) =>
    (row.file === undefined || row.file === file || file.endsWith(`/${row.file}`)) && (row.table === undefined || row.table === table.id || row.table === table.title));
  if (rows.length === 0) return table;
  const byKey = new Map<string, EvidenceRow[]>();
  for (const row of rows) {
    const key = keyOf(Object.values(row.keys));
    byKey.set(key, [...(byKey.get(key) ?? []), row]);
  }
  const cells = table.cells.map((cell) => {
    const found = behind.has(measureOf(table, cell).kind) ? match(table, cell, byKey) : undefined;
    return found ? { ...cell, evidence: { ...cell.evidence, ...found.contributors } } : cell;
  });
  return { ...table, cells };
}

const plain = (text: string): string => text.toLowerCase().normalize('NFKC').replaceAll(/[\s_]+/g, ' ').trim();
const totalWords = new Set(['', 'total', 'all', 'overall', 'sum', 'any']);
/** Totals may be left blank or called anything in either file; they drop out of the key. */
const keyOf = (labels: readonly string[]): string => labels.map(plain).filter((label) => !totalWords.has(label)).sort().join('\u001f');

function match(table: Table, cell: Cell, byKey: ReadonlyMap<string, readonly EvidenceRow[]>): EvidenceRow | undefined {
  const labels = labelsOf(table, cell).filter((_label, at) => table.dimensions[at]!.categories[cell.coords[at]!]!.role !== 'total');
  const measure = plain(measureOf(table, cell).label);
  const candidates = [...(byKey.get(keyOf(labels)) ?? []), ...(byKey.get(keyOf(labels.filter((label) => plain(label) !== measure))) ?? [])];
  const named = candidates.find((row) => row.measure !== undefined && plain(row.measure) === measure) ?? candidates.find((row) => row.measure === undefined);
  // Read as columns of their own, the labels across the top are headings: then they name the cell and not the variable.
  return named ?? onlyOne(candidates, measure) ?? (measure === '' ? undefined : onlyOne(byKey.get(keyOf([...labels, measure])) ?? [], ''));
}

const aggregates = new Set(['sum', 'total', 'mean', 'average', 'avg', 'median', 'std', 'sd', 'max', 'maximum', 'min', 'minimum', 'mode', 'of', 'n', 'count', 'value']);

/** A heading that names no variable ("", "sum"), or names the one of the evidence among other words ("mean turnover"), where the evidence is about one variable only. */
function onlyOne(candidates: readonly EvidenceRow[], measure: string): EvidenceRow | undefined {
  const variables = new Set(candidates.map((row) => plain(row.measure ?? '')));
  const [variable] = variables;
  if (variable === undefined || variables.size !== 1) return undefined;
  const said = measure.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !aggregates.has(word)).join(' ');
  return said === '' || said === variable.split(/[^\p{L}\p{N}]+/u).join(' ') ? candidates[0] : undefined;
}
