import type { Finding } from '../examine/report.js';
import { isCount } from '../sdc/counts.js';
import { measureOf, type Cell, type Table } from '../sdc/table.js';
import type { CheckedFile } from './checked.js';

/** Findings that say: this number may not be shown. */
const aboutNumbers = new Set([
  'min-cell-count', 'implied-count-percent', 'implied-count-complement', 'percent-of-suppressed', 'few-contributors', 'dominance-1k', 'dominance-2k',
  'dominance-nk', 'p-percent', 'pq-rule', 'sampling-weights-dominance', 'holding-grouping', 'all-values-same', 'mean-low-n', 'mean-sd-reconstruction',
  'median-iqr-low-n', 'percentile-support', 'shape-dof', 'extreme-value', 'km-at-risk', 'linear-concentration-ratio', 'mode', 'gini-lorenz', 'odds-ratio-2x2',
  'rounding-impossible-value', 'prose-low-count', 'difference-group-missing', 'differencing-within', 'differencing-prior', 'mean-differencing', 'k-disclosure',
]);

/** Findings that say: this number is hidden, and can be worked out. */
const aboutHidden = new Set([
  'suppression-exact', 'suppression-interval', 'suppression-singleton-line', 'suppression-singleton-contributor', 'suppression-inconsistent', 'linked-tables', 'hierarchy-audit',
]);

export const isSuppressible = ({ rule }: Finding): boolean => aboutNumbers.has(rule) || aboutHidden.has(rule);

/** A cell of one of the tables at hand. */
export interface Spot {
  readonly file: CheckedFile;
  readonly table: Table;
  readonly cell: Cell;
}

/** The cells a finding names. */
export function spotsOf(finding: Finding, files: readonly CheckedFile[]): Spot[] {
  return finding.where.flatMap((place) => {
    const file = files.find((one) => one.file.path === place.file);
    const table = file?.tables.find(({ id }) => id === place.table);
    if (!file || !table || place.row === undefined || place.column === undefined) return [];
    return table.cells.filter(({ at }) => at.row === place.row && at.column === place.column).map((cell) => ({ file, table, cell }));
  });
}

/** Cells that may not be shown, by the findings: all that fail, extreme values also where they only need a look, zeros when asked. */
export function unsafeSpots(findings: readonly Finding[], files: readonly CheckedFile[], zeros: boolean): Spot[] {
  const wanted = findings.filter((finding) => finding.verdict === 'flagged' && (
    (finding.consequence === 'fail' && isSuppressible(finding))
    || (finding.consequence === 'review' && ['extreme-value', 'min-cell-count', 'percent-of-suppressed', 'suppression-interval'].includes(finding.rule))
    || (zeros && finding.rule === 'zero-cell')));
  return wanted.flatMap((finding) => withoutCounts(finding, spotsOf(finding, files)));
}

/** Where a statistic together with its counts gives people away, the statistic goes and the counts stay. */
const ofStatistics = new Set(['odds-ratio-2x2', 'mean-sd-reconstruction']);

function withoutCounts({ rule }: Finding, spots: readonly Spot[]): readonly Spot[] {
  const statistics = spots.filter(({ table, cell }) => !isCount(table, measureOf(table, cell)));
  return ofStatistics.has(rule) && statistics.length > 0 ? statistics : spots;
}

/** In a total of a classification with parts; the one column of a list is no total. */
export const isTotal = (table: Table, { coords }: Cell): boolean =>
  coords.some((index, at) => table.dimensions[at]!.categories[index]!.role === 'total' && table.dimensions[at]!.categories.some(({ role }) => role !== 'total'));
