import { print } from '../../sdc/decimal.js';
import type { CellEvidence } from '../../sdc/contributions.js';

const amounts = ['n', 'sum', 'x1', 'x2', 'x3', 'sum_abs', 'x1_abs', 'x2_abs', 'n_negative', 'n_zero', 'n_missing', 'all_same'] as const;

/** The evidence file for these cells: the dimensions, the measure, then what stands behind each cell. A total is "Total". */
export function evidenceCsv(by: readonly string[], measure: string, cells: readonly CellEvidence[], { scale, weighted }: { readonly scale: number; readonly weighted: boolean }): string {
  const amount = (units: bigint | undefined) => (units === undefined ? '' : print({ units, scale }));
  const rows = cells.map((cell) => [
    ...cell.labels.map((label) => label ?? 'Total'), measure,
    String(cell.n), amount(cell.sum), ...[0, 1, 2].map((i) => amount(cell.largest[i])),
    amount(cell.sumOfAbsolutes), ...[0, 1].map((i) => amount(cell.largestAbsolutes[i])),
    String(cell.negatives), String(cell.zeros), String(cell.missing), cell.isAllSame ? '1' : '0',
    ...(weighted ? [0, 1, 2].map((i) => cell.weights[i] ?? '') : []),
  ]);
  return [[...by, 'measure', ...amounts, ...(weighted ? ['w1', 'w2', 'w3'] : [])], ...rows].map((row) => `${row.map(field).join(',')}\n`).join('');
}

const field = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
